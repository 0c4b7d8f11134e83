import { type CutFrame, cutByLine } from './cut.ts';
import { after, at, insideRing, segmentsTouch } from './geometry.ts';
import type { Draft } from './housing.ts';
import { type Face, type Mesh, ringOf } from './mesh.ts';
import { fromLot, intoLot, type Lot } from './rows.ts';

/** The smallest piece of ground that units are made of, with the buildings on it. */
export interface Cell {
  readonly face: Face;
  readonly drafts: readonly Draft[];
  readonly households: number;
}

const householdsOf = (drafts: readonly Draft[]): number =>
  drafts.reduce((sum, { households }) => sum + households, 0);

const crossesBuilding = (path: readonly (readonly [number, number])[], drafts: readonly Draft[]): boolean =>
  drafts.some(({ ring }) =>
    path.slice(1).some((q, i) => ring.some((a, j) => segmentsTouch(at(path, i), q, a, after(ring, j)))),
  );

interface Gap {
  readonly axis: 0 | 1;
  /** In the lot's frame, centimetres. */
  readonly value: number;
  readonly uneven: number;
}

/** Lines between buildings, those that halve the households best first. */
const gapsOf = (drafts: readonly Draft[]): Gap[] => {
  const whole = householdsOf(drafts);
  const gaps: Gap[] = [];
  for (const axis of [0, 1] as const) {
    const low = ({ box }: Draft): number => (axis === 0 ? box.west : box.south);
    const high = ({ box }: Draft): number => (axis === 0 ? box.east : box.north);
    const inOrder = [...drafts].sort((a, b) => low(a) - low(b));
    let reach = -Infinity;
    let before = 0;
    inOrder.forEach((draft, i) => {
      const start = low(draft);
      if (i > 0 && start - reach > 100) {
        gaps.push({ axis, value: (reach + start) / 2, uneven: Math.abs(2 * before - whole) / whole });
      }
      reach = Math.max(reach, high(draft));
      before += draft.households;
    });
  }
  return gaps.sort((a, b) => a.uneven - b.uneven);
};

/** Cuts the ground of a compound between its buildings until no piece holds more households than wanted. */
export const cutToCells = (
  mesh: Mesh,
  face: Face,
  lot: Lot,
  drafts: readonly Draft[],
  most: number,
): Cell[] => {
  const households = householdsOf(drafts);
  const whole: Cell = { face, drafts, households };
  if (households <= most || drafts.length < 2) return [whole];
  const frame: CutFrame = {
    of: (vertex) => {
      const [x, y] = intoLot(lot, vertex.point);
      return [x / 100, y / 100];
    },
    back: ([x, y]) => fromLot(lot, [x * 100, y * 100]),
  };
  for (const { axis, value, uneven } of gapsOf(drafts).slice(0, 6)) {
    if (uneven > 0.75) break;
    const made = cutByLine(mesh, face, frame, {
      axis,
      value: value / 100,
      kind: 'row',
      wobbleMeters: 0,
      snapMeters: 1.5,
      stepMeters: 100_000,
      accept: (path) => !crossesBuilding(path, drafts),
    });
    if (!made) continue;
    const ring = ringOf(face);
    const here = drafts.filter(({ centre }) => insideRing(ring, centre));
    const there = drafts.filter((draft) => !here.includes(draft));
    return [...cutToCells(mesh, face, lot, here, most), ...cutToCells(mesh, made, lot, there, most)];
  }
  return [whole];
};
