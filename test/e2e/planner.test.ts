import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser } from './atlas-driver.ts';

const title = `微网格调整 ${Date.now().toString(36)}`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** The line below the desk says this. */
const says = (atlas: AtlasDriver, text: string | RegExp): Promise<void> =>
  atlas.page.locator('footer').getByText(text).first().waitFor();
const units = (atlas: AtlasDriver) => atlas.page.locator('tr[data-unit]');
const unitsAre = async (atlas: AtlasDriver, count: number): Promise<void> => {
  await units(atlas)
    .nth(count - 1)
    .waitFor();
  await units(atlas).nth(count).waitFor({ state: 'detached' });
};

/** Shows a unit of the table on the map and gives the middle of the map. */
const lookAtUnit = async (atlas: AtlasDriver, index: number): Promise<{ x: number; y: number }> => {
  await units(atlas).nth(index).getByRole('button').click();
  await atlas.mapRests();
  const box = await atlas.page.locator('#map').boundingBox();
  if (box === null) throw new Error('there is no map');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('a planner splits along a line, reloads, takes it back and does it again; another hands the draft in', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-planner');
  const { page } = atlas;
  await atlas.open('planner');
  await page.getByLabel('方案名称').fill(title);
  await page.getByLabel('街道').selectOption({ index: 2 });
  await page.getByLabel('社区').selectOption({ index: 2 });
  await page.getByRole('button', { name: '开始调整' }).click();
  await units(atlas).nth(1).waitFor();
  await atlas.mapRests();
  const before = await units(atlas).count();
  const { x, y } = await lookAtUnit(atlas, 1);
  await page.keyboard.press('s');
  await page.mouse.click(x, y - 300);
  await page.waitForTimeout(600);
  await page.mouse.click(x, y + 300);
  await page.getByText('划分结果').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '完成划分' }).waitFor();
  await atlas.keepPicture('desk-split');
  expect(await atlas.violations()).toEqual([]);
  await page.keyboard.press('Enter');
  await says(atlas, '1 项操作');
  await says(atlas, /^已保存/);
  await says(atlas, '无缝无叠');
  await unitsAre(atlas, before + 1);

  await page.reload();
  await says(atlas, '1 项操作');
  await unitsAre(atlas, before + 1);
  await atlas.mapRests();
  await page.keyboard.press('Control+z');
  await says(atlas, '0 项操作');
  await unitsAre(atlas, before);
  await page.keyboard.press('Control+y');
  await says(atlas, '1 项操作');
  await says(atlas, /^已保存/);
  await unitsAre(atlas, before + 1);

  await page.getByRole('link', { name: '送审与审批' }).click();
  await page.locator('svg[data-side=after]').waitFor();
  expect(await atlas.violations()).toEqual([]);
  await page.getByRole('button', { name: '送审', exact: true }).click();
  await page.getByText('正在办理').waitFor();
  expect(await page.getByRole('button', { name: '登记同意' }).count()).toBe(0);
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('who stands for the first step computes the certificate anew and returns the scenario with an opinion', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-approver-community');
  const { page } = atlas;
  await atlas.open('planner');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '重新计算' }).click();
  await page.getByText('与送审时的报告一致').waitFor();
  await page.getByText('退回', { exact: true }).click();
  await page.getByRole('textbox', { name: '意见' }).fill('请再与居委会核对');
  await page.getByRole('button', { name: '退回编制人' }).click();
  await page.getByText('草稿').waitFor();
  await page.getByText('请再与居委会核对').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
