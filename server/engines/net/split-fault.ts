import { type Border, bordersOf, cutLines } from './cut-lines.ts';
import type { Net } from './net.ts';
import type { Point } from './plane.ts';
import { crossingsOf } from './ray.ts';
import { type Refusal, refuse } from './refusal.ts';

type Lines = readonly (readonly Point[])[];

/** Why lines divide a leaf (by its slot) into nothing, and where one sees it best. */
export const splitFault = (net: Net, slot: number, lines: Lines): Refusal => {
  const unit = [net.unitAt(slot)?.id ?? ''];
  const first = lines[0]?.[0] ?? null;
  const borders = bordersOf(net, slot);
  const middles = cutLines(borders, lines, 0).cuts.map((cut) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cut;
    return { from: [x1, y1] as Point, to: [x2, y2] as Point, at: placeOf(borders, x1 + x2, y1 + y2, 2) };
  });
  if (middles.length === 0) return refuse('net-split-divides-nothing', unit, first);
  const along = middles.find(({ at }) => at === 0);
  if (!middles.some(({ at }) => at > 0)) {
    if (along !== undefined) return refuse('net-split-line-along', unit, along.from);
    const stops = middles.flatMap(({ from, to }) => [from, to]);
    const touching = stops.find(([x, y]) => placeOf(borders, x, y, 1) === 0);
    return touching === undefined
      ? refuse('net-split-line-apart', unit, first)
      : refuse('net-split-line-touches', unit, touching);
  }
  const turned = turningPointOf(lines);
  if (turned !== null) return refuse('net-split-line-doubles-back', unit, turned);
  const ends = lines.flatMap((line) => [line[0], line[line.length - 1]]);
  const loose = ends.find((end) => end !== undefined && placeOf(borders, end[0], end[1], 1) > 0);
  if (loose !== undefined) return refuse('net-split-line-ends-inside', unit, loose);
  const inside = middles.find(({ at }) => at > 0);
  return refuse('net-split-line-to-hole', unit, inside?.from ?? first);
};

/** Where a point lies, given in parts of a centimetre: 1 inside the borders, 0 on one, -1 outside. */
const placeOf = (borders: readonly Border[], x: number, y: number, parts: 1 | 2): -1 | 0 | 1 => {
  let isInside = false;
  for (const { path } of borders) {
    const line = parts === 1 ? path : path.map((value) => value * 2);
    const crossings = crossingsOf(line, false, x, y);
    if (crossings < 0) return 0;
    if (crossings % 2 === 1) isInside = !isInside;
  }
  return isInside ? 1 : -1;
};

/** The first vertex at which a line runs back the way it came. */
const turningPointOf = (lines: Lines): Point | null => {
  for (const line of lines)
    for (let i = 1; i + 1 < line.length; i += 1) {
      const [a, b, c] = [line[i - 1] as Point, line[i] as Point, line[i + 1] as Point];
      const [ux, uy, vx, vy] = [a[0] - b[0], a[1] - b[1], c[0] - b[0], c[1] - b[1]];
      if (ux * vy - uy * vx === 0 && ux * vx + uy * vy > 0) return b;
    }
  return null;
};
