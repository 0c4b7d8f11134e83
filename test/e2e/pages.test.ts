import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';

const visits = [
  { as: 'demo-leader', page: 'account', name: 'My account' },
  { as: 'demo-caseworker', page: 'cases', name: 'My cases' },
  { as: 'demo-data-steward', page: 'releases', name: 'Public figures' },
  { as: 'demo-data-steward', page: 'erasures', name: 'Delete personal data' },
  { as: 'demo-security-admin', page: 'people', name: 'People and roles' },
  { as: 'demo-system-admin', page: 'settings', name: 'Settings' },
  { as: 'demo-audit-admin', page: 'history', name: 'Audit history' },
];

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each([
  ['desk', desktop],
  ['phone', phone],
] as const)('in English on a %s', (device, size) => {
  test.each(visits)('$page is whole, fits and can be used by everybody', async ({ as, page, name }) => {
    const atlas = await AtlasDriver.start(browser, size, as);
    await atlas.open(`${page}?lang=en`);
    await atlas.page.getByRole('heading', { level: 1, name }).waitFor();
    await atlas.page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
    await atlas.keepPicture(`${device}-${page}-english`);
    expect(await atlas.violations()).toEqual([]);
    expect(await atlas.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      size.width,
    );
    const headings = await atlas.page.getByRole('heading').allInnerTexts();
    const buttons = await atlas.page.locator('main').getByRole('button').allInnerTexts();
    const labels = await atlas.page.locator('main label').allInnerTexts();
    const own = [...headings, ...labels, ...(page === 'history' ? [] : buttons)];
    expect(own.filter((text) => /\p{Script=Han}/u.test(text) && page !== 'releases')).toEqual([]);
    expect(atlas.complaints).toEqual([]);
    await atlas.leave();
  });
});
