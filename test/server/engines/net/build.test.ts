import { describe, expect, it } from 'vitest';
import { buildNet } from '../../../../server/engines/net/build.ts';
import { polygonsOfUnit } from '../../../../server/engines/net/dissolve.ts';
import type { NetProblem, UnitInput } from '../../../../server/engines/net/net-input.ts';
import { doubleAreaOfPolygons, type Point } from '../../../../server/engines/net/plane.ts';
import { boardOf, certificateOf, idOf, square, streetsOf, unitOf } from '../../../support/small-net.ts';

const problemsOf = (inputs: readonly UnitInput[]): readonly NetProblem[] => {
  const built = buildNet(inputs);
  return 'problems' in built ? built.problems : [];
};

const netOf = (inputs: readonly UnitInput[]) => {
  const built = buildNet(inputs);
  if ('problems' in built) throw new Error(JSON.stringify(built.problems));
  return built;
};

const ringsOf = (inputs: readonly UnitInput[], number: number): Point[][][] => {
  const { net } = netOf(inputs);
  const polygons = polygonsOfUnit(net, net.slotOf(idOf(number)) ?? 0) ?? [];
  return polygons.map((polygon) =>
    polygon.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!]),
    ),
  );
};

describe('building a net', () => {
  it('makes a net of polygons that share their vertices, whichever way they run', () => {
    const inputs = streetsOf({ 2: [[square(0, 0, 10)]], 3: [[[...square(10, 0, 10)].reverse()]] });
    const { net, outline } = netOf(inputs);
    expect(certificateOf(net)).toMatchObject({ ok: true, units: 3, leaves: 2, rings: 3 });
    expect(net.arcs.count).toBe(3);
    expect(doubleAreaOfPolygons(outline)).toBe(400);
  });

  it('dissolves every level of a board', () => {
    const { net } = netOf(boardOf(4, 4, 100));
    expect(certificateOf(net)).toMatchObject({ ok: true, units: 23, leaves: 16 });
    const street = polygonsOfUnit(net, net.slotOf(idOf(10)) ?? 0) ?? [];
    expect(street).toHaveLength(1);
    expect(doubleAreaOfPolygons(street)).toBe(2 * 200 * 400);
  });

  it('keeps enclaves, islands and units in several parts', () => {
    const inputs = streetsOf({
      2: [
        [square(0, 0, 100), square(20, 20, 20), square(60, 60, 20)],
        [square(25, 25, 5)],
        [square(200, 0, 50)],
      ],
      3: [[square(20, 20, 20), square(25, 25, 5)]],
      4: [[square(60, 60, 20)], [square(150, 0, 50)]],
    });
    expect(certificateOf(netOf(inputs).net)).toMatchObject({ ok: true, leaves: 3 });
    expect(ringsOf(inputs, 2).map((polygon) => polygon.length)).toEqual([3, 1, 1]);
    expect(ringsOf(inputs, 1).map((polygon) => polygon.length)).toEqual([1, 1]);
  });

  it('takes rings apart where a unit touches itself in a vertex', () => {
    const inputs = streetsOf({
      2: [[square(0, 0, 10)], [square(10, 10, 10)]],
      3: [[square(10, 0, 10)], [square(0, 10, 10)]],
    });
    expect(certificateOf(netOf(inputs).net).ok).toBe(true);
    expect(ringsOf(inputs, 2)).toEqual([[square(0, 0, 10)], [square(10, 10, 10)]]);
    const diamond: Point[] = [
      [0, 50],
      [50, 25],
      [100, 50],
      [50, 75],
    ];
    const touching = streetsOf({
      2: [
        [
          [
            [0, 50],
            [0, 0],
            [100, 0],
            [100, 50],
            [50, 25],
          ],
        ],
      ],
      3: [
        [
          [
            [0, 50],
            [50, 75],
            [100, 50],
            [100, 100],
            [0, 100],
          ],
        ],
      ],
      4: [[diamond]],
    });
    expect(certificateOf(netOf(touching).net).ok).toBe(true);
  });

  it('puts in a vertex that lies exactly on the neighbour and says so', () => {
    const inputs = streetsOf({
      2: [[square(0, 0, 10)]],
      3: [[square(10, 0, 10, 4)]],
      4: [[square(10, 4, 10, 6)]],
    });
    const built = netOf(inputs);
    expect(built.noded).toEqual([[10, 4]]);
    expect(certificateOf(built.net).ok).toBe(true);
  });

  it('accepts a hole that the district has too, and void leaves', () => {
    const frame = { 2: [[square(0, 0, 30), square(10, 10, 10)]] };
    const [, ...streets] = streetsOf(frame);
    const district = {
      unit: unitOf(1, 'district', null),
      polygons: [[square(0, 0, 30), square(10, 10, 10)]],
    };
    expect(problemsOf([district, ...streets])).toEqual([]);
    const lake = { unit: unitOf(9, 'street', 1, { isVoid: true }), polygons: [[square(10, 10, 10)]] };
    expect(problemsOf([...streetsOf(frame), lake])).toEqual([]);
  });
});

describe('what is no net', () => {
  const [a, b, c] = [idOf(2), idOf(3), idOf(4)];

  it('reports a gap with its area, place and neighbours', () => {
    const ring = streetsOf({ 2: [[square(0, 0, 30), square(10, 10, 10)]] });
    expect(problemsOf(ring)).toEqual([
      { kind: 'gap', units: [a], place: [10, 10], areaSquareCentimetres: 100 },
    ]);
  });

  it('reports an overlap with both units', () => {
    const crossing = streetsOf({ 2: [[square(0, 0, 10)]], 3: [[square(8, 1, 10)]] });
    expect(problemsOf(crossing)).toMatchObject([{ kind: 'overlap', units: [a, b] }]);
    const within = streetsOf({ 2: [[square(0, 0, 30)]], 3: [[square(10, 10, 10)]] });
    expect(problemsOf(within)).toMatchObject([
      { kind: 'overlap', units: [a, b], areaSquareCentimetres: 100 },
    ]);
  });

  it('reports a unit that is there twice', () => {
    const twice = streetsOf({ 2: [[square(0, 0, 10)]], 3: [[square(0, 0, 10)]], 4: [[square(10, 0, 10)]] });
    expect(problemsOf(twice)).toMatchObject([{ kind: 'duplicate', units: [a, b] }]);
  });

  it('does not take a vertex beside the neighbour for one on it', () => {
    const near = streetsOf({
      2: [[square(0, 0, 10)]],
      3: [
        [
          [
            [10, 0],
            [20, 0],
            [20, 10],
            [10, 10],
            [11, 5],
          ],
        ],
      ],
    });
    expect(problemsOf(near).map(({ kind }) => kind)).toEqual(['gap']);
  });

  it.each<[string, Point[][][] | null, string]>([
    [
      'bow tie',
      [
        [
          [
            [0, 0],
            [10, 10],
            [10, 0],
            [0, 10],
          ],
        ],
      ],
      'ring-wrong-way-round',
    ],
    [
      'crossing itself',
      [
        [
          [
            [0, 0],
            [20, 0],
            [20, 20],
            [10, -5],
            [0, 20],
          ],
        ],
      ],
      'segments-cross',
    ],
    [
      'two points',
      [
        [
          [
            [0, 0],
            [10, 0],
          ],
        ],
      ],
      'ring-too-short',
    ],
    ['no geometry', null, 'geometry-missing'],
    ['no polygon', [], 'geometry-missing'],
    [
      'not finite',
      [
        [
          [
            [0, 0],
            [Number.NaN, 0],
            [10, 10],
          ],
        ],
      ],
      'coordinate-wrong',
    ],
    [
      'not whole',
      [
        [
          [
            [0, 0],
            [0.5, 0],
            [10, 10],
          ],
        ],
      ],
      'coordinate-wrong',
    ],
    [
      'too far',
      [
        [
          [
            [0, 0],
            [2 ** 24, 0],
            [10, 10],
          ],
        ],
      ],
      'coordinate-wrong',
    ],
    ['hole outside', [[square(0, 0, 10), square(20, 0, 5)]], 'hole-outside'],
    ['parts overlap', [[square(0, 0, 10)], [square(2, 2, 5)]], 'parts-overlap'],
  ])('reports %s', (_, polygons, kind) => {
    const inputs = [
      { unit: unitOf(1, 'district', null), polygons: null },
      { unit: unitOf(2, 'street', 1), polygons },
    ];
    expect(problemsOf(inputs)).toMatchObject([{ kind, units: [a] }]);
  });

  it('reports children that do not fill their parent or leave it', () => {
    const district = { unit: unitOf(1, 'district', null), polygons: [[square(0, 0, 30)]] };
    const [, ...less] = streetsOf({ 2: [[square(0, 0, 30, 20)]] });
    expect(problemsOf([district, ...less])).toMatchObject([{ kind: 'parent-not-filled', units: [idOf(1)] }]);
    const [, ...more] = streetsOf({ 2: [[square(0, 0, 30, 20)]], 3: [[square(0, 20, 30)]] });
    expect(problemsOf([district, ...more])).toMatchObject([{ kind: 'outside-parent', units: [b, idOf(1)] }]);
    const [, ...fine] = streetsOf({ 2: [[square(0, 0, 30, 20)]], 3: [[square(0, 20, 30, 10)]] });
    expect(problemsOf([district, ...fine])).toEqual([]);
  });

  it('reports a tree that is none', () => {
    const units = [
      unitOf(1, 'district', null),
      unitOf(2, 'street', 1),
      unitOf(2, 'street', 1, { code: 'x' }),
      unitOf(3, 'community', 1),
      unitOf(4, 'street', 77, { code: '3' }),
    ];
    const inputs = units.map((unit) => ({ unit, polygons: [[square(0, 0, 10)]] }));
    expect(problemsOf(inputs).map(({ kind, units: [first] }) => [kind, first])).toEqual([
      ['unit-twice', a],
      ['code-twice', b],
      ['level-wrong', b],
      ['parent-missing', c],
    ]);
  });
});
