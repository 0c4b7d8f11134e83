import { labelPointOf } from '../label-point.ts';
import type { Point, Polygon, Ring } from '../plane.ts';
import { BoxGrid } from './box-grid.ts';
import { distanceToPolygons } from './distance.ts';
import type { Building } from './ground.ts';

const cellCentimetres = 3_000;
const halfSquare = 100;

interface House {
  readonly polygons: readonly Polygon[];
  /** A place inside. */
  readonly place: Point;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/** The bodies of buildings, in the order of the buildings, by place. */
export class Houses {
  readonly all: readonly House[];
  readonly #grid = new BoxGrid(cellCentimetres);

  constructor(buildings: readonly Building[]) {
    this.all = buildings.map(bodyOf);
    for (const [index, { box }] of this.all.entries()) this.#grid.add(index, ...box);
  }

  /** Houses whose boxes touch a box. */
  near(west: number, south: number, east: number, north: number): number[] {
    return this.#grid.near(west, south, east, north).filter((index) => {
      const box = (this.all[index] as House).box;
      return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
    });
  }

  /** Centimetres between a segment and the nearest house, at most `limit`; 0 where it reaches into one. */
  clearance(x1: number, y1: number, x2: number, y2: number, limit: number): number {
    let nearest = limit;
    const [west, east] = [Math.min(x1, x2) - limit, Math.max(x1, x2) + limit];
    const [south, north] = [Math.min(y1, y2) - limit, Math.max(y1, y2) + limit];
    for (const index of this.near(west, south, east, north)) {
      const { polygons } = this.all[index] as House;
      nearest = Math.min(nearest, distanceToPolygons(polygons, x1, y1, x2, y2));
      if (nearest === 0) return 0;
    }
    return nearest;
  }
}

/** The body of one building. */
export const bodyOf = ({ footprint, place: [x, y] }: Building): House => {
  const polygons: readonly Polygon[] =
    footprint.length > 0
      ? footprint
      : [
          [
            Int32Array.of(
              x - halfSquare,
              y - halfSquare,
              x + halfSquare,
              y - halfSquare,
              x + halfSquare,
              y + halfSquare,
              x - halfSquare,
              y + halfSquare,
            ),
          ],
        ];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons)
    for (let i = 0; i < (outer?.length ?? 0); i += 2) {
      const [px, py] = [outer?.[i] as number, outer?.[i + 1] as number];
      [west, east] = [Math.min(west, px), Math.max(east, px)];
      [south, north] = [Math.min(south, py), Math.max(north, py)];
    }
  return { polygons, place: innerPointOf(polygons), box: [west, south, east, north] };
};

/** A place well inside polygons, on whole centimetres. */
export const innerPointOf = (polygons: readonly Polygon[]): Point =>
  labelPointOf(polygons.map((polygon) => polygon.map(pointsOf)));

const pointsOf = (ring: Ring): Point[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);
