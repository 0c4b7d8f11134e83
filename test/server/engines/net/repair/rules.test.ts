import { describe, expect, it } from 'vitest';
import type { UnitInput } from '../../../../../server/engines/net/net-input.ts';
import type { Point } from '../../../../../server/engines/net/plane.ts';
import { proposeRepair } from '../../../../../server/engines/net/repair/proposal.ts';
import { type RepairOptions, usualRepair } from '../../../../../server/engines/net/repair/repair-options.ts';
import { areaOf, certificateOf, idOf, square, streetsOf, unitOf } from '../../../../support/small-net.ts';

/** Squares of a kilometre, in centimetres. */
const km = 100_000;
const box = (west: number, south: number, east: number, north: number): Point[] => [
  [Math.round(west * km), Math.round(south * km)],
  [Math.round(east * km), Math.round(south * km)],
  [Math.round(east * km), Math.round(north * km)],
  [Math.round(west * km), Math.round(north * km)],
];

const propose = (inputs: readonly UnitInput[], options: Partial<RepairOptions> = {}) =>
  proposeRepair(inputs, { ...usualRepair, ...options });

/** The repaired net, after making sure that it stands its certificate. */
const repaired = (inputs: readonly UnitInput[], options: Partial<RepairOptions> = {}) => {
  const { repair, questions, decisions } = propose(inputs, options);
  if (repair === null) throw new Error(JSON.stringify(questions));
  expect(certificateOf(repair.net).ok).toBe(true);
  return { ...repair, decisions, areas: (number: number) => areaOf(repair.net, number) };
};

const asked = (inputs: readonly UnitInput[], options: Partial<RepairOptions> = {}) => {
  const { repair, questions } = propose(inputs, options);
  expect(repair).toBeNull();
  return questions.map(({ kind, units }) => [kind, ...units.map((id) => Number(id.slice(-12)))]);
};

describe('an overlap', () => {
  it('goes to the unit whose own ground borders it longest', () => {
    // 3 reaches into 2 along its whole height and 100 m deep; 2 has the upper and lower side too.
    const inputs = streetsOf({ 2: [[box(0, 0, 1, 1)]], 3: [[box(0.9, 0.2, 2, 0.8)]] });
    const { decisions, areas, areaChanges } = repaired(inputs);
    expect(decisions).toEqual([
      {
        rule: 'overlap-longest-line',
        place: expect.anything(),
        areaSquareCentimetres: 0.06 * km * km,
        from: [idOf(3)],
        to: [idOf(2)],
      },
    ]);
    expect(areas(2)).toBe(km * km);
    expect(areaChanges).toEqual([{ unit: idOf(3), before: 0.66 * km * km, after: 0.6 * km * km }]);
  });

  it('goes to the unit of which it is more than half: an enclave drawn over', () => {
    const inputs = streetsOf({ 2: [[box(0, 0, 1, 1)]], 3: [[box(0.4, 0.4, 0.6, 0.6)]] });
    const { decisions, areas } = repaired(inputs);
    expect(decisions.map(({ rule, to }) => [rule, to])).toEqual([['overlap-most-of-unit', [idOf(3)]]]);
    expect([areas(2), areas(3)]).toEqual([0.96 * km * km, 0.04 * km * km].map(Math.round));
  });

  it('goes to the unit whose parent was drawn there, and tells how parents follow', () => {
    const inputs: UnitInput[] = [
      { unit: unitOf(1, 'district', null), polygons: null },
      { unit: unitOf(2, 'street', 1), polygons: [[box(0, 0, 1, 1)]] },
      { unit: unitOf(3, 'street', 1), polygons: [[box(1, 0, 2, 1)]] },
      { unit: unitOf(4, 'community', 2), polygons: [[box(0, 0, 1.2, 1)]] },
      { unit: unitOf(5, 'community', 3), polygons: [[box(1, 0, 2, 0.9)]] },
    ];
    const { problems } = propose(inputs);
    expect(problems.map(({ kind }) => kind)).toEqual(['overlap', 'outside-parent', 'parent-not-filled']);
    const { decisions, areas } = repaired(inputs);
    const home = decisions.find(({ rule }) => rule === 'overlap-inside-parent');
    expect(home).toMatchObject({ from: [idOf(4)], to: [idOf(5)] });
    // The strip north of 5 stays with 4, because nobody else claims it; its street follows.
    expect(areas(2)).toBe(1.02 * km * km);
    expect(decisions.filter(({ rule }) => rule === 'parent-follows')).toMatchObject([
      { from: [idOf(4)], to: [idOf(2)], areaSquareCentimetres: 0.02 * km * km },
      { from: [idOf(3)], to: [], areaSquareCentimetres: 0.1 * km * km },
    ]);
  });

  it('of three units is one problem and one decision', () => {
    const inputs = streetsOf({
      2: [[box(0, 0, 1.1, 1)]],
      3: [[box(1, 0, 2, 1)]],
      4: [[box(0.5, 0.95, 1.5, 2)]],
    });
    const { problems } = propose(inputs);
    expect(problems.map(({ units }) => units.length).sort()).toEqual([2, 2, 2, 3]);
    repaired(inputs);
  });
});

describe('a gap', () => {
  const around = (size: number): UnitInput[] =>
    streetsOf({ 2: [[box(0, 0, 1, 1), square(0.4 * km, 0.4 * km, size)]] });

  it('that is small is closed by the neighbour with the longest shared line', () => {
    const { decisions, areas } = repaired(around(900));
    expect(decisions).toMatchObject([{ rule: 'gap-closed', to: [idOf(2)], areaSquareCentimetres: 810_000 }]);
    expect(areas(2)).toBe(km * km);
  });

  it('that is large is a question until it is marked as meant to be empty or allowed to be closed', () => {
    const inputs = around(10_000);
    expect(asked(inputs)).toEqual([['gap', 2]]);
    repaired(inputs, { gapSquareCentimetres: 1e8 });
    const mark = { place: [0.45 * km, 0.45 * km] as Point, unit: { id: idOf(9), code: 'v', name: '湖' } };
    const { net, decisions, areas } = repaired(inputs, { voids: [mark] });
    expect(decisions.map(({ rule }) => rule)).toEqual(['void']);
    expect(net.unit(idOf(9))).toMatchObject({ isVoid: true, level: 'street', parentId: idOf(1), name: '湖' });
    expect(areas(9)).toBe(1e8);
    expect(areas(1)).toBe(km * km);
  });

  it('that the district leaves out too is none', () => {
    const hole = [box(0, 0, 1, 1), square(0.4 * km, 0.4 * km, 10_000)];
    const inputs = streetsOf({ 2: [hole], 3: [[box(0.99, 0, 2, 1)]] });
    const district = [[box(0, 0, 2, 1), square(0.4 * km, 0.4 * km, 10_000)]];
    const { areas } = repaired(
      inputs.map((input, i) => (i === 0 ? { ...input, polygons: district } : input)),
    );
    expect(areas(1)).toBe(2 * km * km - 1e8);
  });

  it('between a mark and nothing is told: the mark lies in no gap', () => {
    const mark = { place: [0.1 * km, 0.1 * km] as Point, unit: { id: idOf(9), code: 'v', name: '湖' } };
    expect(asked(around(900), { voids: [mark] })).toEqual([['void-misplaced']]);
  });
});

describe('shapes that are none', () => {
  it('a bow tie keeps both wings, with the place of the crossing', () => {
    const bow: Point[] = [
      [0, 0],
      [km, km],
      [km, 0],
      [0, km],
    ];
    const inputs = streetsOf({ 2: [[bow]], 3: [[box(1, 0, 2, 1)]] });
    const { problems } = propose(inputs);
    expect(problems).toEqual([
      {
        kind: 'segments-cross',
        units: [idOf(2)],
        place: [km / 2, km / 2],
        areaSquareCentimetres: (km * km) / 2,
      },
    ]);
    expect(repaired(inputs).areas(2)).toBe((km * km) / 2);
  });

  it('a null geometry is a question that names the unit, also where all else is right', () => {
    const inputs = streetsOf({ 2: [[box(0, 0, 1, 1)]], 3: [] });
    expect(
      asked(inputs.map((each) => (each.unit.id === idOf(3) ? { ...each, polygons: null } : each))),
    ).toEqual([['geometry-missing', 3]]);
  });

  it('a unit drawn twice is a question that names both', () => {
    const inputs = streetsOf({ 2: [[box(0, 0, 1, 1)]], 3: [[box(0, 0, 1, 1)]], 4: [[box(1, 0, 2, 1)]] });
    expect(propose(inputs).problems.map(({ kind, areaSquareCentimetres: area }) => [kind, area])).toEqual([
      ['duplicate', km * km],
    ]);
    expect(asked(inputs)).toEqual([['duplicate', 2, 3]]);
  });

  it('a unit of which nothing would be left is a question', () => {
    const inputs = streetsOf({
      2: [[box(0, 0, 1, 1)]],
      3: [[box(1, 0, 2, 1)]],
      4: [[box(0.5, 0.5, 0.6, 0.6)]],
    });
    const thin: Point[] = [
      [0.2 * km, 0.2 * km],
      [0.2 * km + 30, 0.2 * km],
      [0.2 * km, 0.2 * km],
    ];
    expect(
      asked(inputs.map((each) => (each.unit.id === idOf(4) ? { ...each, polygons: [[thin]] } : each))),
    ).toContainEqual(['unit-lost', 4]);
  });

  it('parts, holes, enclaves and enclaves in enclaves come through a repair elsewhere unchanged', () => {
    const inputs = streetsOf({
      2: [
        [box(0, 0, 1, 1), box(0.2, 0.2, 0.4, 0.4), box(0.6, 0.6, 0.8, 0.8)],
        [box(0.25, 0.25, 0.3, 0.3)],
        [box(3, 0, 3.5, 0.5)],
      ],
      3: [[box(0.2, 0.2, 0.4, 0.4), box(0.25, 0.25, 0.3, 0.3)]],
      4: [[box(0.6, 0.6, 0.8, 0.8)]],
      5: [[box(1.002, 0, 2, 1)]],
      6: [[box(1.9, 0, 2.5, 1)]],
    });
    const { areas, areaChanges, decisions } = repaired(inputs);
    expect(decisions.map(({ rule }) => rule)).toEqual(['overlap-longest-line']);
    expect(areas(2)).toBe(117_250 * km);
    expect(areaChanges.map(({ unit }) => unit)).not.toContain(idOf(3));
  });
});

describe('a proposal', () => {
  it('is the same every time, whatever the ids, and another for other input or options', () => {
    const inputs = (reach: number) => streetsOf({ 2: [[box(0, 0, 1, 1)]], 3: [[box(reach, 0, 2, 1)]] });
    const key = repaired(inputs(0.9)).key;
    expect(repaired(inputs(0.9)).key).toBe(key);
    const renamed = inputs(0.9).map(({ unit, polygons }) => ({
      unit: {
        ...unit,
        id: unit.id.replace('8000', '9000'),
        parentId: unit.parentId?.replace('8000', '9000') ?? null,
      },
      polygons,
    }));
    expect(propose(renamed).repair?.key).toBe(key);
    expect(repaired(inputs(0.91)).key).not.toBe(key);
    expect(repaired(inputs(0.9), { snapCentimetres: 50 }).key).not.toBe(key);
  });

  it('refuses a broken tree and coordinates that are none before it looks at shapes', () => {
    const inputs = streetsOf({
      2: [
        [
          [
            [0, 0],
            [0.5, 0],
            [1, 1],
          ],
        ],
      ],
    });
    expect(asked(inputs)).toEqual([['coordinate-wrong', 2]]);
    expect(asked([...inputs, ...inputs])[0]?.[0]).toBe('unit-twice');
  });
});
