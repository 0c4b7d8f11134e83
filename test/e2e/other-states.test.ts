import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AtlasDriver, launchBrowser, phone } from './atlas-driver.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe('on a phone', () => {
  test('map, sheets and details fit, and fingers can hit them', async () => {
    const atlas = await AtlasDriver.start(browser, phone);
    await atlas.open('?v=1&at=108.5,33.6,14.5&layers=street.community.general-grid');
    await atlas.mapRests();
    await atlas.keepPicture('phone-open');
    expect(await atlas.violations()).toEqual([]);
    const wide = await atlas.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(phone.width);
    for (const name of ['图层', '时间']) {
      const tab = atlas.page.getByRole('button', { name, exact: true });
      expect((await tab.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await tab.click();
      await atlas.keepPicture(`phone-${name === '图层' ? 'layers' : 'time'}`);
      expect(await atlas.violations()).toEqual([]);
      await tab.click();
    }
    await atlas.page.touchscreen.tap(200, 300);
    await atlas.details().getByRole('heading', { level: 2 }).waitFor();
    await atlas.mapRests();
    await atlas.keepPicture('phone-details');
    expect(await atlas.violations()).toEqual([]);
    expect(atlas.complaints).toEqual([]);
    await atlas.leave();
  });
});

describe('without WebGL', () => {
  test('the page says so and still searches and lists', async () => {
    const atlas = await AtlasDriver.start(browser);
    await atlas.page.addInitScript(() => {
      const stock = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function withoutWebgl(
        this: HTMLCanvasElement,
        kind: string,
        ...rest: never[]
      ) {
        return kind.startsWith('webgl')
          ? null
          : (stock as (...all: unknown[]) => unknown).call(this, kind, ...rest);
      } as typeof stock;
    });
    await atlas.open();
    await atlas.page.getByText('这台设备不能绘制地图').waitFor();
    await atlas.page.getByRole('button', { name: /^服务站点 \d+/ }).waitFor();
    await atlas.keepPicture('desk-no-webgl');
    expect(await atlas.violations()).toEqual([]);
    await atlas.search('街道');
    await atlas.page.keyboard.press('Enter');
    await atlas.details().getByRole('heading', { level: 2 }).waitFor();
    expect(atlas.complaints).toEqual([]);
    await atlas.leave();
  });
});

describe('when the server has nothing or does not answer', () => {
  test('an empty instance says how to import', async () => {
    const atlas = await AtlasDriver.start(browser);
    const empty = {
      district: null,
      netRevision: null,
      unitCounts: {},
      layerBuilds: {},
      counts: {},
      engine: 'embedded',
    };
    await atlas.page.route('**/api/district', (route) => route.fulfill({ json: empty }));
    await atlas.open();
    await atlas.page.getByText('npm run wangge -- import areas').waitFor();
    await atlas.keepPicture('desk-empty');
    expect(await atlas.violations()).toEqual([]);
    await atlas.leave();
  });

  test('a failure says what helps, and trying again works', async () => {
    const atlas = await AtlasDriver.start(browser);
    await atlas.page.route('**/api/district', (route) => route.abort());
    await atlas.open();
    await atlas.page.getByText('连不上服务器').waitFor();
    await atlas.keepPicture('desk-failure');
    expect(await atlas.violations()).toEqual([]);
    await atlas.page.unroute('**/api/district');
    await atlas.page.getByRole('button', { name: '重试' }).click();
    await atlas.mapRests();
    await atlas.leave();
  });

  test('a lost connection is told and mends itself', async () => {
    const atlas = await AtlasDriver.start(browser);
    await atlas.page.route('**/api/events', (route) => route.abort());
    await atlas.open('?v=1&layers=street');
    await atlas.page.getByText('连接已断开').waitFor();
    await atlas.page.unroute('**/api/events');
    await atlas.page.getByText('连接已断开').waitFor({ state: 'detached' });
    await atlas.leave();
  });

  test('a new build of a layer is asked for within two seconds', async () => {
    const atlas = await AtlasDriver.start(browser);
    const news = { layer: 'areas', build: 999, netRevision: 1 };
    let tell: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    await atlas.page.route('**/api/events', async (route) => {
      await told;
      const body = `event: layer\ndata: ${JSON.stringify(news)}\n\n`;
      await route.fulfill({ headers: { 'content-type': 'text/event-stream' }, body });
    });
    await atlas.open('?v=1&layers=street');
    await atlas.mapRests();
    const asked = atlas.page.waitForRequest('**/tiles/areas.json', { timeout: 2000 });
    tell();
    await asked;
    await atlas.leave();
  });
});
