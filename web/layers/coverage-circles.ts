/** Longitude and latitude, EPSG:4326. */
type Place = readonly [number, number];

interface Disc {
  readonly x: number;
  readonly y: number;
}
interface Arc {
  readonly disc: number;
  readonly start: number;
  readonly end: number;
}

const fullTurn = 2 * Math.PI;
const metersPerDegree = 111_195;

/** Parts of a circle's turn that no other disc covers, as [start, end] angles in radians. */
const freeArcs = (discs: readonly Disc[], index: number, radius: number): Arc[] => {
  const { x, y } = discs[index] ?? { x: 0, y: 0 };
  const covered: [number, number][] = [];
  for (const [other, disc] of discs.entries()) {
    const distance = Math.hypot(disc.x - x, disc.y - y);
    if (other === index || distance >= 2 * radius) continue;
    if (distance === 0) {
      if (other < index) return [];
      continue;
    }
    const towards = Math.atan2(disc.y - y, disc.x - x);
    const half = Math.acos(distance / (2 * radius));
    const start = (towards - half + 2 * fullTurn) % fullTurn;
    const end = start + 2 * half;
    covered.push([start, Math.min(end, fullTurn)]);
    if (end > fullTurn) covered.push([0, end - fullTurn]);
  }
  if (covered.length === 0) return [{ disc: index, start: 0, end: fullTurn }];
  covered.sort((one, two) => one[0] - two[0]);
  const arcs: Arc[] = [];
  let reached = 0;
  for (const [start, end] of covered) {
    if (start > reached) arcs.push({ disc: index, start: reached, end: start });
    reached = Math.max(reached, end);
  }
  if (reached < fullTurn) arcs.push({ disc: index, start: reached, end: fullTurn });
  const first = arcs[0];
  const last = arcs.at(-1);
  if (first && last && arcs.length > 1 && first.start === 0 && last.end === fullTurn) {
    return [...arcs.slice(1, -1), { disc: index, start: last.start - fullTurn, end: first.end }];
  }
  return arcs;
};

const pointsOfArc = (arc: Arc, discs: readonly Disc[], radius: number): Place[] => {
  const disc = discs[arc.disc] ?? { x: 0, y: 0 };
  const steps = Math.max(2, Math.ceil(((arc.end - arc.start) / fullTurn) * 64));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = arc.start + ((arc.end - arc.start) * step) / steps;
    return [disc.x + radius * Math.cos(angle), disc.y + radius * Math.sin(angle)];
  });
};

const distanceBetween = (one: Place | undefined, other: Place | undefined): number =>
  one && other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : Number.POSITIVE_INFINITY;

/** Joins arcs end to start into closed rings. */
const chain = (arcs: Place[][]): Place[][] => {
  const left = [...arcs];
  const rings: Place[][] = [];
  for (let ring = left.pop(); ring; ring = left.pop()) {
    while (distanceBetween(ring.at(-1), ring[0]) > 0.01) {
      const end = ring.at(-1);
      const next = left.findIndex((arc) => distanceBetween(arc[0], end) < 0.01);
      if (next < 0) break;
      ring.push(...(left.splice(next, 1)[0] ?? []).slice(1));
    }
    rings.push(ring);
  }
  return rings;
};

const signedArea = (ring: readonly Place[]): number =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** Whether a ring encloses a place (even–odd). */
export const encloses = (ring: readonly Place[], [x, y]: Place): boolean => {
  let inside = false;
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  });
  return inside;
};

/**
 * The area within a straight-line distance of any of the places, as one multipolygon in EPSG:4326. Distances are taken
 * on a plane that touches the sphere amid the places: good to a few metres across a district.
 */
export const areaWithin = (places: readonly Place[], meters: number): GeoJSON.MultiPolygon => {
  const origin = places[0] ?? [0, 0];
  const perLongitude = metersPerDegree * Math.cos((origin[1] * Math.PI) / 180);
  const discs = places.map(([longitude, latitude]) => ({
    x: (longitude - origin[0]) * perLongitude,
    y: (latitude - origin[1]) * metersPerDegree,
  }));
  const arcs = discs.flatMap((_, index) => freeArcs(discs, index, meters));
  const rings = chain(arcs.map((arc) => pointsOfArc(arc, discs, meters)));
  const outer = rings.filter((ring) => signedArea(ring) > 0);
  const holes = rings.filter((ring) => signedArea(ring) <= 0);
  const toDegrees = ([x, y]: Place): [number, number] => [
    origin[0] + x / perLongitude,
    origin[1] + y / metersPerDegree,
  ];
  return {
    type: 'MultiPolygon',
    coordinates: outer.map((ring) =>
      [ring, ...holes.filter((hole) => encloses(ring, hole[0] ?? [0, 0]))].map((one) => one.map(toDegrees)),
    ),
  };
};
