import type { Path } from './ring.ts';

/**
 * Where the segment from vertex i to vertex j of a path crosses the line `axis = limit` (axis 0 is x, 1 is y):
 * the other coordinate. Always counted from the lower end, so two neighbours get the same number.
 */
export const crossingOf = (path: Path, i: number, j: number, axis: 0 | 1, limit: number): number => {
  const [low, high] = (path[i + axis] as number) < (path[j + axis] as number) ? [i, j] : [j, i];
  const other = axis === 0 ? 1 : 0;
  const from = path[low + axis] as number;
  const start = path[low + other] as number;
  const share = (limit - from) / ((path[high + axis] as number) - from);
  return start + ((path[high + other] as number) - start) * share;
};

/** Which vertices of a path lie in the half plane `sign * (coordinate - limit) >= 0`. */
export const isWithin = (path: Path, i: number, axis: 0 | 1, limit: number, sign: 1 | -1): boolean =>
  sign * ((path[i + axis] as number) - limit) >= 0;

/** Adds a crossing, rounded to the tile's grid. */
export const pushCrossing = (path: Path, axis: 0 | 1, limit: number, other: number): void => {
  if (axis === 0) path.push(limit, Math.round(other));
  else path.push(Math.round(other), limit);
};

/** The parts of lines inside the square from `low` to `high` on both axes. */
export const clipLines = (lines: readonly Path[], low: number, high: number): Path[] => {
  let parts = [...lines];
  for (const axis of [0, 1] as const) {
    parts = parts.flatMap((part) => cutLine(part, axis, low, 1));
    parts = parts.flatMap((part) => cutLine(part, axis, high, -1));
  }
  return parts;
};

const cutLine = (line: Path, axis: 0 | 1, limit: number, sign: 1 | -1): Path[] => {
  const parts: Path[] = [];
  let part: Path = [];
  for (let i = 0; i < line.length; i += 2) {
    const within = isWithin(line, i, axis, limit, sign);
    if (i > 0 && within !== isWithin(line, i - 2, axis, limit, sign)) {
      pushCrossing(part, axis, limit, crossingOf(line, i - 2, i, axis, limit));
    }
    if (within) part.push(line[i] as number, line[i + 1] as number);
    else if (part.length > 0) {
      parts.push(part);
      part = [];
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
};
