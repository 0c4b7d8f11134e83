import { type Growing, pushTo, startGrowing } from './growing.ts';
import { worldX, worldY } from './mercator.ts';
import { doubleArea } from './ring.ts';
import type { Arcs, Properties, Shapes } from './shapes.ts';
import { isTurn, type Steps } from './steps.ts';
import { rankVertices } from './vertex-rank.ts';
import { type PathType, polygonType, readWkb } from './wkb.ts';

/** One row of a source, as a query gives it. */
export interface SourceFeature {
  /** Permanent integer id; null where the row has none. */
  readonly id: number | null;
  /** First zoom at which the feature appears. */
  readonly minZoom: number;
  readonly properties: Properties;
  /** Well-known binary, EPSG:4326. */
  readonly geometry: Uint8Array;
  /** Group of the feature in a coverage, 0–7: which levels use an arc is kept as a set of these. */
  readonly group?: number;
}

/** Features as read, path by path, before arcs are made of them. Filled by `addFeature`. */
export interface RawShapes {
  readonly x: Growing;
  readonly y: Growing;
  readonly types: PathType[];
  readonly ids: number[];
  readonly properties: Properties[];
  readonly minZooms: number[];
  readonly groups: number[];
  readonly areas: number[];
  /** First path of each feature, and one more. */
  readonly pathStart: number[];
  readonly isHole: number[];
  /** First vertex of each path, and one more. Rings repeat their first vertex. */
  readonly vertexStart: number[];
}

export const startShapes = (): RawShapes => ({
  x: startGrowing(),
  y: startGrowing(),
  types: [],
  ids: [],
  properties: [],
  minZooms: [],
  groups: [],
  areas: [],
  pathStart: [0],
  isHole: [],
  vertexStart: [0],
});

/**
 * Adds a feature: longitude and latitude become web mercator, outer rings get a positive area and holes a
 * negative one, repeated vertices and rings without an area are left out. A collection becomes several features.
 */
export const addFeature = (raw: RawShapes, feature: SourceFeature): void => {
  for (const { type, paths, holes } of readWkb(feature.geometry)) {
    let area = 0;
    let outerIsThere = true;
    for (const [i, path] of paths.entries()) {
      const isHole = holes[i] === true;
      if (isHole && !outerIsThere) continue;
      const world = toWorld(path, type !== polygonType && path.length > 2);
      const doubled = type === polygonType ? doubleArea(world) : 0;
      if (!isHole) outerIsThere = type !== polygonType || doubled !== 0;
      if (type === polygonType && doubled === 0) continue;
      area += (isHole ? -0.5 : 0.5) * Math.abs(doubled);
      addPath(raw, world, isHole, type === polygonType && doubled < 0 !== isHole);
    }
    if (raw.isHole.length === raw.pathStart.at(-1)) continue;
    raw.pathStart.push(raw.isHole.length);
    raw.types.push(type);
    raw.ids.push(feature.id ?? 0);
    raw.properties.push(feature.properties);
    raw.minZooms.push(feature.minZoom);
    raw.groups.push(feature.group ?? 0);
    raw.areas.push(area);
  }
};

/** In mercator, without repeated vertices; a line keeps at least its two ends. */
const toWorld = (path: Float64Array, isLine: boolean): number[] => {
  const world: number[] = [];
  for (let i = 0; i < path.length; i += 2) {
    const repeated = i > 0 && path[i] === path[i - 2] && path[i + 1] === path[i - 1];
    if (repeated && !(isLine && i === path.length - 2 && world.length === 2)) continue;
    world.push(worldX(path[i] as number), worldY(path[i + 1] as number));
  }
  return world;
};

const addPath = (raw: RawShapes, world: number[], isHole: boolean, backwards: boolean): void => {
  for (let i = 0; i < world.length; i += 2) {
    const at = backwards ? world.length - 2 - i : i;
    pushTo(raw.x, world[at] as number);
    pushTo(raw.y, world[at + 1] as number);
  }
  raw.vertexStart.push(raw.x.length);
  raw.isHole.push(isHole ? 1 : 0);
};

/** Every path its own arc: for features that share no boundaries. */
export function* finishShapes(raw: RawShapes): Steps<Shapes> {
  const paths = raw.isHole.length;
  const x = raw.x.values.slice(0, raw.x.length);
  const y = raw.y.values.slice(0, raw.y.length);
  const arcs = yield* rankArcs(x, y, Uint32Array.from(raw.vertexStart));
  return {
    arcs,
    types: raw.types,
    ids: raw.ids,
    properties: raw.properties,
    minZooms: raw.minZooms,
    areas: raw.areas,
    pathStart: Uint32Array.from(raw.pathStart),
    isHole: Uint8Array.from(raw.isHole),
    refStart: Uint32Array.from({ length: paths + 1 }, (_, path) => path),
    refs: Int32Array.from({ length: paths }, (_, path) => path),
  };
}

/** Arcs with the rank of every vertex. */
export function* rankArcs(x: Float64Array, y: Float64Array, start: Uint32Array): Steps<Arcs> {
  const rank = new Float32Array(x.length);
  for (let arc = 0; arc + 1 < start.length; arc++) {
    rankVertices(x, y, rank, start[arc] as number, (start[arc + 1] as number) - 1);
    if (isTurn(arc)) yield;
  }
  return { x, y, rank, start };
}
