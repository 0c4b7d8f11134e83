import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const doorOf = (atlas: AtlasDriver, role: string) => atlas.page.getByRole('button', { name: role });
const waitForDoor = (atlas: AtlasDriver) =>
  atlas.page.getByRole('heading', { level: 1, name: '选一位演示人物进入' }).waitFor();

describe('the demo door', () => {
  test('one click lets a leader in; the banner says who one is, and another click changes it', async () => {
    const atlas = await AtlasDriver.start(browser, desktop, null);
    await atlas.open('sign-in');
    await waitForDoor(atlas);
    await atlas.page.getByText('合成数据', { exact: true }).first().waitFor();
    await atlas.keepPicture('desk-door');
    expect(await atlas.violations()).toEqual([]);
    await doorOf(atlas, '区领导').click();
    await atlas.mapRests();
    const banner = atlas.page.getByRole('complementary', { name: '演示实例' });
    await banner.getByText('当前身份:区领导').waitFor();
    await banner.getByRole('button', { name: '换一位' }).click();
    await waitForDoor(atlas);
    await doorOf(atlas, '审计管理员').click();
    await atlas.page.getByRole('heading', { level: 1, name: '审计记录' }).waitFor();
    await banner.getByText('当前身份:审计管理员').waitFor();
    await banner.getByRole('button', { name: '收起' }).click();
    await banner.waitFor({ state: 'detached' });
    expect(atlas.complaints).toEqual([]);
    expect(atlas.foreignRequests).toEqual([]);
    await atlas.leave();
  });

  test('fits a phone and speaks English', async () => {
    const atlas = await AtlasDriver.start(browser, phone, null);
    await atlas.open('sign-in?lang=en');
    await atlas.page.getByRole('heading', { level: 1, name: 'Choose a demo person' }).waitFor();
    await atlas.keepPicture('phone-door-english');
    expect(await atlas.violations()).toEqual([]);
    expect(await atlas.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      phone.width,
    );
    expect((await doorOf(atlas, 'District leader').boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await atlas.leave();
  });

  test('a wrong password is refused in place, in the words of the server', async () => {
    const atlas = await AtlasDriver.start(browser, desktop, null);
    await atlas.open('sign-in');
    await atlas.page.getByRole('button', { name: '用账号密码登录' }).click();
    await atlas.page.getByLabel('账号', { exact: true }).fill('nobody-here');
    await atlas.page.getByLabel('密码', { exact: true }).fill('not the password at all');
    await atlas.page.getByRole('button', { name: '登录', exact: true }).click();
    await atlas.page.getByRole('alert').getByText('账号、密码或验证码不正确').waitFor();
    expect(await atlas.violations()).toEqual([]);
    await atlas.leave();
  });
});

describe('going and coming back', () => {
  test('after signing out, Back shows nothing', async () => {
    const atlas = await AtlasDriver.start(browser);
    await atlas.open('?v=1&at=108.5,33.6,15&layers=street.community.general-grid');
    await atlas.mapRests();
    await atlas.clickMap(660, 400);
    await atlas.viewHas('sel');
    await atlas.page.getByRole('button', { name: /菜单$/ }).click();
    await atlas.keepPicture('desk-menu');
    expect(await atlas.violations()).toEqual([]);
    await atlas.page.getByRole('button', { name: '退出', exact: true }).click();
    await waitForDoor(atlas);
    await atlas.page.goBack();
    await waitForDoor(atlas);
    expect(await atlas.page.locator('canvas').count()).toBe(0);
    expect(await atlas.details().count()).toBe(0);
    await atlas.leave();
  });

  test('an expired session asks again and leads back to the same view', async () => {
    const atlas = await AtlasDriver.start(browser);
    await atlas.open('?v=1&at=108.51,33.61,14&layers=street.community');
    await atlas.mapRests();
    const before = atlas.view();
    await atlas.page.context().clearCookies();
    await atlas.page.getByRole('searchbox').fill('街道');
    await atlas.page.getByText('登录已过期').waitFor();
    await waitForDoor(atlas);
    expect(atlas.view()).toEqual(before);
    expect(await atlas.page.locator('canvas').count()).toBe(0);
    await doorOf(atlas, '区领导').click();
    await atlas.mapRests();
    expect(atlas.view()).toEqual(before);
    await atlas.leave();
  });
});

describe('pages by right', () => {
  test('a page that is not open to one says so and leads on', async () => {
    const atlas = await AtlasDriver.start(browser);
    await atlas.open('people');
    await atlas.page.getByRole('heading', { level: 1, name: /不能打开“人员与角色”/ }).waitFor();
    expect(await atlas.violations()).toEqual([]);
    await atlas.page.getByRole('link', { name: '前往地图' }).click();
    await atlas.mapRests();
    expect(atlas.complaints).toEqual([]);
    await atlas.leave();
  });

  test('a caseworker has the map without figures', async () => {
    const atlas = await AtlasDriver.start(browser, desktop, 'demo-caseworker');
    await atlas.open();
    await atlas.mapRests();
    await atlas.keepPicture('desk-caseworker');
    expect(await atlas.page.locator('[data-layer=heat]').count()).toBe(0);
    expect(await atlas.page.getByRole('region', { name: '诉求时间' }).count()).toBe(0);
    expect(await atlas.violations()).toEqual([]);
    expect(atlas.complaints).toEqual([]);
    await atlas.leave();
  });

  test('who works for one street is told that the figures are of that street only', async () => {
    const atlas = await AtlasDriver.start(browser, desktop, 'demo-area-staff');
    await atlas.open();
    await atlas.mapRests();
    await atlas.page
      .getByText(/^仅限.+街道$/)
      .first()
      .waitFor();
    await atlas.keepPicture('desk-area-staff');
    expect(await atlas.violations()).toEqual([]);
    expect(atlas.complaints).toEqual([]);
    await atlas.leave();
  });
});
