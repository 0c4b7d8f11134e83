import { doubleAreaOfPolygons, type Point, type Polygon } from '../plane.ts';
import { BoxGrid } from './box-grid.ts';
import { distanceToSegment } from './distance.ts';
import type { Building, GuideLine } from './ground.ts';

/** What a part would have. */
export interface PartFigures {
  readonly households: number;
  readonly people: number;
  readonly buildings: number;
  readonly areaSquareMeters: number;
  /** Polsby–Popper: 4π area / perimeter², 1 for a circle. */
  readonly compactness: number;
  /** Share by which its households differ from the mean of the parts, negative when there are fewer. */
  readonly deviation: number;
}

export const partFigures = (
  polygons: readonly Polygon[],
  buildings: readonly Building[],
  meanHouseholds: number,
): PartFigures => {
  const households = buildings.reduce((sum, each) => sum + each.households, 0);
  const perimeter = polygons.flat().reduce((sum, ring) => sum + lengthOf(ring), 0);
  const area = doubleAreaOfPolygons(polygons) / 2;
  return {
    households,
    people: buildings.reduce((sum, each) => sum + each.people, 0),
    buildings: buildings.length,
    areaSquareMeters: area / 10_000,
    compactness: (4 * Math.PI * area) / perimeter ** 2,
    deviation: households / meanHouseholds - 1,
  };
};

const lengthOf = (ring: Int32Array): number => {
  let length = 0;
  for (let i = 0, k = ring.length - 2; i < ring.length; k = i, i += 2)
    length += Math.hypot(
      (ring[i] as number) - (ring[k] as number),
      (ring[i + 1] as number) - (ring[k + 1] as number),
    );
  return length;
};

/** Lines snap to roads and walls within this. */
const guideReach = 150;
const stepCentimetres = 100;
const cellCentimetres = 2_000;

export interface LineFigures {
  readonly lengthMeters: number;
  /** Of the length, what lies within 1.5 m of a road or a wall. */
  readonly guidedShare: number;
}

/** Measures lines by roads and walls. */
export const lineMeterOf = (
  guides: readonly GuideLine[],
): ((lines: readonly (readonly Point[])[]) => LineFigures) => {
  const isGuided = nearnessOf(guides);
  return (lines) => {
    let [length, guided] = [0, 0];
    for (const line of lines)
      for (const [i, to] of line.slice(1).entries()) {
        const from = line[i] as Point;
        const own = Math.hypot(to[0] - from[0], to[1] - from[1]);
        const steps = Math.max(1, Math.ceil(own / stepCentimetres));
        let hits = 0;
        for (let step = 0; step < steps; step += 1) {
          const share = (step + 0.5) / steps;
          if (isGuided(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]))) hits += 1;
        }
        length += own;
        guided += (own * hits) / steps;
      }
    return { lengthMeters: length / 100, guidedShare: length === 0 ? 0 : guided / length };
  };
};

const nearnessOf = (guides: readonly GuideLine[]): ((x: number, y: number) => boolean) => {
  const grid = new BoxGrid(cellCentimetres);
  const segments: Int32Array[] = [];
  for (const { line } of guides)
    for (let i = 2; i < line.length; i += 2) {
      const segment = line.subarray(i - 2, i + 2);
      grid.addSegment(segments.length, ...(segment as unknown as [number, number, number, number]));
      segments.push(segment);
    }
  return (x, y) =>
    grid.near(x - guideReach, y - guideReach, x + guideReach, y + guideReach).some((at) => {
      const [x1, y1, x2, y2] = segments[at] as unknown as [number, number, number, number];
      return distanceToSegment(x, y, x1, y1, x2, y2) <= guideReach;
    });
};
