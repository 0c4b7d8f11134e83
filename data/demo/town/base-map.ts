import type { Line, PlaceLabel, Point, Polygon, Road, RoadClass, Unit, WalkEdge } from '../model.ts';
import { at, distance, labelPoint, pointAlong, type Spot, toWhole } from './geometry.ts';
import type { Ground } from './grain.ts';
import { facesOf, type Half, halvesOf, spokesOf, type Vertex } from './mesh.ts';
import { lineOf, runsOf, type StreetBook } from './street-book.ts';
import { isStreet, streetWidthMeters } from './streets.ts';
import type { Word } from './words.ts';

/** Whether an edge of a street stands over the river. */
export const isBridge = (ground: Ground, half: Half): boolean =>
  isStreet(half.edge.kind) &&
  [half.origin, half.twin.origin].some((vertex) => {
    const [u, v] = ground.flat.of(vertex);
    return Math.abs(v) < ground.plan.riverHalfWidth(u) + 1;
  });

/** How a street meets the railway at a vertex: it crosses, it ends there, or there is no railway. */
export const railMeeting = (vertex: Vertex): 'none' | 'end' | 'crossing' => {
  const spokes = spokesOf(vertex);
  if (!spokes.some(({ edge }) => edge.kind === 'rail')) return 'none';
  return spokes.filter(({ edge }) => isStreet(edge.kind)).length >= 2 ? 'crossing' : 'end';
};

/** Distance that a street keeps from a railway at which it ends. */
const railClearance = 2200;

/** The point where a street that ends at the railway really stops; null where too little of it remains. */
export const stopBeforeRail = (from: Point, vertex: Vertex): Spot | null => {
  const length = distance(from, vertex.point);
  return length < railClearance + 500
    ? null
    : toWhole(pointAlong([from, vertex.point], length - railClearance));
};

const trimmed = (halves: readonly Half[]): Line | null => {
  let line = [...lineOf(halves)];
  const [first, last] = [at(halves, 0).origin, at(halves, -1).twin.origin];
  for (const vertex of [last, first]) {
    if (railMeeting(vertex) === 'end' && line.length > 1) {
      const stop = stopBeforeRail(at(line, -2), vertex);
      line = stop ? [...line.slice(0, -1), stop] : line.slice(0, -1);
    }
    line.reverse();
  }
  return line.length > 1 ? line : null;
};

const bridgeName = ([name, sound]: Word): Word => [
  `${name.replace(/(大街|大道|公路|环路|路|街|巷)$/, '')}大桥`,
  `${sound.replace(/ (Street|Avenue|Highway|Ring Road|Road|Lane)$/, '')} Bridge`,
];

/** Streets, bridges and inner paths as lines with names. */
export const drawRoads = (ground: Ground, book: StreetBook, walkEdges: readonly WalkEdge[]): Road[] => {
  const roads: Road[] = [];
  const add = (roadClass: RoadClass, name: Word | null, widthMeters: number, line: Line): void => {
    roads.push({
      id: roads.length,
      class: roadClass,
      name: name?.[0] ?? null,
      nameEn: name?.[1] ?? null,
      widthMeters,
      line,
    });
  };
  for (const { street, halves } of book.chains) {
    const name = book.nameOf(street.index);
    const kind = street.kind as RoadClass;
    let from = 0;
    for (let i = 1; i <= halves.length; i += 1) {
      const over = isBridge(ground, at(halves, from));
      if (i < halves.length && isBridge(ground, at(halves, i)) === over) continue;
      const part = halves.slice(from, i);
      from = i;
      const line = trimmed(part);
      const [u, v] = ground.flat.of(at(part, 0).origin);
      const width = streetWidthMeters(street.kind, ground.plan.coreRadius(u, v) < 0.98);
      if (line) add(over ? 'bridge' : kind, over ? bridgeName(name) : name, width, line);
    }
  }
  for (const { kind, line } of walkEdges) if (kind === 'path' || kind === 'steps') add('path', null, 3, line);
  return roads;
};

/** Centre lines of the railway. */
export const drawRailway = (ground: Ground): Line[] => {
  const halves: Half[] = [];
  const seen = new Set<number>();
  for (const face of facesOf(ground.mesh)) {
    for (const half of halvesOf(face)) {
      if (half.edge.kind !== 'rail' || seen.has(half.edge.id)) continue;
      seen.add(half.edge.id);
      halves.push(half);
    }
  }
  return runsOf(halves).map(lineOf);
};

/** Where a name stands best: inside the largest part. */
export const labelOf = (
  kind: PlaceLabel['kind'],
  name: string,
  nameEn: string,
  polygons: readonly Polygon[],
): PlaceLabel => ({ kind, name, nameEn, point: labelPoint(at(at(polygons, 0), 0)) });

/** Labels of the district, its streets and its communities. */
export const unitLabels = (units: readonly Unit[]): PlaceLabel[] =>
  units.flatMap(({ level, name, nameEn, polygons }): PlaceLabel[] =>
    nameEn && (level === 'district' || level === 'street' || level === 'community')
      ? [labelOf(level, name, nameEn, polygons)]
      : [],
  );
