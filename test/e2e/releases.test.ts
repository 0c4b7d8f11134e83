import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';

const title = `各社区诉求件数 ${Date.now().toString(36)}`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test('the data steward tries a publication and proposes it as it was tried', async () => {
  const atlas = await AtlasDriver.start(browser, desktop, 'demo-data-steward');
  await atlas.open('releases');
  await atlas.page.getByLabel('标题').fill(title);
  await atlas.page.getByRole('button', { name: '试算' }).click();
  await atlas.page.getByRole('heading', { name: '可以公布' }).waitFor();
  await atlas.page.getByText(/最小一组有 \d+ 件/).waitFor();
  await atlas.keepPicture('desk-trial');
  expect(await atlas.violations()).toEqual([]);
  await atlas.page.getByRole('button', { name: '按试算结果提出' }).click();
  await atlas.page.getByText('已提出,等待审查').waitFor();
  const release = atlas.page.getByRole('listitem').filter({ hasText: title });
  await release.getByText('待审查').waitFor();
  expect(await release.getByRole('button', { name: '登记审查' }).count()).toBe(0);
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});

test('somebody else records that it was refused, on a phone', async () => {
  const atlas = await AtlasDriver.start(browser, phone, 'demo-approver');
  await atlas.open('releases');
  expect(await atlas.page.getByRole('button', { name: '试算' }).count()).toBe(0);
  const release = atlas.page.getByRole('listitem').filter({ hasText: title });
  await release.getByRole('button', { name: '看表' }).click();
  await release.getByRole('table').waitFor();
  expect(await atlas.violations()).toEqual([]);
  await release.getByRole('button', { name: '登记审查' }).click();
  await release.getByText('不同意', { exact: true }).click();
  await release.getByLabel('审查文号').fill('试审〔2026〕1号');
  await atlas.keepPicture('phone-review');
  expect(await atlas.violations()).toEqual([]);
  await release.getByRole('button', { name: '登记不同意' }).click();
  await release.getByText('未通过').waitFor();
  expect(atlas.complaints).toEqual([]);
  await atlas.leave();
});
