import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AtlasDriver, launchBrowser } from './atlas-driver.ts';

/** A step on software rendering, the map's own pause before it writes the address included. */
const slowly = { timeout: 30_000 };

let browser: Browser;
let atlas: AtlasDriver;

beforeAll(async () => {
  browser = await launchBrowser();
  atlas = await AtlasDriver.start(browser);
  await atlas.open();
  await atlas.mapRests();
});
afterAll(async () => {
  await browser?.close();
});

describe('the map on a desk', () => {
  test('opens with the whole district, its badge and no serious violation', async () => {
    await atlas.keepPicture('desk-open');
    expect(await atlas.page.title()).toContain('网格一张图');
    await atlas.page.getByText('合成数据', { exact: true }).first().waitFor();
    expect(atlas.view().at).toMatch(/^108\.\d+,33\.\d+,1[123]/);
    expect(await atlas.violations()).toEqual([]);
  });

  test('stands still when nobody touches it', async () => {
    const before = await atlas.lookAtMap();
    await atlas.mapRests();
    expect(before.equals(await atlas.lookAtMap())).toBe(true);
  });

  test('moves with the mouse and zooms with wheel and button', async () => {
    const before = atlas.view().at;
    await atlas.page.mouse.move(700, 350);
    await atlas.page.mouse.down();
    await atlas.page.mouse.move(600, 300, { steps: 4 });
    await atlas.page.mouse.up();
    await atlas.mapRests();
    await expect.poll(() => atlas.view().at, slowly).not.toBe(before);
    const zoom = () => Number(atlas.view().at?.split(',')[2]);
    const first = zoom();
    await atlas.page.mouse.wheel(0, -300);
    await expect.poll(zoom, slowly).toBeGreaterThan(first + 0.1);
    await atlas.mapRests();
    const second = zoom();
    await atlas.page.getByRole('button', { name: '放大' }).click();
    await expect.poll(zoom, slowly).toBeGreaterThan(second + 0.9);
  });

  test('moves and zooms by keyboard', async () => {
    await atlas.page.locator('#map canvas').focus();
    const before = atlas.view().at;
    await atlas.page.keyboard.press('ArrowLeft');
    await atlas.mapRests();
    await expect.poll(() => atlas.view().at, slowly).not.toBe(before);
    const moved = atlas.view().at;
    await atlas.page.keyboard.press('-');
    await atlas.mapRests();
    await expect.poll(() => atlas.view().at, slowly).not.toBe(moved);
  });
});

const grounds = [
  {
    at: '108.5,33.6,13.5',
    layers: [
      'street',
      'community',
      'general-grid',
      'dedicated-grid',
      'compounds',
      'heat',
      'party-orgs',
      'stations',
      'coverage',
    ],
  },
  { at: '108.5,33.6,15.5', layers: ['micro-grid', 'buildings'] },
];

describe('layers', () => {
  test.each(grounds)('at $at each layer can be seen when it is switched on', async ({ at, layers }) => {
    await atlas.open(`?v=1&at=${at}&layers=`);
    await atlas.mapRests();
    for (const layer of layers) {
      const without = await atlas.lookAtMap();
      await atlas.switchLayer(layer);
      if (layer === 'heat') {
        await atlas.page.waitForTimeout(1500);
        await atlas.mapRests();
      }
      const shown = await atlas.lookAtMap();
      expect([layer, without.equals(shown)]).toEqual([layer, false]);
    }
    await atlas.keepPicture(`desk-layers-${at.slice(-4)}`);
    expect(await atlas.violations()).toEqual([]);
  });

  test('a layer that is switched off is gone', async () => {
    await atlas.open('?v=1&at=108.5,33.6,14&layers=street');
    await atlas.mapRests();
    const before = await atlas.lookAtMap();
    await atlas.switchLayer('stations');
    await atlas.switchLayer('stations');
    expect(before.equals(await atlas.lookAtMap())).toBe(true);
  });
});

test('nothing complained and no other host was asked', () => {
  expect(atlas.complaints).toEqual([]);
  expect(atlas.foreignRequests).toEqual([]);
});
