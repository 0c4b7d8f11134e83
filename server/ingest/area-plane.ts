import { coordinateLimit, type Point } from '../engines/net/plane.ts';
import type { AreaFeature } from './area-features.ts';
import { type LocalFrame, projectorOf } from './local-frame.ts';

/** An area on the plane of the net: integer centimetres of the frame, rings closed without a repeated last point. */
export interface PlaneArea {
  readonly area: AreaFeature;
  readonly polygons: readonly (readonly (readonly Point[])[])[];
}

export interface AreaPlane {
  readonly frame: LocalFrame;
  readonly areas: readonly PlaneArea[];
}

const limitMeters = coordinateLimit / 100;

/**
 * Brings areas to the plane of a metric system. Coordinates count from the south-west corner rounded down to a
 * kilometre; from the middle where they would otherwise be too large. Null when the areas reach farther than a net can,
 * about 335 km, or out of the system.
 */
export const planeOf = (areas: readonly AreaFeature[], epsg: number): AreaPlane | null => {
  const toCentimetres = projectorOf({ epsg, originEastMeters: 0, originNorthMeters: 0 });
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const projected: (readonly (readonly (readonly [number, number])[])[])[][] = [];
  for (const { polygons } of areas) {
    const read: (readonly (readonly [number, number])[])[][] = [];
    for (const rings of polygons) {
      const lines: (readonly [number, number])[][] = [];
      for (const ring of rings) {
        const points: (readonly [number, number])[] = [];
        for (const place of ring.slice(0, -1)) {
          const point = toCentimetres(...place);
          if (point === null) return null;
          points.push(point);
          box.west = Math.min(box.west, point[0]);
          box.east = Math.max(box.east, point[0]);
          box.south = Math.min(box.south, point[1]);
          box.north = Math.max(box.north, point[1]);
        }
        lines.push(points);
      }
      read.push(lines);
    }
    projected.push(read);
  }
  const [originEastMeters, originNorthMeters] = [
    originOf(box.west / 100, box.east / 100),
    originOf(box.south / 100, box.north / 100),
  ];
  const frame = { epsg, originEastMeters, originNorthMeters };
  const isFar = [box.east / 100 - originEastMeters, box.north / 100 - originNorthMeters].some(
    (far) => far >= limitMeters,
  );
  if (isFar) return null;
  const rounded = ([east, north]: readonly [number, number]): Point => [
    Math.round(east - originEastMeters * 100),
    Math.round(north - originNorthMeters * 100),
  ];
  const placed = areas.map((area, i) => ({
    area,
    polygons: (projected[i] ?? []).map((rings) => rings.map((ring) => ring.map(rounded))),
  }));
  return { frame, areas: placed };
};

const originOf = (least: number, most: number): number => {
  if (!Number.isFinite(least)) return 0;
  const corner = Math.floor(least / 1000) * 1000;
  return most - corner < limitMeters ? corner : Math.round((least + most) / 2000) * 1000;
};
