import { labelPointOf } from '../../server/engines/net/label-point.ts';
import type { LeafIndex } from '../../server/engines/net/leaf-index.ts';
import type { Point, Polygon } from '../../server/engines/net/plane.ts';
import { previewSplit } from '../../server/engines/net/split.ts';
import { countGround, figuresOf } from './ground-counts.ts';
import type { SplitPreview } from './messages.ts';
import { geometryOf, type HeldPart } from './net-picture.ts';

const pointsOf = (ring: Int32Array): Point[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);

const leastSquareMeters = 1;

/** What lines would make of a unit, or of every leaf that they divide; the largest piece of each comes first. */
export const previewsOf = (
  held: HeldPart,
  index: LeafIndex,
  lines: readonly (readonly Point[])[],
  unit: string | null,
): SplitPreview[] => {
  const asked = unit === null ? leavesAlong(index, lines) : [unit];
  return asked.flatMap((id) => {
    const pieces = previewSplit(held.net, id, lines);
    if (pieces.length < 2) return [];
    const preview = { unit: id, pieces: measured(held, pieces) };
    const smallest = preview.pieces.at(-1)?.figures.areaSquareMeters ?? 0;
    // A line that was drawn past a unit and only brushes it does not mean it.
    return unit === null && smallest < leastSquareMeters ? [] : [preview];
  });
};

const leavesAlong = (index: LeafIndex, lines: readonly (readonly Point[])[]): string[] => {
  const found = new Set<string>();
  for (const line of lines)
    for (const [at, [x, y]] of line.entries()) {
      const [nextX, nextY] = line[at + 1] ?? [x, y];
      const box = {
        west: Math.min(x, nextX),
        south: Math.min(y, nextY),
        east: Math.max(x, nextX),
        north: Math.max(y, nextY),
      };
      for (const id of index.leavesIn(box)) found.add(id);
    }
  return [...found];
};

const measured = ({ ground, frame }: HeldPart, pieces: readonly Polygon[]): SplitPreview['pieces'] => {
  const areas = pieces.map((piece) => [piece]);
  const counts = countGround(areas, ground);
  return areas
    .map((polygons, at) => ({
      place: labelPointOf(polygons.map((polygon) => polygon.map(pointsOf))) as Point,
      figures: figuresOf(polygons, [counts[at] ?? { households: 0, people: 0, buildings: 0, compounds: 0 }]),
      face: geometryOf(polygons, frame),
    }))
    .toSorted((a, b) => b.figures.areaSquareMeters - a.figures.areaSquareMeters);
};
