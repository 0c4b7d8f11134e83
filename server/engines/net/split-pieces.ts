import { type BorderSegment, borderOf, cutLines, inOrder } from './cut-lines.ts';
import type { Net } from './net.ts';
import { keyOf, type Point, type Polygon } from './plane.ts';
import { crossingsOf } from './ray.ts';
import { polygonsOf, walksOf } from './rings.ts';

/** A leaf as lines would divide it. */
export interface Pieces {
  readonly pieces: readonly Polygon[];
  /** The border with the new vertices that the cut needs. */
  readonly border: readonly BorderSegment[];
  /** Cut segments that divide, each with two ends: flat, four numbers. */
  readonly cuts: readonly Int32Array[];
}

/**
 * The pieces into which lines cut a leaf. What runs outside it or along its border, ends inside it or joins only what
 * hangs together anyway is left out. Null when rounding makes lines touch: try again with a larger `snap`.
 */
export const piecesOf = (
  net: Net,
  slot: number,
  lines: readonly (readonly Point[])[],
  snap: number,
): Pieces | null => {
  const border = borderOf(net, slot);
  const cut = cutLines(border, lines, snap).map(({ from, to }) => Int32Array.of(...from, ...to));
  const cuts = dividing(border, withinBorder(border, cut));
  if (cuts === null) return null;
  const ends = new Set(cuts.flatMap((segment) => [startOf(segment), endOf(segment)]));
  for (const { stops } of border) for (const key of stops.keys()) if (!ends.has(key)) stops.delete(key);
  const pieces = polygonsOf([...directedBorder(border), ...cuts, ...cuts.map(backOf)]);
  return pieces === null ? null : { pieces, border, cuts };
};

const startOf = (segment: Int32Array): number => keyOf(segment[0] as number, segment[1] as number);
const endOf = (segment: Int32Array): number => keyOf(segment[2] as number, segment[3] as number);
const backOf = ([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: Int32Array): Int32Array => Int32Array.of(x2, y2, x1, y1);

const directedBorder = (border: readonly BorderSegment[]): Int32Array[] =>
  border.flatMap((segment) => {
    const points = inOrder(segment);
    return points.slice(1).map((to, i) => Int32Array.of(...(points[i] as Point), ...to));
  });

/** Cut segments whose middle lies inside; those on the border and outside go. */
const withinBorder = (border: readonly BorderSegment[], cuts: readonly Int32Array[]): Int32Array[] => {
  const lines = directedBorder(border);
  const taken = new Set(
    lines.flatMap((line) => [`${startOf(line)} ${endOf(line)}`, `${endOf(line)} ${startOf(line)}`]),
  );
  const doubled = lines.map((line) => line.map((value) => value * 2));
  return cuts.filter((segment) => {
    if (taken.has(`${startOf(segment)} ${endOf(segment)}`)) return false;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = segment;
    let isInside = false;
    for (const line of doubled) {
      const crossings = crossingsOf(line, false, x1 + x2, y1 + y2);
      if (crossings < 0) return false;
      if (crossings === 1) isInside = !isInside;
    }
    return isInside;
  });
};

/** Leaves out loose ends, then what has the same piece on both sides. */
const dividing = (border: readonly BorderSegment[], cuts: readonly Int32Array[]): Int32Array[] | null => {
  const edges = directedBorder(border);
  const anchors = new Set(edges.map(startOf));
  let kept = [...cuts];
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    kept = withoutLooseEnds(kept, anchors);
    const walks = walksOf([...edges, ...kept, ...kept.map(backOf)]);
    if (walks === null) return null;
    const walkOf = new Map(
      walks.flatMap(({ members }, walk) => members.map((member) => [member, walk] as const)),
    );
    kept = kept.filter((_, i) => walkOf.get(edges.length + i) !== walkOf.get(edges.length + kept.length + i));
  }
  return kept;
};

const withoutLooseEnds = (cuts: readonly Int32Array[], anchors: ReadonlySet<number>): Int32Array[] => {
  let kept = [...cuts];
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    const degrees = new Map<number, number>();
    for (const key of kept.flatMap((segment) => [startOf(segment), endOf(segment)]))
      degrees.set(key, (degrees.get(key) ?? 0) + 1);
    const isTied = (key: number): boolean => anchors.has(key) || (degrees.get(key) ?? 0) > 1;
    kept = kept.filter((segment) => isTied(startOf(segment)) && isTied(endOf(segment)));
  }
  return kept;
};
