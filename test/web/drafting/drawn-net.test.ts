import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetOperation } from '../../../server/contract/scenario-operations.ts';
import { apply } from '../../../server/engines/net/apply.ts';
import { communityLinesOf } from '../../../server/engines/net/area-lines.ts';
import type { Net } from '../../../server/engines/net/net.ts';
import type { Operation } from '../../../server/engines/net/operations.ts';
import { partOf } from '../../../server/engines/net/part.ts';
import { saveNet } from '../../../server/engines/net/save.ts';
import { DrawnNet } from '../../../web/drafting/drawn-net.ts';
import type { NetPicture } from '../../../web/drafting/messages.ts';
import { boardOf, idOf, netOf, unitOf } from '../../support/small-net.ts';

const size = 10_000;
const frame = { epsg: 4545, originEastMeters: 500_000, originNorthMeters: 3_700_000 };
/** The community of the lower left quarter of a board of six by four grids. */
const community = idOf(100);

/** The whole net as the server has it, and its part as it is drawn, with two buildings in the first grid. */
const openBoard = (): { whole: Net; drawn: DrawnNet } => {
  const whole = netOf(boardOf(6, 4, size));
  const bytes = saveNet(partOf(whole, whole.slotOf(community) ?? 0));
  const ground = { buildings: [2000, 2000, 30, 80, 2000, 8000, 12, 30], compounds: [2000, 2000] };
  return { whole, drawn: new DrawnNet({ bytes, unit: community, kind: 'adjustment', frame, ground }) };
};

const linesOf = ({ lines }: Pick<NetPicture, 'lines'>): string[] =>
  lines.map(({ left, right, path }) => JSON.stringify([[left, right].sort(), corners(path)])).toSorted();

/** A line whichever way it runs. */
const corners = (path: readonly number[]): string => {
  const points = Array.from({ length: path.length / 2 }, (_, i) => path.slice(i * 2, i * 2 + 2).join(' '));
  return [points.join(), points.toReversed().join()].sort()[0] ?? '';
};

/** What the part should look like, cut out of the whole. */
const expectedLines = (whole: Net): string[] => {
  const part = partOf(whole, whole.slotOf(community) ?? 0);
  const idAt = (slot: number): string | null => part.unitAt(slot)?.id ?? null;
  const lines = [...part.arcs.arcs()].map((arc) => ({
    left: idAt(part.arcs.leafOf(arc * 2)),
    right: idAt(part.arcs.leafOf(arc * 2 + 1)),
    path: [...part.arcs.lineOf(arc)],
    ...{ isLocked: false, tier: 0 },
  }));
  return linesOf({ lines });
};

const splitAcross = (grid: number, west: number, east: number, next: number): NetOperation => {
  const [column, row] = [Math.floor((grid - 1000) / 4) * size, ((grid - 1000) % 4) * size];
  const line: [number, number][] = [
    [column - 50, row + west],
    [column + size + 50, row + east],
  ];
  const part = (number: number, north: number) => ({
    unit: unitOf(number, 'general-grid', 100),
    places: [[column + size / 2, row + north] as [number, number]],
  });
  return { kind: 'split', unit: idOf(grid), lines: [line], parts: [part(grid, 100), part(next, size - 100)] };
};

const grids = fc.constantFrom(1000, 1001, 1004, 1005, 1008, 1009);
const height = fc.integer({ min: 500, max: size - 500 });

test('what is drawn on a part is what the whole net comes to, back to the start', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(grids, height, height), { minLength: 1, maxLength: 5 }), (cuts) => {
      const { whole, drawn } = openBoard();
      const before = linesOf(drawn.picture());
      const keys: string[] = [];
      for (const [index, [grid, west, east]] of cuts.entries()) {
        const operation = splitAcross(grid, west, east, 5000 + index);
        const performed = drawn.perform([{ key: `k${index}`, operation }]);
        expect(performed.ok).toBe(apply(whole, operation as Operation, communityLinesOf(whole)).ok);
        if (!performed.ok) continue;
        keys.push(`k${index}`);
        expect(linesOf(performed.picture)).toEqual(expectedLines(whole));
        expect(performed.picture.holds).toBe(true);
      }
      for (const key of keys.toReversed())
        expect(drawn.mark({ key, to: 'undone', patch: null })?.ok).toBe(true);
      expect(linesOf(drawn.picture())).toEqual(before);
    }),
    { numRuns: 25 },
  );
});

test('counts follow the line: what stands on either side goes with its piece', () => {
  const { drawn } = openBoard();
  const [preview] = drawn.split(
    [
      [
        [-50, 5000],
        [size + 50, 5000],
      ],
    ],
    null,
  );
  expect(preview?.unit).toBe(idOf(1000));
  expect(preview?.pieces.map(({ figures }) => figures.households).toSorted()).toEqual([12, 30]);
  const performed = drawn.perform([{ key: 'k', operation: splitAcross(1000, 5000, 5000, 5000) }]);
  const figures = performed.picture?.units.find(({ id }) => id === idOf(1000))?.figures;
  expect(figures).toMatchObject({ households: 30, people: 80, buildings: 1, compounds: 1 });
  expect(figures?.areaSquareMeters).toBe(5000);
});

test('several changes are done together or not at all', () => {
  const { drawn } = openBoard();
  const before = linesOf(drawn.picture());
  const performed = drawn.perform([
    { key: 'a', operation: splitAcross(1000, 5000, 5000, 5000) },
    {
      key: 'b',
      operation: { kind: 'merge', units: [idOf(1000), idOf(1009)], into: unitOf(1000, 'general-grid', 100) },
    },
  ]);
  expect(performed).toMatchObject({ ok: false, refusal: { code: 'net-merge-apart' } });
  expect(linesOf(drawn.picture())).toEqual(before);
});

test('the rim of the part is locked, and a record of before this opening takes an operation back', () => {
  const { whole, drawn } = openBoard();
  const rim: NetOperation = {
    kind: 'move-vertex',
    ...{ unit: idOf(1000), from: [0, 0], to: [10, 10] },
  };
  expect(drawn.perform([{ key: 'a', operation: rim }])).toMatchObject({
    refusal: { code: 'net-line-locked' },
  });
  expect(drawn.picture().lines.filter(({ left, right }) => left === null || right === null)).toSatisfy(
    (lines: NetPicture['lines']) => lines.every(({ isLocked }) => isLocked),
  );
  const outcome = apply(whole, splitAcross(1004, 4000, 6000, 5000) as Operation);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const bytes = saveNet(partOf(whole, whole.slotOf(community) ?? 0));
  const ground = { buildings: [], compounds: [] };
  const again = new DrawnNet({ bytes, unit: community, kind: 'adjustment', frame, ground });
  const undone = again.mark({ key: 'old', to: 'undone', patch: outcome.patch as never });
  expect(undone?.ok).toBe(true);
  expect(linesOf(again.picture())).toEqual(linesOf(drawn.picture()));
});
