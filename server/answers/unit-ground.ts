import type { Polygon } from '../engines/net/plane.ts';
import type { Building, GuideLine } from '../engines/net/suggest/ground.ts';
import { type Paths, pointType, polygonType, readWkb } from '../engines/tiles/wkb.ts';
import { type LocalFrame, unprojectorOf } from '../ingest/local-frame.ts';
import type { Reading } from '../queries/reading.ts';
import {
  type GroundBox,
  type GroundBuildingRow,
  listGroundBuildings,
  listGroundGuides,
} from '../queries/unit-ground.ts';

/** A building with what people call it. */
export interface NamedBuilding extends Building {
  readonly name: string;
}

/** What stands around a unit: whole centimetres of the frame. */
export interface Surroundings {
  readonly buildings: readonly NamedBuilding[];
  readonly guides: readonly GuideLine[];
}

/** Degrees around the outline, whose sides are bent there. */
const marginDegrees = 0.0005;

/** Buildings, roads and walls in and around polygons of the net. */
export const readSurroundings = async (
  reading: Reading,
  frame: LocalFrame,
  polygons: readonly Polygon[],
): Promise<Surroundings> => {
  const box = boxOf(frame, polygons);
  const { buildings, guides } = await reading(async (sql) => ({
    buildings: await listGroundBuildings(sql, box),
    guides: await listGroundGuides(sql, box),
  }));
  return {
    buildings: buildings.flatMap((row) => buildingOf(row, frame)),
    guides: guides.flatMap(({ kind, geometry }) =>
      readWkb(geometry).flatMap((paths) => linesOf(paths, frame).map((line): GuideLine => ({ kind, line }))),
    ),
  };
};

/** Centimetres around a unit within which others matter to it. */
const reachCentimetres = 5_000;

/** Of what stands around a larger unit, what is in or near polygons. */
export const surroundingsOf = (
  { buildings, guides }: Surroundings,
  polygons: readonly Polygon[],
): Surroundings => {
  const box = planeBoxOf(polygons.flatMap(([outer]) => outer ?? []));
  return {
    buildings: buildings.filter(({ footprint }) =>
      overlap(box, planeBoxOf(footprint.flatMap(([outer]) => outer ?? []))),
    ),
    guides: guides.filter(({ line }) => overlap(box, planeBoxOf([line]))),
  };
};

type PlaneBox = readonly [west: number, south: number, east: number, north: number];

const planeBoxOf = (lines: readonly Int32Array[]): PlaneBox => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (let i = 0; i < line.length; i += 2) {
      const [x, y] = [line[i] as number, line[i + 1] as number];
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return [west, south, east, north];
};

const overlap = (a: PlaneBox, b: PlaneBox): boolean =>
  a[0] - reachCentimetres <= b[2] &&
  b[0] <= a[2] + reachCentimetres &&
  a[1] - reachCentimetres <= b[3] &&
  b[1] <= a[3] + reachCentimetres;

const buildingOf = (
  { geometry, eastMeters, northMeters, ...row }: GroundBuildingRow,
  frame: LocalFrame,
): NamedBuilding[] => {
  const footprint = readWkb(geometry).flatMap((paths) => polygonsOf(paths, frame));
  const [x = 0, y = 0] = onPlane(Float64Array.of(eastMeters, northMeters), frame);
  return footprint.length === 0 ? [] : [{ ...row, footprint, place: [x, y] }];
};

const boxOf = (frame: LocalFrame, polygons: readonly Polygon[]): GroundBox => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const toLonLat = unprojectorOf(frame);
  for (const [outer = new Int32Array()] of polygons)
    for (let i = 0; i < outer.length; i += 2) {
      const [longitude, latitude] = toLonLat(outer[i] as number, outer[i + 1] as number);
      [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
      [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
    }
  return [west - marginDegrees, south - marginDegrees, east + marginDegrees, north + marginDegrees];
};

/** Metres of the projected system as whole centimetres of the frame; points that fall together are one. */
const onPlane = (path: Float64Array, { originEastMeters, originNorthMeters }: LocalFrame): Int32Array => {
  const line: number[] = [];
  for (let i = 0; i < path.length; i += 2) {
    const x = Math.round(((path[i] as number) - originEastMeters) * 100);
    const y = Math.round(((path[i + 1] as number) - originNorthMeters) * 100);
    if (line.at(-2) !== x || line.at(-1) !== y) line.push(x, y);
  }
  return Int32Array.from(line);
};

const linesOf = ({ type, paths }: Paths, frame: LocalFrame): Int32Array[] =>
  type === pointType ? [] : paths.map((path) => onPlane(path, frame)).filter((line) => line.length >= 4);

/** Rings of at least three points, open; a hole belongs to the ring before it. */
const polygonsOf = ({ type, paths, holes }: Paths, frame: LocalFrame): Polygon[] => {
  if (type !== polygonType) return [];
  const polygons: Int32Array[][] = [];
  for (const [index, path] of paths.entries()) {
    const closed = onPlane(path, frame);
    const ring = closed.subarray(0, closed.length - 2);
    if (ring.length < 6) continue;
    if (holes[index] === true) polygons.at(-1)?.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
};
