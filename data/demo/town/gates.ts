import type { Point } from '../model.ts';
import type { Random } from '../random.ts';
import { after, distance, meetingPoint, type Spot, toWhole } from './geometry.ts';
import { type Half, halvesOf, type Mesh, splitEdge, type Vertex } from './mesh.ts';
import type { Parcel } from './parcels.ts';
import { isStreet } from './streets.ts';

/** A gate in a compound's wall, and the vertex of the street's centre line in front of it. */
export interface Gate {
  readonly parcel: number;
  readonly point: Point;
  readonly foot: Vertex;
  readonly street: number;
}

interface Hit {
  readonly point: Spot;
  /** Index of the ring's side that the gate is in. */
  readonly side: number;
}

/** The first side of a ring that a ray meets, unless that is too near a corner of the wall. */
const firstHit = (ring: readonly Point[], from: Point, toward: Point, cornerCm: number): Hit | null => {
  let best: Hit | null = null;
  let nearest = Infinity;
  const [dx, dy] = [toward[0] - from[0], toward[1] - from[1]];
  ring.forEach((a, i) => {
    const b = after(ring, i);
    const sideA = dx * (a[1] - from[1]) - dy * (a[0] - from[0]);
    const sideB = dx * (b[1] - from[1]) - dy * (b[0] - from[0]);
    if (sideA > 0 === sideB > 0) return;
    const meeting = meetingPoint(from, toward, a, b);
    if (!meeting) return;
    const along = (meeting[0] - from[0]) * dx + (meeting[1] - from[1]) * dy;
    const away = distance(from, meeting);
    if (along <= 0 || away >= nearest) return;
    nearest = away;
    const nearCorner = distance(meeting, a) < cornerCm || distance(meeting, b) < cornerCm;
    best = nearCorner ? null : { point: toWhole(meeting), side: i };
  });
  return best;
};

const streetSides = (parcel: Parcel): Half[] =>
  halvesOf(parcel.face).filter(
    (half) => isStreet(half.edge.kind) && distance(half.origin.point, half.twin.origin.point) > 400,
  );

/** How many gates a compound has, by its size. */
const gatesFor = (areaSquareMeters: number, random: Random): number =>
  1 +
  (areaSquareMeters > 4500 && random.chance(0.7) ? 1 : 0) +
  (areaSquareMeters > 11_000 && random.chance(0.7) ? 1 : 0) +
  (areaSquareMeters > 20_000 && random.chance(0.6) ? 1 : 0);

/**
 * Opens one to four gates in a compound's wall, on different streets where it has several, and puts the foot of
 * each on the centre line. Gives the gates and the wall's ring with a vertex at every gate.
 */
export const openGates = (
  mesh: Mesh,
  parcel: Parcel,
  areaSquareMeters: number,
  random: Random,
): { gates: Gate[]; ring: Point[] } => {
  let ring: Point[] = [...parcel.ring];
  const gates: Gate[] = [];
  const wanted = gatesFor(areaSquareMeters, random);
  const sides = streetSides(parcel);
  const lengthOn = new Map<number, number>();
  for (const half of sides) {
    const length = distance(half.origin.point, half.twin.origin.point);
    lengthOn.set(half.edge.street, (lengthOn.get(half.edge.street) ?? 0) + length);
  }
  const streets = [...lengthOn].sort((a, b) => b[1] - a[1]).map(([street]) => street);
  // Later rounds, for odd plots, come nearer to the corners and go along the street.
  for (let round = 0; round < 12 && gates.length < (round < 3 ? wanted : 1); round += 1) {
    const [cornerCm, spread] = round < 3 ? [200, 0.15] : [60, 0.45];
    for (const street of streets) {
      if (gates.length >= (round < 3 ? wanted : 1)) break;
      for (const half of random.shuffle(sides.filter(({ edge }) => edge.street === street))) {
        const [a, b] = [half.origin.point, half.twin.origin.point];
        const t = 0.5 + random.between(-spread, spread);
        const place = toWhole([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
        const hit = firstHit(ring, place, [place[0] - (b[1] - a[1]), place[1] + (b[0] - a[0])], cornerCm);
        if (!hit || distance(hit.point, place) > 4500) continue;
        if (gates.some(({ point }) => distance(point, hit.point) < 3500)) continue;
        const foot = splitEdge(mesh, half, place).origin;
        ring = [...ring.slice(0, hit.side + 1), hit.point, ...ring.slice(hit.side + 1)];
        gates.push({ parcel: parcel.id, point: hit.point, foot, street });
        sides.splice(sides.indexOf(half), 1);
        break;
      }
    }
  }
  if (gates.length === 0) throw new RangeError(`compound ${parcel.id} found no place for a gate`);
  return { gates, ring };
};
