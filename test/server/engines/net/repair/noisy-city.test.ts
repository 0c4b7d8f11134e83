import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonsOfUnit, publish } from '../../../../../server/engines/net/dissolve.ts';
import type { UnitInput } from '../../../../../server/engines/net/net-input.ts';
import { doubleAreaOfPolygons, type Point } from '../../../../../server/engines/net/plane.ts';
import { proposeRepair } from '../../../../../server/engines/net/repair/proposal.ts';
import { usualRepair } from '../../../../../server/engines/net/repair/repair-options.ts';
import { boardOf, certificateOf, idOf, netOf } from '../../../../support/small-net.ts';

const cell = 20_000;
const size = 4;

/** A board whose lines have a vertex every 50 m, so that there are some to be lost. */
const clean = (): UnitInput[] =>
  boardOf(size, size, cell).map(({ unit, polygons }) => ({
    unit,
    polygons:
      polygons?.map((rings) =>
        rings.map((ring) => {
          const points = ring as Point[];
          return points.flatMap(([x1, y1], i): Point[] => {
            const [x2, y2] = points[(i + 1) % points.length] as Point;
            return [0, 1, 2, 3].map((k) => [x1 + ((x2 - x1) * k) / 4, y1 + ((y2 - y1) * k) / 4]);
          });
        }),
      ) ?? null,
  }));

interface Noise {
  /** Which leaves are touched, by number. */
  readonly touched: readonly number[];
  readonly moves: readonly (readonly [number, number])[];
  readonly dropped: readonly number[];
}

const noisy = (inputs: readonly UnitInput[], { touched, moves, dropped }: Noise): UnitInput[] => {
  let turn = 0;
  let leaf = -1;
  return inputs.map(({ unit, polygons }) => {
    if (polygons === null) return { unit, polygons };
    leaf += 1;
    if (!touched.includes(leaf)) return { unit, polygons };
    const ring = (polygons[0]?.[0] as Point[]).flatMap(([x, y], i): Point[] => {
      turn += 1;
      const [dx, dy] = moves[turn % moves.length] ?? [0, 0];
      return i % 4 !== 0 && dropped.includes(turn % 40) ? [] : [[x + dx, y + dy]];
    });
    return { unit, polygons: [[ring]] };
  });
};

const leavesNear = (leaf: number): number[] => {
  const [column, row] = [Math.floor(leaf / size), leaf % size];
  return [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].flatMap((dy) => {
      const [c, r] = [column + dx, row + dy];
      return c < 0 || r < 0 || c >= size || r >= size ? [] : [c * size + r];
    }),
  );
};

describe('a net whose vertices were moved and lost', () => {
  it('is certified after the repair, with areas within bounds and the rest as it was', () => {
    const shift = fc.integer({ min: -20, max: 20 });
    const noise = fc.record({
      touched: fc.uniqueArray(fc.nat(size * size - 1), { minLength: 1, maxLength: 8 }),
      moves: fc.array(fc.tuple(shift, shift), { minLength: 7, maxLength: 60 }),
      dropped: fc.uniqueArray(fc.nat(39), { maxLength: 6 }),
    });
    const before = netOf(clean());
    let decided = 0;
    fc.assert(
      fc.property(noise, (how) => {
        const { repair, questions, decisions } = proposeRepair(noisy(clean(), how), usualRepair);
        expect(questions).toEqual([]);
        if (repair === null) throw new Error('refused');
        decided += decisions.length;
        expect(certificateOf(repair.net).ok).toBe(true);
        const around = new Set(how.touched.flatMap(leavesNear));
        for (let leaf = 0; leaf < size * size; leaf += 1) {
          const id = idOf(1000 + leaf);
          const was = polygonsOfUnit(before, before.slotOf(id) ?? 0);
          const is = polygonsOfUnit(repair.net, repair.net.slotOf(id) ?? 0) ?? [];
          if (!around.has(leaf)) expect(is).toEqual(was);
          // Lines move by at most the noise and the snapping distance along the whole border.
          const change = Math.abs(doubleAreaOfPolygons(is) / 2 - cell * cell);
          expect(change).toBeLessThan(4 * cell * 60);
        }
      }),
      { numRuns: 60 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  it('of other places keeps every byte of the units that were not touched', () => {
    const inputs = clean();
    const moved = inputs.map((input) =>
      input.unit.id === idOf(1000)
        ? {
            ...input,
            polygons: [[(input.polygons?.[0]?.[0] as Point[]).map(([x, y]): Point => [x + 3_000, y + 700])]],
          }
        : input,
    );
    const { repair } = proposeRepair(moved, { ...usualRepair, gapSquareCentimetres: 1e9 });
    if (repair === null) throw new Error('refused');
    const was = new Map(publish(netOf(inputs)).map(({ unit, polygons }) => [unit.id, polygons]));
    const changed = publish(repair.net).filter(
      ({ unit, polygons }) => JSON.stringify(polygons) !== JSON.stringify(was.get(unit.id)),
    );
    const numbers = changed.map(({ unit }) => Number(unit.id.slice(-12))).filter((number) => number >= 1000);
    expect(numbers.length).toBeGreaterThan(1);
    for (const number of numbers) expect(leavesNear(0)).toContain(number - 1000);
  });
});

describe('polygons of any points', () => {
  it('are repaired to a certified net or refused with what a person must do', () => {
    const place = fc.integer({ min: 0, max: 6 });
    const point = fc.tuple(place, place).map(([x, y]): Point => [x * 1000, y * 1000]);
    const ring = fc.array(point, { minLength: 3, maxLength: 8 });
    const polygon = fc.array(ring, { minLength: 1, maxLength: 2 });
    let repaired = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(polygon, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
        (units) => {
          const [district] = boardOf(1, 1, 10);
          const inputs = units.map((polygons, i) => ({
            unit: {
              ...(district as UnitInput).unit,
              id: idOf(10 + i),
              level: 'street' as const,
              parentId: idOf(1),
              code: `s${i}`,
            },
            polygons,
          }));
          const { repair, questions } = proposeRepair([district as UnitInput, ...inputs], {
            ...usualRepair,
            snapCentimetres: 0,
            gapSquareCentimetres: 1e9,
          });
          if (repair === null) expect(questions.length).toBeGreaterThan(0);
          else {
            repaired += 1;
            expect(certificateOf(repair.net).ok).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(repaired).toBeGreaterThan(100);
  });
});
