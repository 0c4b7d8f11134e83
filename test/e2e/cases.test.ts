import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';

let browser: Browser;
let ticketId = '';

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test('a caseworker finds a case, and sees the reporter only for a reason', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-caseworker');
  await atlas.open('cases');
  const first = atlas.page.getByRole('row').nth(1).getByRole('link');
  const number = await first.innerText();
  await atlas.keepPicture('desk-cases');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByLabel('工单编号').fill(number);
  await atlas.page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await atlas.page.getByRole('link', { name: number }).click();
  await atlas.page.getByRole('heading', { level: 1, name: `工单 ${number}` }).waitFor();
  ticketId = new URL(atlas.page.url()).pathname.split('/').at(-1) ?? '';
  const reporter = atlas.page.getByRole('region', { name: '诉求人' });
  await reporter.getByRole('button', { name: '显示电话' }).click();
  await reporter.getByLabel('查看原因').fill('电话核实位置');
  await reporter.getByRole('button', { name: '显示', exact: true }).click();
  await reporter.getByRole('button', { name: '隐藏电话' }).waitFor();
  const shown = reporter.getByText(/\d{4}$/);
  await shown.waitFor();
  await atlas.keepPicture('desk-case');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.emulateMedia({ media: 'print' });
  expect(await shown.isVisible()).toBe(false);
  await atlas.page.emulateMedia({ media: 'screen' });
  await reporter.getByRole('button', { name: '隐藏电话' }).click();
  await shown.waitFor({ state: 'detached' });
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('what was shown is hidden again after a minute', async () => {
  const atlas = await AtlasDriver.start(browser, phone, 'demo-caseworker');
  await atlas.page.clock.install();
  await atlas.open(`cases/${ticketId}`);
  await atlas.page.getByRole('button', { name: '显示姓名' }).click();
  await atlas.page.getByLabel('查看原因').fill('核对身份');
  await atlas.page.locator('form').getByRole('button', { name: '显示', exact: true }).click();
  await atlas.page.getByRole('button', { name: '隐藏姓名' }).waitFor();
  await atlas.keepPicture('phone-case');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.clock.fastForward(61_000);
  await atlas.page.getByRole('button', { name: '显示姓名' }).waitFor();
  await atlas.leave();
});

test('the history tells who saw what and why', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-audit-admin');
  await atlas.open('history');
  await atlas.page.getByLabel('操作').selectOption({ label: '查看个人信息' });
  const entry = atlas.page.getByRole('button', { name: /演示·承办人.*查看个人信息/ }).first();
  await entry.click();
  await atlas.page.getByText('核对身份').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
