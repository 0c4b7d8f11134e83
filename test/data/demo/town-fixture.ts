import type { Point, Ring, Town, Unit } from '../../../data/demo/model.ts';
import { buildTown } from '../../../data/demo/town/build-town.ts';

let built: Town | null = null;

/** The town of seed 1, built once per test file. */
export const demoTown = (): Town => {
  built ??= buildTown({ seed: 1 });
  return built;
};

/** Directed segments of units that no other unit of the list takes back. */
export const openSegments = (units: readonly Unit[]): Set<string> => {
  const open = new Set<string>();
  for (const ring of units.flatMap(({ polygons }) => polygons.flat())) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      if (open.has(`${a} ${b}`)) throw new Error(`segment ${a} ${b} comes twice in one direction`);
      if (!open.delete(`${b} ${a}`)) open.add(`${a} ${b}`);
    });
  }
  return open;
};

export const bounds = (ring: Ring): [number, number, number, number] => [
  Math.min(...ring.map(([x]) => x)),
  Math.min(...ring.map(([, y]) => y)),
  Math.max(...ring.map(([x]) => x)),
  Math.max(...ring.map(([, y]) => y)),
];

const side = (a: Point, b: Point, c: Point): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

/** Whether two segments cross or touch; written apart from the generator's own. */
export const meet = (a: Point, b: Point, c: Point, d: Point): boolean =>
  Math.max(a[0], b[0]) >= Math.min(c[0], d[0]) &&
  Math.max(c[0], d[0]) >= Math.min(a[0], b[0]) &&
  Math.max(a[1], b[1]) >= Math.min(c[1], d[1]) &&
  Math.max(c[1], d[1]) >= Math.min(a[1], b[1]) &&
  side(a, b, c) * side(a, b, d) <= 0 &&
  side(c, d, a) * side(c, d, b) <= 0;

export const edgesOf = (ring: Ring): [Point, Point][] =>
  ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as [Point, Point]);

export const ringsMeet = (a: Ring, b: Ring): boolean =>
  edgesOf(a).some(([p, q]) => edgesOf(b).some(([r, s]) => meet(p, q, r, s)));

export const contains = (ring: Ring, [x, y]: Point): boolean =>
  edgesOf(ring).filter(
    ([p, q]) => p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0],
  ).length %
    2 ===
  1;

/** Twice the signed area, exact for whole centimetres of this size. */
export const twiceArea = (ring: Ring): number => {
  const [x, y] = ring[0]!;
  return edgesOf(ring).reduce((sum, [p, q]) => sum + (p[0] - x) * (q[1] - y) - (q[0] - x) * (p[1] - y), 0);
};
