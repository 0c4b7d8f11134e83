import type { ComparedUnit, Comparison } from '../../../drafting/comparison.ts';

/** West, north (downwards), width, height, for a drawing whose y runs down. */
export type Frame = readonly [number, number, number, number];

const marginShare = 0.08;
/** Height by width of a drawing: enough of the surroundings is seen to know the place. */
const flattestShape = 0.66;
const tallestShape = 1.2;

/** The frame round everything that changes, with a margin; the same for both sides. */
export const frameOfChange = ({ before, after, changed }: Comparison): Frame => {
  const ids = new Set(changed);
  const areas = new Set(
    [...before, ...after].filter(({ level }) => level === 'community').map(({ id }) => id),
  );
  const meant = [...before, ...after].filter(({ id, isLeaf }) => isLeaf && ids.has(id));
  const shown = meant.length > 0 ? meant : [...before, ...after].filter(({ id }) => areas.has(id));
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { polygons } of shown)
    for (const ring of polygons.flat())
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [ring[i] as number, ring[i + 1] as number];
        [west, east] = [Math.min(west, x), Math.max(east, x)];
        [south, north] = [Math.min(south, y), Math.max(north, y)];
      }
  if (west > east) return [0, 0, 1, 1];
  const margin = Math.max(east - west, north - south, 5000) * marginShare;
  const width = Math.max(east - west + 2 * margin, (north - south + 2 * margin) / tallestShape);
  const height = Math.max(north - south + 2 * margin, width * flattestShape);
  return [(west + east - width) / 2, -(north + south + height) / 2, width, height];
};

/** The outline of a unit as path data, y running down. */
export const pathOf = ({ polygons }: ComparedUnit): string =>
  polygons
    .flat()
    .map((ring) => {
      const points = Array.from(
        { length: ring.length / 2 },
        (_, i) => `${ring[i * 2] as number} ${-(ring[i * 2 + 1] as number)}`,
      );
      return `M${points.join('L')}Z`;
    })
    .join('');

/** The middle of a unit's box. */
export const middleOf = ({ polygons }: ComparedUnit): readonly [number, number] => {
  const points = polygons[0]?.[0] ?? new Int32Array();
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    [west, east, south, north] = [
      Math.min(west, x),
      Math.max(east, x),
      Math.min(south, y),
      Math.max(north, y),
    ];
  }
  return [(west + east) / 2, -(south + north) / 2];
};
