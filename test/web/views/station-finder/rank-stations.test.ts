import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesInCell, positionCellOf } from '../../../../server/contract/position-cells.ts';
import type { PublicStation, PublicWalks } from '../../../../server/contract/public-stations.ts';
import { matchNames } from '../../../../web/views/station-finder/match-names.ts';
import { filterStations, rankStations } from '../../../../web/views/station-finder/rank-stations.ts';
import { straightMeters } from '../../../../web/views/station-finder/start.ts';
import { readWalkTimes } from '../../../../web/views/station-finder/walk-times.ts';

const office = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
const stationOf = (featureId: number, change: Partial<PublicStation> = {}): PublicStation => ({
  id: `0f8fad5b-d9cb-469f-a165-70867728950${featureId}`,
  featureId,
  name: `站${featureId}`,
  kind: 'community',
  communityName: null,
  address: '',
  phone: null,
  floor: null,
  hasLift: null,
  hasRamp: null,
  hasAccessibleToilet: null,
  capacityPerDay: null,
  state: 'open',
  stateReason: null,
  point: [108.5 + featureId / 1000, 33.6],
  hours: office,
  specialDays: [],
  services: [],
  errands: [],
  ...change,
});
/** A Tuesday at 10:00 in Shanghai. */
const now = new Date('2026-06-30T02:00:00Z');
const here = [108.5, 33.6] as const;

const walks: PublicWalks = {
  walker: 'general',
  walkNetwork: { sourceName: '路网', asOf: '2026-01-01' },
  longestSeconds: 3600,
  stations: [1, 2],
  offNetwork: [4],
  places: [
    { point: [108.5, 33.6], seconds: [300, 120] },
    { point: [108.501, 33.6], seconds: [60, null] },
  ],
  nearestWayMeters: null,
};

test('nearest open first by time on foot, then what opens next, then what is shut; none is dropped', () => {
  const stations = [
    stationOf(1),
    stationOf(2),
    stationOf(3),
    stationOf(4),
    stationOf(5, { hours: [{ weekday: 2, opens: '18:00', closes: '20:00' }] }),
    stationOf(6, { specialDays: [{ day: '2026-06-30', opens: null, closes: null, reason: '盘点' }] }),
    stationOf(7, { state: 'suspended' }),
  ];
  const times = readWalkTimes([here], [walks]);
  const groups = rankStations(stations, now, { points: [here], times, metersPerSecond: 1.2 });
  expect(groups.open.map(({ station, walk }) => [station.featureId, walk?.how])).toEqual([
    [2, 'walk'],
    [1, 'walk'],
    [4, 'off-network'],
    [3, 'unreached'],
  ]);
  expect(groups.later.map(({ station }) => station.featureId)).toEqual([5, 6]);
  expect(groups.shut.map(({ station }) => station.featureId)).toEqual([7]);
});

test('the phone reads the place of the cell that is nearest to it, and of several entrances the quickest', () => {
  expect(readWalkTimes([[108.5009, 33.6]], [walks]).seconds.get(1)).toBe(60);
  const both = readWalkTimes([here, [108.5009, 33.6]], [walks, walks]);
  expect([...both.seconds]).toEqual([
    [1, 60],
    [2, 120],
  ]);
});

test('outside the network distances are straight, and without a network times are estimates', () => {
  const outside = { ...walks, stations: [], places: [], nearestWayMeters: 15_000 };
  const times = readWalkTimes([here], [outside]);
  expect(times.outsideMeters).toBe(15_000);
  const ground = { points: [here], metersPerSecond: 1.2 };
  const [first] = rankStations([stationOf(1)], now, { ...ground, times }).open;
  expect(first?.walk?.how).toBe('straight');
  const [estimated] = rankStations([stationOf(1)], now, { ...ground, times: 'estimate' }).open;
  // 0.001 degrees of longitude are 92.7 m there.
  expect(estimated?.walk).toMatchObject({
    how: 'estimate',
    seconds: expect.closeTo((92.7 * 1.3) / 1.2, -0.5),
  });
});

test('services must all be offered, and an errand done', () => {
  const stations = [
    stationOf(1, { services: ['care', 'legal'], errands: ['老年卡'] }),
    stationOf(2, { services: ['care'] }),
  ];
  expect(filterStations(stations, ['care', 'legal'], null).map(({ featureId }) => featureId)).toEqual([1]);
  expect(filterStations(stations, [], '老年卡').map(({ featureId }) => featureId)).toEqual([1]);
});

test('names are found by what they begin with first, by aliases too, and errands by everyday words', () => {
  const place = (name: string, aliases: string[] = []) => ({
    kind: 'compound' as const,
    name,
    aliases,
    communityName: null,
    points: [[108.5, 33.6] as [number, number]],
  });
  const found = matchNames(
    '锦绣',
    [stationOf(1, { errands: ['锦绣卡'] })],
    [place('新锦绣苑'), place('锦绣苑'), place('别院', ['老锦绣'])],
  );
  expect(found.map((match) => (match.kind === 'place' ? match.place.name : match.kind))).toEqual([
    'errand',
    '锦绣苑',
    '别院',
    '新锦绣苑',
  ]);
});

test('every place lies in its cell, whose places are 20 m apart and all around it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 74, max: 134, noNaN: true }),
      fc.double({ min: 4, max: 53, noNaN: true }),
      (lon, lat) => {
        const cell = positionCellOf([lon, lat]);
        const places = placesInCell(cell, 5);
        expect(places.map(positionCellOf).every((other) => other === cell)).toBe(true);
        expect(Math.min(...places.map((place) => straightMeters(place, [lon, lat])))).toBeLessThan(14.5);
        expect(straightMeters(places[0] ?? [0, 0], places[4] ?? [0, 0])).toBeCloseTo(80, -1);
      },
    ),
  );
});
