import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { positionCellOf } from '../../../server/contract/position-cells.ts';
import {
  type PublicDirections,
  type PublicPlaces,
  type PublicStations,
  type PublicWalks,
  publicDirectionsSchema,
  publicPlacesSchema,
  publicStationsSchema,
  publicWalksSchema,
} from '../../../server/contract/public-stations.ts';
import { idOf } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';
import { insertWalkStreet, lonLatOf } from '../../support/walk-street.ts';

let atlas: TestApp;
let bare: TestApp;
beforeAll(async () => {
  [atlas, bare] = await Promise.all([openTestApp(), openTestApp()]);
  await insertWalkStreet(atlas.database.sql);
  await atlas.database
    .sql`insert into public_edition (net_revision_id, review_number) values (2, '京S(2026)007号')`;
});
afterAll(async () => {
  await atlas.close();
  await bare.close();
});

const ask = <Body>(path: string, app = atlas) => jsonOf<Body>(app.visitor.request(path));
const cellAt = async (east: number, north: number) =>
  positionCellOf(await lonLatOf(atlas.database.sql, east, north));

describe('the list of stations', () => {
  it('has every station with hours, services and errands, without who answers tickets', async () => {
    const answer = await ask<PublicStations>('/api/public/stations');
    expect(publicStationsSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      district: { name: '试验区', synthetic: true },
      reviewNumber: '京S(2026)007号',
      walkNetwork: { sourceName: '试验路网', asOf: '2026-05-01' },
    });
    expect(answer.stations.map(({ name, communityName }) => [name, communityName])).toEqual([
      ['第1党群服务中心', '百花社区'],
      ['第2党群服务中心', expect.any(String)],
      ['第3党群服务中心', expect.any(String)],
      ['第4党群服务中心', expect.any(String)],
    ]);
    expect(answer.stations[0]).toMatchObject({ errands: ['老年证'], services: ['care', 'government'] });
    expect(answer.stations[0]?.hours).toHaveLength(10);
  });

  it('is kept for a minute, sets no cookie and is not sent again unchanged', async () => {
    const first = await atlas.visitor.request('/api/public/stations');
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(first.headers.get('Set-Cookie')).toBeNull();
    const etag = first.headers.get('ETag') ?? '';
    const again = await atlas.visitor.request('/api/public/stations', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it('names no community without a reviewed edition', async () => {
    const answer = await ask<PublicStations>('/api/public/stations', bare);
    expect(answer.reviewNumber).toBeNull();
    expect(answer.stations.map(({ communityName }) => communityName)).toEqual([null, null, null, null]);
    const { places } = await ask<PublicPlaces>('/api/public/places', bare);
    expect(new Set(places.map(({ kind }) => kind))).toEqual(new Set(['compound']));
  });
});

it('names to start from are compounds with their entrances and communities, none that is still imported', async () => {
  const answer = await ask<PublicPlaces>('/api/public/places');
  expect(publicPlacesSchema.parse(answer)).toEqual(answer);
  const compounds = answer.places.filter(({ kind }) => kind === 'compound');
  expect(compounds).toHaveLength(7);
  expect(compounds.map(({ name }) => name)).not.toContain('和平8号院');
  const [east, north] = await lonLatOf(atlas.database.sql, 250, 1400);
  const first = compounds.find(({ name }) => name === '和平1号院');
  expect(first).toMatchObject({ aliases: ['老院0'], communityName: '百花社区' });
  expect(first?.points[0]?.[0]).toBeCloseTo(east, 5);
  expect(first?.points[0]?.[1]).toBeCloseTo(north, 5);
  expect(answer.places.filter(({ kind }) => kind === 'community')).toHaveLength(4);
});

/** What a phone at a place reads out of the answer for its cell: seconds per station. */
const readAt = (walks: PublicWalks, [lon, lat]: [number, number]): Map<number, number | null> => {
  const away = ([x, y]: readonly number[]) =>
    Math.hypot(((x ?? 0) - lon) * Math.cos(lat / 57.3), (y ?? 0) - lat);
  const [nearest] = [...walks.places].sort((a, b) => away(a.point) - away(b.point));
  return new Map(walks.stations.map((station, index) => [station, nearest?.seconds[index] ?? null]));
};

describe('walking times of a cell', () => {
  it('are those of the street from the place that the phone takes, per kind of walker', async () => {
    const place = await lonLatOf(atlas.database.sql, 1030, 500);
    const { stations } = await ask<PublicStations>('/api/public/stations');
    const [one, two, , four] = stations.map(({ featureId }) => featureId);
    const seconds = async (walker: string) => {
      const walks = await ask<PublicWalks>(
        `/api/public/walks?cell=${positionCellOf(place)}&walker=${walker}`,
      );
      expect(publicWalksSchema.parse(walks)).toEqual(walks);
      expect(walks.offNetwork).toEqual([four]);
      return readAt(walks, place);
    };
    const general = await seconds('general');
    // 530 m at 1.2 m/s; the place that the phone takes is at most 14 m away.
    expect(Math.abs((general.get(one ?? 0) ?? 0) - 530 / 1.2)).toBeLessThan(25);
    // 370 m on the street and 100 m of steps at half the speed.
    expect(Math.abs((general.get(two ?? 0) ?? 0) - (370 / 1.2 + 100 / 0.6))).toBeLessThan(25);
    const elderly = await seconds('elderly');
    expect(Math.abs((elderly.get(one ?? 0) ?? 0) - 530 / 0.8)).toBeLessThan(35);
    const wheelchair = await seconds('wheelchair');
    expect(Math.abs((wheelchair.get(one ?? 0) ?? 0) - 530 / 1.0)).toBeLessThan(30);
    expect(wheelchair.get(two ?? 0) ?? null).toBeNull();
  });

  it('say how far the nearest way is when the cell lies outside', async () => {
    const walks = await ask<PublicWalks>(`/api/public/walks?cell=${await cellAt(1000, 5500)}`);
    expect(walks.places).toEqual([]);
    expect(Math.abs((walks.nearestWayMeters ?? 0) - 5000)).toBeLessThan(80);
  });

  it('are not told without a walking network', async () => {
    const walks = await ask<PublicWalks>(`/api/public/walks?cell=${await cellAt(1000, 500)}`, bare);
    expect(walks).toMatchObject({ walkNetwork: null, places: [], stations: [] });
  });

  it.each([
    '108.5,33.6',
    '37333',
    '37333_100413_7',
    'x',
  ])('a position such as %s is refused', async (cell) => {
    const answer = await atlas.visitor.request(`/api/public/walks?cell=${encodeURIComponent(cell)}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'parameter-wrong', details: [{ field: 'cell' }] });
  });
});

describe('directions', () => {
  it('lead along the street in both languages, with a line only where a map may be drawn', async () => {
    const cell = await cellAt(1030, 500);
    const path = `/api/public/directions?cell=${cell}&station=${idOf('station/0')}`;
    const chinese = await ask<PublicDirections>(path);
    expect(publicDirectionsSchema.parse(chinese)).toEqual(chinese);
    expect(chinese.ways[0]?.steps[0]).toMatch(/^向西出发,沿试验路走 \d+ 米$/);
    expect(chinese.ways[0]?.line.length).toBeGreaterThan(2);
    const english = await ask<PublicDirections>(`${path}&lang=en`);
    expect(english.ways[0]?.steps[0]).toMatch(/^Head west along 试验路 for \d+ m$/);
  });

  it('are none for wheels where only steps lead, and none off the network', async () => {
    const cell = await cellAt(1030, 500);
    const to = (station: string, walker: string) =>
      ask<PublicDirections>(
        `/api/public/directions?cell=${cell}&walker=${walker}&station=${idOf(`station/${station}`)}`,
      );
    expect((await to('1', 'wheelchair')).ways).toEqual([]);
    expect((await to('1', 'general')).ways.length).toBeGreaterThan(0);
    expect((await to('3', 'general')).ways).toEqual([]);
  });
});
