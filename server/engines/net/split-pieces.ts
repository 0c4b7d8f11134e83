import { type Border, bordersOf, cutLines, inOrder, type Stop } from './cut-lines.ts';
import type { Net } from './net.ts';
import { keyOf, type Point, type Polygon, reversed } from './plane.ts';
import { crossingsOf } from './ray.ts';
import { facesOf, walksOf } from './rings.ts';

/** A leaf as lines would divide it. */
export interface Pieces {
  readonly pieces: readonly Polygon[];
  /** The border, cut where the lines reach it, with the piece inside each stretch. */
  readonly runs: readonly (Border & { readonly piece: number })[];
  /** Segments that divide, with the pieces on either side. */
  readonly cuts: readonly { readonly path: Int32Array; readonly left: number; readonly right: number }[];
  /** New vertices of the border. */
  readonly stops: readonly Stop[];
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
  const borders = bordersOf(net, slot);
  const found = cutLines(borders, lines, snap);
  const stopped = withStops(borders, found.stops);
  const kept = dividing(stopped, insideOf(stopped, found.cuts));
  if (kept === null) return null;
  const ends = endsOf(kept);
  const stops = found.stops.filter(({ point }) => ends.has(keyOf(...point)));
  const runs = runsOf(withStops(borders, stops), ends);
  const faces = facesOf([...runs.map(({ path }) => path), ...kept, ...kept.map(reversed)]);
  if (faces === null) return null;
  const pieceOf = (line: number): number => faces.faceOf[line] as number;
  return {
    stops,
    pieces: faces.polygons,
    runs: runs.map((run, i) => ({ ...run, piece: pieceOf(i) })),
    cuts: kept.map((path, i) => ({
      path,
      left: pieceOf(runs.length + i),
      right: pieceOf(runs.length + kept.length + i),
    })),
  };
};

const startOf = (line: Int32Array): number => keyOf(line[0] as number, line[1] as number);
const endOf = (line: Int32Array): number =>
  keyOf(line[line.length - 2] as number, line[line.length - 1] as number);
const endsOf = (lines: readonly Int32Array[]): Set<number> => {
  const ends = new Set<number>();
  for (const line of lines) ends.add(startOf(line)).add(endOf(line));
  return ends;
};

/** The borders with new vertices put in. */
const withStops = (borders: readonly Border[], stops: readonly Stop[]): Border[] =>
  borders.map((border) => {
    if (!stops.some((stop) => stop.border === border)) return border;
    const own = stops.filter((stop) => stop.border === border);
    const values: number[] = [];
    for (let i = 0; i < border.path.length; i += 2) {
      const here: Point = [border.path[i] as number, border.path[i + 1] as number];
      const before: Point = [border.path[i - 2] ?? 0, border.path[i - 1] ?? 0];
      const points = new Map<number, Point>();
      for (const { position, point } of own) if (position === i) points.set(keyOf(...point), point);
      values.push(...inOrder(before, here, [...points.values()]).flat(), ...here);
    }
    return { half: border.half, path: Int32Array.from(values) };
  });

/** The borders cut at those of their vertices that are among the nodes. */
const runsOf = (borders: readonly Border[], nodes: ReadonlySet<number>): Border[] =>
  borders.flatMap(({ half, path }) => {
    const runs: Border[] = [];
    let start = 0;
    for (let i = 2; i < path.length - 2; i += 2) {
      if (!nodes.has(keyOf(path[i] as number, path[i + 1] as number))) continue;
      runs.push({ half, path: path.slice(start, i + 2) });
      start = i;
    }
    runs.push({ half, path: start === 0 ? path : path.slice(start) });
    return runs;
  });

/** Segments whose middle lies inside; those on the border and outside go. */
const insideOf = (borders: readonly Border[], cuts: readonly Int32Array[]): Int32Array[] => {
  return cuts.filter((cut) => {
    const x = (cut[0] as number) + (cut[2] as number);
    const y = (cut[1] as number) + (cut[3] as number);
    let isInside = false;
    for (const { path } of borders) {
      const crossings = crossingsOf(path, false, x, y, 2);
      if (crossings < 0) return false;
      if (crossings % 2 === 1) isInside = !isInside;
    }
    return isInside;
  });
};

/** Leaves out loose ends, then what has the same piece on both sides. */
const dividing = (borders: readonly Border[], cuts: readonly Int32Array[]): Int32Array[] | null => {
  const runs = runsOf(borders, endsOf(cuts)).map(({ path }) => path);
  const anchors = endsOf(runs);
  let kept = [...cuts];
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    kept = withoutLooseEnds(kept, anchors);
    const count = kept.length;
    const walks = walksOf([...runs, ...kept, ...kept.map(reversed)]);
    if (walks === null) return null;
    const walkOf = new Int32Array(runs.length + count * 2);
    for (const [walk, { members }] of walks.entries()) for (const member of members) walkOf[member] = walk;
    kept = kept.filter((_, i) => walkOf[runs.length + i] !== walkOf[runs.length + count + i]);
  }
  return kept;
};

const withoutLooseEnds = (cuts: readonly Int32Array[], anchors: ReadonlySet<number>): Int32Array[] => {
  let kept = [...cuts];
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    const degrees = new Map<number, number>();
    for (const segment of kept)
      for (const key of [startOf(segment), endOf(segment)]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
    const isTied = (key: number): boolean => anchors.has(key) || (degrees.get(key) ?? 0) > 1;
    kept = kept.filter((segment) => isTied(startOf(segment)) && isTied(endOf(segment)));
  }
  return kept;
};
