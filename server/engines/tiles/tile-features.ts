import { clipLines } from './clip-line.ts';
import { clipPolygon } from './clip-polygon.ts';
import { cleanLine, cleanRing, doubleArea, isInside, type Path } from './ring.ts';
import { type Box, featuresWithin, type Properties, type ShapeIndex, type Shapes } from './shapes.ts';
import { type TileFrame, tileExtent } from './tile-frame.ts';
import { lineType, type PathType, pointType, polygonType } from './wkb.ts';

/** A feature in the integer coordinates of a tile; holes follow their outer ring. */
export interface TileFeature {
  readonly id: number;
  readonly type: PathType;
  readonly paths: readonly Path[];
  readonly properties: Properties;
}

export interface DrawOptions {
  /** Polygons smaller than this are left out, in square units of the tile; 64 are one square pixel. */
  readonly minArea?: number;
}

/**
 * The features of a source in one tile: simplified to the frame's tolerance, rounded to the zoom's grid, cut to
 * the tile and its buffer. Lines without an id that share a properties object become one feature. A point
 * belongs to exactly one tile.
 */
export const featuresOfTile = (
  index: ShapeIndex,
  frame: TileFrame,
  options: DrawOptions = {},
): TileFeature[] => {
  const { shapes } = index;
  const minArea = (options.minArea ?? 0) / frame.scale ** 2;
  const features: TileFeature[] = [];
  const merged = new Map<Properties, Path[]>();
  for (const feature of featuresWithin(index, boxOfFrame(frame), frame.zoom)) {
    const type = shapes.types[feature] ?? pointType;
    if (type === polygonType && (shapes.areas[feature] as number) < minArea) continue;
    const paths = pathsInTile(shapes, feature, type, frame);
    if (paths.length === 0) continue;
    const id = shapes.ids[feature] as number;
    const properties = shapes.properties[feature] as Properties;
    const sharing = merged.get(properties);
    if (sharing !== undefined) {
      for (const path of paths) sharing.push(path);
      continue;
    }
    if (type === lineType && id === 0) merged.set(properties, paths);
    features.push({ id, type, paths, properties });
  }
  return features;
};

const boxOfFrame = (frame: TileFrame): Box => [
  // A vertex is rounded to its unit only later, so look one unit farther.
  (frame.originX + frame.low - 1) / frame.scale,
  (frame.originY + frame.low - 1) / frame.scale,
  (frame.originX + frame.high + 1) / frame.scale,
  (frame.originY + frame.high + 1) / frame.scale,
];

const pathsInTile = (shapes: Shapes, feature: number, type: PathType, frame: TileFrame): Path[] => {
  const first = shapes.pathStart[feature] as number;
  const last = shapes.pathStart[feature + 1] as number;
  if (type === polygonType) return polygonsInTile(shapes, first, last, frame);
  const paths: Path[] = [];
  for (let path = first; path < last; path++) paths.push(pathOnGrid(shapes, path, frame));
  if (type === pointType) return paths.filter(isInTile);
  const lines = paths.map(cleanLine).filter((line) => line.length > 0);
  if (lines.every((line) => isWithinFrame(line, frame))) return lines;
  return clipLines(lines, frame.low, frame.high)
    .map(cleanLine)
    .filter((line) => line.length > 0);
};

const isInTile = (point: Path): boolean =>
  point.every((coordinate) => coordinate >= 0 && coordinate < tileExtent);

const isWithinFrame = (path: Path, frame: TileFrame): boolean =>
  path.every((coordinate) => coordinate >= frame.low && coordinate <= frame.high);

/** One path at the frame's tolerance, on the zoom's grid, counted from the tile's corner. */
const pathOnGrid = (shapes: Shapes, path: number, frame: TileFrame): Path => {
  const { arcs, refStart, refs } = shapes;
  const { x, y, rank, start } = arcs;
  const grid: Path = [];
  const end = refStart[path + 1] as number;
  for (let r = refStart[path] as number; r < end; r++) {
    const ref = refs[r] as number;
    const arc = ref < 0 ? ~ref : ref;
    const low = start[arc] as number;
    const high = (start[arc + 1] as number) - 1;
    const step = ref < 0 ? -1 : 1;
    const from = ref < 0 ? high : low;
    for (let taken = 0; taken <= high - low; taken++) {
      const i = from + taken * step;
      if ((rank[i] as number) <= frame.toleranceSquared) continue;
      grid.push(
        Math.round((x[i] as number) * frame.scale) - frame.originX,
        Math.round((y[i] as number) * frame.scale) - frame.originY,
      );
    }
  }
  return grid;
};

const polygonsInTile = (shapes: Shapes, first: number, last: number, frame: TileFrame): Path[] => {
  const paths: Path[] = [];
  for (let outer = first; outer < last; ) {
    let next = outer + 1;
    while (next < last && shapes.isHole[next] === 1) next++;
    for (const path of polygonInTile(shapes, outer, next, frame)) paths.push(path);
    outer = next;
  }
  return paths;
};

const polygonInTile = (shapes: Shapes, outer: number, next: number, frame: TileFrame): Path[] => {
  const rings: Path[] = [];
  for (let path = outer; path < next; path++) {
    const ring = cleanRing(pathOnGrid(shapes, path, frame));
    const area = doubleArea(ring);
    // A ring that collapsed or turned over when it was rounded has no inside left.
    if (path === outer ? !(area > 0) : !(area < 0)) {
      if (path === outer) return [];
    } else rings.push(ring);
  }
  if (rings.every((ring) => isWithinFrame(ring, frame))) return rings;
  return holesAfterOuters(clipPolygon(rings, frame.low, frame.high).map(cleanRing));
};

/** Each outer ring (positive area) followed by the holes that lie in it; rings without an area are left out. */
const holesAfterOuters = (rings: readonly Path[]): Path[] => {
  const outers = rings.filter((ring) => doubleArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => doubleArea(ring) < 0)) {
    const holder =
      outers.length === 1 ? outers[0] : outers.find(([outer]) => outer !== undefined && holds(outer, hole));
    holder?.push(hole);
  }
  return outers.flat();
};

/** Whether a ring holds a hole, by the middle of the hole's first edge: its vertices may lie on the ring. */
const holds = (outer: Path, hole: Path): boolean => {
  const middleX = ((hole[0] as number) + (hole[2] as number)) / 2;
  const middleY = ((hole[1] as number) + (hole[3] as number)) / 2;
  return isInside(middleX, middleY, outer);
};
