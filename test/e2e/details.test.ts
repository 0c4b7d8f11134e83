import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AtlasDriver, launchBrowser } from './atlas-driver.ts';

/** A step on software rendering, the map's own pause before it writes the address included. */
const slowly = { timeout: 30_000 };

let browser: Browser;
let atlas: AtlasDriver;

beforeAll(async () => {
  browser = await launchBrowser();
  atlas = await AtlasDriver.start(browser);
});
afterAll(async () => {
  await browser?.close();
});

describe('details', () => {
  test('a click on a grid opens it, with the way to its community, street and district', async () => {
    await atlas.open('?v=1&at=108.5,33.6,15&layers=street.community.general-grid.dedicated-grid');
    await atlas.mapRests();
    await atlas.clickMap(660, 330);
    await atlas.details().getByRole('heading', { level: 2 }).waitFor();
    await atlas.viewHas('sel', /^grids:/);
    await atlas.mapRests();
    await atlas.keepPicture('desk-grid');
    expect(await atlas.violations()).toEqual([]);
    const crumbs = atlas.details().getByRole('navigation', { name: '所属' }).getByRole('button');
    expect(await crumbs.count()).toBe(3);
    await crumbs.nth(1).click();
    await atlas.viewHas('sel', /^areas:/);
    await atlas.details().getByText('街道', { exact: true }).first().waitFor();
  });

  test('Back returns to the grid, Escape closes the details', async () => {
    await atlas.page.goBack();
    await atlas.viewHas('sel', /^grids:/);
    await atlas.page.keyboard.press('Escape');
    await atlas.details().waitFor({ state: 'detached' });
    expect(atlas.view().sel).toBeUndefined();
  });

  test('Enter on the map opens what lies in its centre; what lies round it is one step away', async () => {
    await atlas.page.locator('#map canvas').focus();
    await atlas.page.keyboard.press('Enter');
    await atlas.details().getByRole('heading', { level: 2 }).waitFor();
    const others = atlas.details().getByRole('navigation', { name: '此处还有' }).getByRole('button');
    await others.last().click();
    await atlas.viewHas('sel', /^areas:/);
  });

  test.each([
    ['9901010010010', /^grids:/],
    ['街道', /^areas:/],
    ['党群服务中心', /^stations:/],
    ['支部', /^party-orgs:/],
  ])('search for %s, choose with the keyboard, and the details open', async (text, selection) => {
    await atlas.page.keyboard.press('Escape');
    await atlas.page.locator('#map canvas').focus();
    await atlas.page.keyboard.press('/');
    await atlas.search(text);
    await atlas.page.keyboard.press('ArrowDown');
    await atlas.page.keyboard.press('ArrowUp');
    await atlas.page.keyboard.press('Enter');
    await atlas.viewHas('sel', selection);
    await atlas.details().getByRole('heading', { level: 2 }).waitFor();
    await atlas.mapRests();
    await atlas.keepPicture(`desk-found-${String(selection).slice(2, 6)}`);
    expect(await atlas.violations()).toEqual([]);
  });

  test('a search for nonsense says what to try', async () => {
    await atlas.page.getByRole('searchbox').fill('没有这个名字');
    await atlas.page.getByText('没有找到').waitFor();
    await atlas.page.keyboard.press('Escape');
  });
});

describe('time, categories and language', () => {
  test('a shorter period and a category change figures and heat', async () => {
    await atlas.open('?v=1&at=108.5,33.6,13&layers=heat');
    await atlas.mapRests();
    const heat = atlas.page.locator('[data-layer=heat]');
    await heat.getByText(/上图 .* 件/).waitFor();
    const before = { map: await atlas.lookAtMap(), text: await heat.innerText() };
    await atlas.page.getByText('近 30 天').click();
    await atlas.viewHas('from');
    await expect.poll(() => heat.innerText(), slowly).not.toBe(before.text);
    const panel = atlas.page.locator('section[aria-labelledby=layers-title]');
    await panel.getByRole('button', { name: /诉求类别/ }).click();
    await panel.locator('li input').first().click();
    await atlas.viewHas('cat', /^\d+$/);
    await atlas.page.waitForTimeout(1000);
    await atlas.mapRests();
    await atlas.keepPicture('desk-category');
    expect(before.map.equals(await atlas.lookAtMap())).toBe(false);
    expect(await atlas.violations()).toEqual([]);
  });

  test('the brush moves by keyboard', async () => {
    const before = atlas.view().from;
    await atlas.page.getByRole('slider', { name: '开始日期' }).focus();
    await atlas.page.keyboard.press('ArrowLeft');
    await expect.poll(() => atlas.view().from, slowly).not.toBe(before);
  });

  test('English changes every word of the page and the names on the map', async () => {
    await atlas.open(
      '?v=1&at=108.5,33.6,14&layers=street.community.stations.compounds.party-orgs.heat.coverage',
    );
    await atlas.mapRests();
    const before = await atlas.lookAtMap();
    await atlas.page.getByText('EN', { exact: true }).click();
    await atlas.viewHas('lang', /^en$/);
    await atlas.page.getByRole('heading', { name: 'Wangge Atlas' }).waitFor();
    await atlas.mapRests();
    await atlas.keepPicture('desk-english');
    expect(await atlas.page.locator('html').getAttribute('lang')).toBe('en');
    expect(before.equals(await atlas.lookAtMap())).toBe(false);
    const panel = await atlas.page.locator('section[aria-labelledby=layers-title]').innerText();
    expect(panel.replace(/[委总支组站]|中心/g, '')).not.toMatch(/\p{Script=Han}/u);
    expect(await atlas.violations()).toEqual([]);
  });

  test('a reload keeps the view', async () => {
    const before = atlas.view();
    await atlas.page.reload();
    await atlas.mapRests();
    expect(atlas.view()).toEqual(before);
    await atlas.page.getByRole('heading', { name: 'Wangge Atlas' }).waitFor();
  });
});

test('nothing complained and no other host was asked', () => {
  expect(atlas.complaints).toEqual([]);
  expect(atlas.foreignRequests).toEqual([]);
});
