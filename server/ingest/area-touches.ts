import type { AreaFeature } from './area-features.ts';
import type { LonLat } from './coordinate-systems.ts';
import type { Polygon } from './polygons.ts';

/** Half a centimetre, as coordinates are rounded to later. */
const nearDegrees = 5e-8;
const cellDegrees = 0.0005;

/** Corners of all areas, each once, by cell. */
type Corners = ReadonlyMap<string, readonly LonLat[]>;

/**
 * Puts the corners of neighbours into lines that run straight past them in the file's own coordinates. What is straight
 * in degrees is bent on the plane, so that afterwards the two would lie some centimetres apart. Changes no shape.
 */
export const withTouches = (areas: readonly AreaFeature[]): readonly AreaFeature[] => {
  const corners = cornersOf(areas);
  return areas.map((area) => {
    const polygons = area.polygons.map((rings) => rings.map((ring) => ringWith(ring, corners)));
    const isSame = polygons.every((rings, i) => rings.every((ring, k) => ring === area.polygons[i]?.[k]));
    return isSame ? area : { ...area, polygons };
  });
};

const keyOf = ([longitude, latitude]: LonLat): string => `${longitude} ${latitude}`;
const cellOf = (degrees: number): number => Math.floor(degrees / cellDegrees);

const cornersOf = (areas: readonly AreaFeature[]): Corners => {
  const cells = new Map<string, LonLat[]>();
  const known = new Set<string>();
  for (const { polygons } of areas)
    for (const corner of polygons.flat(2)) {
      if (known.has(keyOf(corner))) continue;
      known.add(keyOf(corner));
      const cell = `${cellOf(corner[0])} ${cellOf(corner[1])}`;
      const held = cells.get(cell);
      if (held === undefined) cells.set(cell, [corner]);
      else held.push(corner);
    }
  return cells;
};

const ringWith = (ring: Polygon[number], corners: Corners): Polygon[number] => {
  let touched = false;
  const points = ring.flatMap((to, i) => {
    const from = ring[i - 1];
    if (from === undefined) return [to];
    const found = touchesOf(from, to, corners);
    touched ||= found.length > 0;
    return [...found, to];
  });
  return touched ? points : ring;
};

/** Corners on a segment, in order along it. */
const touchesOf = (from: LonLat, to: LonLat, corners: Corners): LonLat[] => {
  const found: { point: LonLat; along: number }[] = [];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const [west, east] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  for (let column = cellOf(west - nearDegrees); column <= cellOf(east + nearDegrees); column += 1) {
    const [south, north] = heightsIn(from, to, column);
    for (let row = cellOf(south - nearDegrees); row <= cellOf(north + nearDegrees); row += 1)
      for (const point of corners.get(`${column} ${row}`) ?? []) {
        const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
        if (along <= 0 || along >= 1) continue;
        const apart = Math.hypot(from[0] + along * dx - point[0], from[1] + along * dy - point[1]);
        const isEnd = keyOf(point) === keyOf(from) || keyOf(point) === keyOf(to);
        if (apart <= nearDegrees && !isEnd) found.push({ point, along });
      }
  }
  return found.sort((a, b) => a.along - b.along).map(({ point }) => point);
};

/** Between which latitudes a segment runs in a column of cells, a little wider. */
const heightsIn = (from: LonLat, to: LonLat, column: number): [number, number] => {
  const slope = to[0] === from[0] ? 0 : (to[1] - from[1]) / (to[0] - from[0]);
  if (slope === 0) return [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const at = (longitude: number): number => {
    const held = Math.min(Math.max(longitude, Math.min(from[0], to[0])), Math.max(from[0], to[0]));
    return from[1] + slope * (held - from[0]);
  };
  const [one, other] = [at(column * cellDegrees), at((column + 1) * cellDegrees)];
  return [Math.min(one, other) - nearDegrees, Math.max(one, other) + nearDegrees];
};
