import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AtlasDriver, desktop, launchBrowser } from './atlas-driver.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Pages and who opens them. */
const visits: readonly (readonly [person: string | null, paths: readonly string[]])[] = [
  [null, ['', 'sign-in', 'api/docs']],
  ['demo-leader', ['', 'account']],
  ['demo-caseworker', ['cases']],
  ['demo-data-steward', ['releases']],
  ['demo-system-admin', ['people', 'settings']],
  ['demo-security-admin', ['people', 'account']],
  ['demo-audit-admin', ['history']],
];

it.each(visits)('no page of %s does what the content security policy forbids', async (person, paths) => {
  const atlas = await AtlasDriver.start(browser, desktop, person);
  await atlas.page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(globalThis, { found });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      found.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  for (const path of paths) {
    await atlas.open(path);
    await atlas.page.waitForLoadState('networkidle');
    const found = await atlas.page.evaluate(() => (globalThis as unknown as { found: string[] }).found);
    expect(found, path).toEqual([]);
    // Without the theme's variables text has no colour of its own.
    if (path !== 'api/docs')
      expect(
        await atlas.page.evaluate(() =>
          getComputedStyle(document.documentElement).getPropertyValue('--color-paper'),
        ),
      ).not.toBe('');
  }
  expect(atlas.foreignRequests).toEqual([]);
  await atlas.leave();
});
