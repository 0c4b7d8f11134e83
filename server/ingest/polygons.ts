import type { InputProblem } from '../contract/input-error.ts';
import type { CoordinateSystem, LonLat } from './coordinate-systems.ts';
import { isObject } from './geojson.ts';

/** Rings of a polygon in EPSG:4326, the outer one first; each ends where it begins. */
export type Polygon = readonly (readonly LonLat[])[];

type Fault = Pick<InputProblem, 'code' | 'params' | 'place'>;

/** What a geometry holds: polygons without any fault, or its faults. */
export interface ReadPolygons {
  readonly polygons: readonly Polygon[];
  readonly faults: readonly Fault[];
  readonly hasHeights: boolean;
}

const refused = (...faults: Fault[]): ReadPolygons => ({ polygons: [], faults, hasHeights: false });

/**
 * Reads a Polygon or MultiPolygon of any coordinate system. Everything that would harm a geometry library is
 * found here: wrong structure, numbers that are none, open rings, rings without area.
 */
export const readPolygons = (geometry: unknown, system: CoordinateSystem): ReadPolygons => {
  if (geometry === null || geometry === undefined) return refused({ code: 'geometry-missing' });
  if (!isObject(geometry) || typeof geometry.type !== 'string')
    return refused({ code: 'coordinates-malformed' });
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    return refused({ code: 'geometry-type', params: { type: geometry.type.slice(0, 40) } });
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(coordinates)) return refused({ code: 'coordinates-malformed' });
  const isEmpty = coordinates.every((polygon) => Array.isArray(polygon) && polygon.length === 0);
  if (isEmpty) return refused({ code: 'geometry-empty' });
  const reader = new RingReader(system);
  const polygons = coordinates.map((polygon: unknown) =>
    Array.isArray(polygon) && polygon.length > 0
      ? polygon.map((ring: unknown) => reader.read(ring))
      : [reader.read(null)],
  );
  return {
    polygons: reader.faults.length === 0 ? polygons : [],
    faults: reader.faults,
    hasHeights: reader.hasHeights,
  };
};

class RingReader {
  readonly faults: Fault[] = [];
  hasHeights = false;
  readonly #system: CoordinateSystem;

  constructor(system: CoordinateSystem) {
    this.#system = system;
  }

  /** The ring in EPSG:4326; its first fault is kept and the rest of it left alone. */
  read(ring: unknown): LonLat[] {
    if (!Array.isArray(ring)) return this.#fault({ code: 'coordinates-malformed' });
    const points: LonLat[] = [];
    for (const position of ring) {
      const point = this.#point(position);
      if (point === null) return [];
      points.push(point);
    }
    return this.#checkRing(points);
  }

  #point(position: unknown): LonLat | null {
    if (!Array.isArray(position) || position.length < 2) {
      this.#fault({ code: 'coordinates-malformed' });
      return null;
    }
    const [east, north] = position as [unknown, unknown];
    if (typeof east !== 'number' || typeof north !== 'number' || !Number.isFinite(east + north)) {
      this.#fault({ code: 'coordinate-not-number' });
      return null;
    }
    if (position.length > 2) this.hasHeights = true;
    const point = this.#system.toLonLat(east, north);
    if (point !== null) return point;
    if (this.#system.kind === 'projected')
      this.#fault({ code: 'crs-does-not-fit', params: { east, north, crs: this.#system.name } });
    else this.#fault({ code: 'coordinate-out-of-range', params: { east, north } });
    return null;
  }

  #checkRing(points: LonLat[]): LonLat[] {
    const [first] = points;
    const last = points.at(-1);
    const place = first === undefined ? {} : { place: first };
    if (first === undefined || last === undefined || points.length < 4)
      return this.#fault({ code: 'ring-too-short', params: { count: points.length }, ...place });
    if (first[0] !== last[0] || first[1] !== last[1]) return this.#fault({ code: 'ring-open', place: last });
    const different = new Set(points.map(([longitude, latitude]) => `${longitude} ${latitude}`));
    return different.size < 3 ? this.#fault({ code: 'ring-flat', ...place }) : points;
  }

  #fault(fault: Fault): LonLat[] {
    this.faults.push(fault);
    return [];
  }
}

/** West, south, east, north of polygons that hold at least one point. */
export const boundsOf = (polygons: readonly Polygon[]): [number, number, number, number] => {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const [longitude, latitude] of polygons.flat(2)) {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  }
  return bounds;
};
