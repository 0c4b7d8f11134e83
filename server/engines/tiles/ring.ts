/** A flat path: x and y in turn. Rings do not repeat their first vertex. */
export type Path = number[];

/** Twice the signed area of a ring; positive for outer rings where y points down (MVT 2.1, 4.3.3.3). */
export const doubleArea = (ring: ArrayLike<number>): number => {
  const originX = ring[0] as number;
  const originY = ring[1] as number;
  let sum = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const x = (ring[i] as number) - originX;
    const y = (ring[i + 1] as number) - originY;
    sum += x * ((ring[i + 3] as number) - originY) - ((ring[i + 2] as number) - originX) * y;
  }
  return sum;
};

/** The ring without repeated vertices and without spikes (there and back again); empty when nothing is left. */
export const cleanRing = (ring: Path): Path => {
  const clean: Path = [];
  for (let i = 0; i < ring.length; i += 2) {
    clean.push(ring[i] as number, ring[i + 1] as number);
    while (endsInSpike(clean)) clean.length -= clean.length >= 6 && !repeatsLast(clean) ? 4 : 2;
  }
  let start = 0;
  let end = clean.length;
  for (let shrunk = true; shrunk && end - start >= 6; ) {
    shrunk = false;
    if (same(clean, start, end - 2)) {
      end -= 2;
      shrunk = true;
    } else if (same(clean, start, end - 4)) {
      end -= 4;
      shrunk = true;
    } else if (same(clean, start + 2, end - 2)) {
      start += 2;
      end -= 2;
      shrunk = true;
    }
  }
  return end - start >= 6 ? clean.slice(start, end) : [];
};

/** The line without repeated vertices; empty when it is shorter than two. */
export const cleanLine = (line: Path): Path => {
  const clean: Path = [];
  for (let i = 0; i < line.length; i += 2) {
    clean.push(line[i] as number, line[i + 1] as number);
    if (repeatsLast(clean)) clean.length -= 2;
  }
  return clean.length >= 4 ? clean : [];
};

const same = (path: Path, i: number, j: number): boolean =>
  path[i] === path[j] && path[i + 1] === path[j + 1];

const repeatsLast = (path: Path): boolean => path.length >= 4 && same(path, path.length - 4, path.length - 2);

const endsInSpike = (path: Path): boolean =>
  repeatsLast(path) || (path.length >= 6 && same(path, path.length - 6, path.length - 2));

/** Whether a point lies inside a ring (even–odd rule; on the line itself either answer). */
export const isInside = (x: number, y: number, ring: Path): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const yi = ring[i + 1] as number;
    const yj = ring[j + 1] as number;
    if (yi > y === yj > y) continue;
    const xi = ring[i] as number;
    if (x < (((ring[j] as number) - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
};
