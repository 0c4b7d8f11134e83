import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser } from './atlas-driver.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test('a planner sees who is left out in the evening, and the way from the worst gap', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-planner');
  const { page } = atlas;
  await atlas.open('coverage');
  await page.getByRole('heading', { level: 1, name: '步行覆盖' }).waitFor();
  const basis = page.getByText(/计入站点 \d+/);
  const counted = async (): Promise<number> => Number(/计入站点 (\d+)/.exec(await basis.innerText())?.[1]);
  const atAnyTime = await counted();
  // The list of gaps is an answer of its own: its first line is only then the worst of the evening.
  const gaps = page.waitForResponse((answer) => /\/api\/coverage\/gaps\?.*evening/.test(answer.url()));
  await page.getByText('工作日晚 7 点').click();
  await atlas.viewHas('opening', /evening/);
  await expect.poll(counted, { timeout: 20_000 }).toBeLessThan(atAnyTime);
  await (await gaps).finished();
  await page.waitForTimeout(500);
  const worst = page.getByRole('table').first().getByRole('button').first();
  const name = await worst.innerText();
  await worst.click();
  const evidence = page.getByRole('region', { name: '依据' });
  await evidence.getByRole('heading', { name }).waitFor();
  await evidence.getByText(/步行 [\d.]+ 分钟/).waitFor();
  expect(await atlas.violations()).toEqual([]);
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
