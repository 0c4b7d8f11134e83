import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** An alert that somebody has not looked at, as the page lists it. */
const firstAlert = (atlas: AtlasDriver) => atlas.page.locator('main li', { hasText: '待核实' }).first();

test('the leader verifies an early warning and makes it a task', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-leader');
  await atlas.open('alerts?kind=joint&state=new');
  const found = await firstAlert(atlas).getByRole('heading').innerText();
  await atlas.keepPicture('desk-alerts');
  expect(await atlas.violations()).toEqual([]);
  await firstAlert(atlas).getByRole('button', { name: '核实为真' }).click();
  await firstAlert(atlas).getByLabel('说明').fill('已到现场核实');
  await firstAlert(atlas).locator('form').getByRole('button', { name: '核实为真' }).click();
  await atlas.page.getByLabel('状态').selectOption('verified');
  await atlas.viewHas('state', /verified/);
  const alert = atlas.page.locator('main li', { hasText: found }).first();
  await alert.getByRole('button', { name: '转为任务' }).click();
  await alert.getByLabel('责任单位').selectOption({ index: 1 });
  await alert.getByLabel('时限').fill('2999-12-31');
  await atlas.keepPicture('desk-alert-task');
  expect(await atlas.violations()).toEqual([]);
  await alert.locator('form').getByRole('button', { name: '转为任务' }).click();
  await atlas.page.getByLabel('状态').selectOption('task');
  const task = atlas.page.locator('main li', { hasText: found }).first();
  await task.getByText('2999年12月31日').waitFor();
  await task.getByRole('button', { name: '办理记录' }).click();
  await task.getByText('已到现场核实').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('the list fits a phone in English, and leads to the map', async () => {
  const atlas = await AtlasDriver.start(browser, phone, 'demo-leader');
  await atlas.open('alerts?lang=en');
  await atlas.page.getByRole('link', { name: 'Show on the map' }).first().waitFor();
  await atlas.keepPicture('phone-alerts-english');
  expect(await atlas.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await atlas.violations()).toEqual([]);
  const mapLink = await atlas.page
    .getByRole('link', { name: 'Show on the map' })
    .first()
    .getAttribute('href');
  expect(mapLink).toMatch(/[?&]at=.*sel=(areas|compounds)(:|%3A)/);
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
