import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, launchBrowser } from './atlas-driver.ts';

let browser: Browser;
let atlas: AtlasDriver;

beforeAll(async () => {
  browser = await launchBrowser();
  atlas = await AtlasDriver.start(browser);
});
afterAll(async () => {
  await browser?.close();
});

/** Three pictures of the map on software rendering. */
const threePictures = { timeout: 180_000 };

test(
  'units are painted, the table has their figures, a filter changes both and can go',
  threePictures,
  async () => {
    await atlas.open('?v=1&layers=street.values&level=street&measure=count&desk=table');
    const rows = atlas.page.locator('aside table tbody tr');
    await rows.first().waitFor();
    await atlas.mapRests();
    const before = { map: await atlas.lookAtMap(), row: await rows.first().innerText() };
    await atlas.open(`?v=1&layers=street.values&level=street&measure=count&desk=table&hours=21,22`);
    await expect.poll(() => rows.first().innerText(), { timeout: 30_000 }).not.toBe(before.row);
    await atlas.mapRests();
    expect(before.map.equals(await atlas.lookAtMap())).toBe(false);
    expect(await atlas.violations()).toEqual([]);
    await atlas.page.getByRole('button', { name: /去掉筛选 钟点/ }).click();
    await expect.poll(() => rows.first().innerText(), { timeout: 30_000 }).toBe(before.row);
    expect(atlas.view().hours).toBeUndefined();
    expect(atlas.view().net).toMatch(/^\d+$/);
  },
);

test('the briefing holds map, sentence, table and source, and becomes a Word document', async () => {
  await atlas.page.getByRole('button', { name: '简报', exact: true }).click();
  await atlas.page.getByRole('img', { name: /地图$/ }).waitFor();
  const sheet = atlas.page.getByRole('article');
  expect(await sheet.innerText()).toMatch(
    /共收到.*诉求[\s\S]*编码[\s\S]*数据版本 \d+ · 网格版本 \d+[\s\S]*审图号/,
  );
  expect(await atlas.violations()).toEqual([]);
  await atlas.keepPicture('desk-briefing');
  const download = atlas.page.waitForEvent('download');
  await atlas.page.getByRole('button', { name: 'Word 文档' }).click();
  expect((await download).suggestedFilename()).toMatch(/简报.*\.docx$/);
  expect(atlas.complaints).toEqual([]);
});
