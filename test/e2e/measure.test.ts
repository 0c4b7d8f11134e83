import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, launchBrowser, phone } from './atlas-driver.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const toolOf = (atlas: AtlasDriver) => atlas.page.getByRole('region', { name: '量距、量面' });

test('on a desk: m, three clicks, double click; nothing is chosen; Backspace, Space, Escape', async () => {
  const atlas = await AtlasDriver.start(browser);
  await atlas.open('?v=1&at=108.5,33.6,15&layers=street.community.general-grid');
  await atlas.mapRests();
  await atlas.page.keyboard.press('m');
  const tool = toolOf(atlas);
  await tool.getByText('添加第一个点').waitFor();
  expect(await atlas.page.locator('#map canvas').evaluate((canvas) => canvas.style.cursor)).toBe('crosshair');
  await atlas.clickMap(600, 250);
  await atlas.page.waitForTimeout(700);
  await atlas.clickMap(850, 250);
  await tool.getByText('长度').waitFor();
  const side = await tool.getByText(/米$/).innerText();
  await atlas.page.mouse.dblclick(850, 450);
  await tool.getByText('公顷').waitFor();
  await tool.getByText('首尾相连').waitFor();
  await tool.getByText('已完成').waitFor();
  await atlas.mapRests();
  await atlas.keepPicture('desk-measure');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.keyboard.press('Backspace');
  await tool.getByText('公顷').waitFor({ state: 'detached' });
  expect(await tool.getByText(/米$/).innerText()).toBe(side);
  await atlas.page.keyboard.press('Space');
  await tool.getByText('公顷').waitFor();
  await atlas.page.keyboard.press('Enter');
  await tool.getByText('已完成').waitFor();
  await atlas.page.keyboard.press('Escape');
  await tool.waitFor({ state: 'detached' });
  expect(atlas.view().sel).toBeUndefined();
  await atlas.mapRests();
  await atlas.clickMap(660, 330);
  await atlas.viewHas('sel', /^grids:/);
  expect(atlas.complaints).toEqual([]);
  expect(atlas.foreignRequests).toEqual([]);
  await atlas.leave();
});

test('on a phone: taps and buttons that fingers can hit', async () => {
  const atlas = await AtlasDriver.start(browser, phone);
  await atlas.open('?v=1&at=108.5,33.6,15&layers=street.community.general-grid');
  await atlas.mapRests();
  await atlas.page.getByRole('button', { name: /^量距/ }).tap();
  const tool = toolOf(atlas);
  await tool.waitFor();
  for (const [x, y] of [
    [80, 180],
    [300, 180],
    [300, 320],
  ] as const) {
    await atlas.page.touchscreen.tap(x, y);
    await atlas.page.waitForTimeout(700);
  }
  await tool.getByText('公顷').waitFor();
  for (const name of ['撤销', '完成', '清除']) {
    const box = await tool.getByRole('button', { name }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  await tool.getByRole('button', { name: '完成' }).tap();
  await tool.getByText('已完成').waitFor();
  await atlas.mapRests();
  await atlas.keepPicture('phone-measure');
  expect(await atlas.violations()).toEqual([]);
  await tool.getByRole('button', { name: '撤销' }).tap();
  await tool.getByText('公顷').waitFor({ state: 'detached' });
  await tool.getByRole('button', { name: '清除' }).tap();
  await tool.getByText('添加第一个点').waitFor();
  await tool.getByRole('button', { name: '退出测量' }).tap();
  await tool.waitFor({ state: 'detached' });
  expect(atlas.view().sel).toBeUndefined();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
