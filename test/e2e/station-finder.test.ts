import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AtlasDriver, desktop, launchBrowser, phone } from './atlas-driver.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** In the middle of the demo town. */
const position = { longitude: 108.500_37, latitude: 33.600_21 };
const minutes = /步行 \d+ 分钟/;

/** A window of somebody of the public, whose phone tells its position or does not. */
const visit = async (size: { width: number; height: number }, knowsPlace: boolean, search = '') => {
  const atlas = await AtlasDriver.start(browser, size, null);
  const context: BrowserContext = atlas.page.context();
  if (knowsPlace) {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation(position);
  }
  const asked: string[] = [];
  atlas.page.on('request', (request) => asked.push(request.url()));
  await atlas.open(search);
  await atlas.page.locator('[data-group]').first().waitFor();
  return { atlas, asked };
};

const firstRow = (page: Page) => page.locator('[data-station]').first();

describe('the public on a phone', () => {
  test('finds the nearest station that is open, by walking time; the position stays on the phone', async () => {
    const { atlas, asked } = await visit(phone, true);
    expect(await atlas.page.getByRole('heading', { level: 1 }).innerText()).toContain('服务站点');
    await atlas.page.getByRole('button', { name: '离我最近' }).click();
    await firstRow(atlas.page).getByText(minutes).waitFor();
    await atlas.keepPicture('phone-finder');
    expect(await atlas.violations('all')).toEqual([]);
    const walks = asked.filter((url) => url.includes('/api/public/walks'));
    expect(walks.map((url) => new URL(url).search)).toEqual([
      expect.stringMatching(/^\?cell=\d+_\d+&walker=general$/),
    ]);
    expect(asked.filter((url) => /108\.5003|33\.6002/.test(url))).toEqual([]);
    expect(await atlas.page.context().cookies()).toEqual([]);
    await atlas.page.getByText('轮椅', { exact: true }).click();
    await firstRow(atlas.page).getByText(minutes).waitFor();
    await firstRow(atlas.page).click();
    await atlas.page.getByText(/^从我的位置出发,约 \d+ 米,\d+ 分钟$/).waitFor();
    await atlas.keepPicture('phone-finder-station');
    expect(await atlas.violations('all')).toEqual([]);
    await atlas.page.goBack();
    await firstRow(atlas.page).waitFor();
    expect(atlas.complaints).toEqual([]);
    expect(atlas.foreignRequests).toEqual([]);
    await atlas.leave();
  });

  test('without a position a name does; large type is offered at once, in English too', async () => {
    const { atlas } = await visit(phone, false, '?lang=en');
    const ordinary = await atlas.page.evaluate(() => getComputedStyle(document.body).fontSize);
    await atlas.page.getByRole('button', { name: 'Large type' }).click();
    expect(await atlas.page.evaluate(() => getComputedStyle(document.body).fontSize)).not.toBe(ordinary);
    await atlas.page.getByRole('button', { name: 'Nearest to me' }).click();
    await atlas.page.getByText(/^No position/).waitFor();
    const search = atlas.page.getByRole('searchbox');
    await search.fill('苑');
    await atlas.page.getByText('compound', { exact: false }).first().waitFor();
    await atlas.keepPicture('phone-finder-large-english');
    expect(await atlas.violations('all')).toEqual([]);
    await atlas.page
      .getByRole('button', { name: / compound/ })
      .first()
      .click();
    await firstRow(atlas.page)
      .getByText(/min on foot/)
      .waitFor();
    await atlas.page.getByText(/^Starting from /).waitFor();
    expect(await atlas.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      phone.width,
    );
    await atlas.leave();
  });
});

test('a station has a page to share and print, which machines read too', async () => {
  const { atlas } = await visit(desktop, false);
  const id = await firstRow(atlas.page).getAttribute('data-station');
  await atlas.open(`stations/${id}`);
  const schema = JSON.parse(
    await atlas.page.locator('script[type="application/ld+json"]').innerText(),
  ) as Record<string, unknown>;
  expect(schema).toMatchObject({ '@type': 'GovernmentOffice', name: await atlas.page.title() });
  expect((schema.openingHoursSpecification as unknown[]).length).toBeGreaterThan(4);
  await atlas.page.locator('figure svg').waitFor();
  await atlas.keepPicture('desk-station-page');
  expect(await atlas.violations('all')).toEqual([]);
  expect(atlas.complaints).toEqual([]);
  await atlas.page.getByRole('link', { name: '查看步行路线和附近站点' }).click();
  await atlas.page.getByRole('heading', { level: 2, name: String(schema.name) }).waitFor();
  await atlas.page.getByRole('link', { name: '工作人员登录' }).click();
  await atlas.page.getByRole('heading', { level: 1, name: '选一位演示人物进入' }).waitFor();
  await atlas.leave();
});
