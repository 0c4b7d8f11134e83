import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapLevels } from '../../../server/contract/map-levels.ts';
import { comparedPeriods, unitMeasures } from '../../../server/contract/measure-names.ts';
import { deadlineLights } from '../../../server/contract/ticket-dimensions.ts';
import { noFilters, toggleFilter } from '../../../web/state/ticket-filters.ts';
import {
  coverageDistances,
  defaultView,
  desks,
  heatRadii,
  languages,
  layerIds,
  pageModes,
  readView,
  timeSteps,
  type View,
  writeView,
} from '../../../web/state/view.ts';

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyPeriod = fc.tuple(anyDay, anyDay).map((days) => days.toSorted());

const anyView = fc.record({
  center: fc.constant(null),
  zoom: fc.constant(null),
  layers: fc.subarray([...layerIds]),
  selection: fc.option(
    fc.record({ collection: fc.constantFrom('areas', 'stations', 'grids'), id: fc.uuid() }),
  ),
  from: fc.constant(null),
  until: fc.constant(null),
  categories: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 5 }),
  filters: fc.record({
    sources: fc.uniqueArray(fc.constantFrom('12345热线', '微信 & App=1', 'a.b+c%2C'), { maxLength: 3 }),
    requestTypes: fc.subarray(['complaint', 'help']),
    states: fc.subarray(['closed', 'handling']),
    lights: fc.subarray([...deadlineLights]),
    hours: fc.subarray(['0', '9', '23']),
    weekdays: fc.subarray(['1', '7']),
    streets: fc.uniqueArray(fc.oneof(fc.uuid(), fc.constant('none')), { maxLength: 2 }),
    offices: fc.uniqueArray(fc.uuid(), { maxLength: 2 }),
  }),
  within: fc.option(fc.uuid()),
  level: fc.constantFrom(...mapLevels),
  measure: fc.constantFrom(...unitMeasures),
  compare: fc.constantFrom(...comparedPeriods),
  desk: fc.constantFrom(...desks),
  mode: fc.constantFrom(...pageModes),
  net: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
  dataBuild: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 })),
  radiusMeters: fc.constantFrom(...heatRadii),
  coverageMeters: fc.constantFrom(...coverageDistances),
  step: fc.constantFrom(...timeSteps),
  language: fc.constantFrom(...languages),
}) as fc.Arbitrary<View>;

describe('a view in the address', () => {
  test('what was written is read back', () => {
    fc.assert(
      fc.property(anyView, anyPeriod, fc.boolean(), (base, [from, until], dated) => {
        const view = dated ? { ...base, from: from ?? null, until: until ?? null } : base;
        expect(readView(writeView(view))).toEqual(view);
      }),
    );
  });

  test('the place is kept to a metre', () => {
    const params = writeView({ ...defaultView, center: [108.4999949, 33.6000051], zoom: 14.256 });
    expect(params.at).toBe('108.49999,33.60001,14.26');
    expect(readView(params)).toMatchObject({ center: [108.49999, 33.60001], zoom: 14.26 });
  });

  test('the default view is written as its version alone', () => {
    expect(writeView(defaultView)).toEqual({ v: '1' });
  });

  test('no layer at all is not the default layers', () => {
    expect(readView(writeView({ ...defaultView, layers: [] })).layers).toEqual([]);
  });

  test('another version of the schema gives the default view', () => {
    expect(readView({ v: '2', r: '500', lang: 'en' })).toEqual(defaultView);
  });

  test.each([
    { at: '200,33,14' },
    { at: '108,33' },
    { at: 'x,y,z' },
    { sel: 'areas:<script>' },
    { sel: 'nothing:1' },
    { from: '2026-05-02', until: '2026-05-01' },
    { from: 'yesterday', until: '2026-05-01' },
    { from: '2026-05-01' },
    { cat: '1;drop' },
    { hours: '24,x', weekdays: '0,8', lights: 'purple', streets: 'x', states: 'shut', requestTypes: ',' },
    { within: '1', net: '0', data: '99999999999', level: 'moon', measure: 'sum', desk: 'x', mode: 'x' },
    { r: '250', cover: '7', step: 'year', lang: 'fr' },
  ])('nonsense is left out: %o', (params) => {
    expect(readView({ v: '1', ...params })).toEqual(defaultView);
  });
});

test('a value of a filter is switched on, beside others, and off', () => {
  const one = toggleFilter(noFilters, 'hours', '9');
  const two = toggleFilter(one, 'hours', '10');
  expect(two.hours).toEqual(['9', '10']);
  expect(toggleFilter(two, 'hours', '9')).toEqual({ ...noFilters, hours: ['10'] });
});
