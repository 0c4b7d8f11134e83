import type { Line, Point, Water } from '../model.ts';
import { cosineOfTurns, type Random, sineOfTurns } from '../random.ts';
import { railMeeting } from './base-map.ts';
import {
  after,
  at,
  distance,
  insideRing,
  isSimpleRing,
  meetingPoint,
  ringArea,
  ringCentroid,
  type Spot,
  segmentsTouch,
  toWhole,
} from './geometry.ts';
import type { Ground } from './grain.ts';
import { insetRing } from './inset.ts';
import { type Face, halvesOf, type Vertex } from './mesh.ts';
import { setbackOf } from './parcels.ts';
import { isStreet } from './streets.ts';
import type { WalkNet } from './walk-net.ts';

const rounder = (ring: readonly Point[]): Spot[] =>
  ring.flatMap((p, i): Spot[] => {
    const q = after(ring, i);
    return [
      [0.75 * p[0] + 0.25 * q[0], 0.75 * p[1] + 0.25 * q[1]],
      [0.25 * p[0] + 0.75 * q[0], 0.25 * p[1] + 0.75 * q[1]],
    ];
  });

const insetFace = (ground: Ground, face: Face, moreCm: number): Spot[] | null =>
  insetRing(
    halvesOf(face).map((half) => ({
      from: half.origin.point,
      to: half.twin.origin.point,
      away: setbackOf(ground, half) + moreCm,
    })),
  );

/** How far a ring reaches from a point in one direction. */
const reachOf = (ring: readonly Point[], from: Point, turns: number): number => {
  const far: Spot = [from[0] + 1e6 * cosineOfTurns(turns), from[1] + 1e6 * sineOfTurns(turns)];
  let near = Infinity;
  ring.forEach((a, i) => {
    const b = after(ring, i);
    if (!segmentsTouch(from, far, a, b)) return;
    const meeting = meetingPoint(from, far, a, b);
    if (meeting) near = Math.min(near, distance(from, meeting));
  });
  return near === Infinity ? 0 : near;
};

/** A lake with an uneven shore within a park; null where the park is too small. */
export const lakeIn = (ground: Ground, face: Face, random: Random): Spot[] | null => {
  const outer = insetFace(ground, face, 3400);
  if (!outer || ringArea(outer) < 5e8) return null;
  const middle = ringCentroid(outer);
  const [p, q, r] = [random.next(), random.next(), random.next()];
  const count = 28;
  const reach = Array.from({ length: count }, (_, i) => reachOf(outer, middle, i / count));
  const shore = reach.map((_, i): Spot => {
    const t = i / count;
    const free = Math.min(at(reach, i), at(reach, (i + 1) % count), at(reach, (i + count - 1) % count));
    const share =
      0.8 + 0.12 * sineOfTurns(2 * t + p) + 0.06 * sineOfTurns(3 * t + q) + 0.03 * sineOfTurns(5 * t + r);
    return [middle[0] + free * share * cosineOfTurns(t), middle[1] + free * share * sineOfTurns(t)];
  });
  const lake = rounder(shore).map(toWhole);
  return isSimpleRing(lake) ? lake : null;
};

const streetVertices = (face: Face): Vertex[] =>
  halvesOf(face)
    .filter((half) => isStreet(half.edge.kind) && railMeeting(half.origin) === 'none')
    .map((half) => half.origin);

/** A walk round the inside of a park, joined to the streets about every 150 metres, and ways to its middle. */
export const walkRoundPark = (ground: Ground, face: Face, net: WalkNet): void => {
  const inner = insetFace(ground, face, 1300);
  if (!inner || ringArea(inner) < 1e7) return;
  const loop = rounder(rounder(inner)).map(toWhole);
  const middle = toWhole(ringCentroid(loop));
  // A lake needs 4 hectares; where there may be one the middle stays free.
  const crossable = ringArea(inner) < 5e8 && insideRing(loop, middle);
  loop.forEach((p, i) => {
    net.edge(net.node(p), net.node(after(loop, i)), 'path', true);
  });
  let last: Point | null = null;
  let ways = 0;
  for (const vertex of streetVertices(face)) {
    if (last && distance(last, vertex.point) < 15_000) continue;
    const near = loop.reduce(
      (best, p) => (distance(p, vertex.point) < distance(best, vertex.point) ? p : best),
      at(loop, 0),
    );
    if (distance(near, vertex.point) > 9000) continue;
    net.edge(net.node(vertex.point), net.node(near), 'path', true);
    last = vertex.point;
    ways += 1;
    if (crossable && ways <= 4) net.edge(net.node(near), net.node(middle), 'path', true);
  }
};

/** The promenade along one bank within a strip of riverside park, with ramps and steps up to the road. */
export const walkAlongRiver = (ground: Ground, face: Face, net: WalkNet): void => {
  const { plan, flat } = ground;
  const bank = streetVertices(face)
    .map((vertex) => ({ vertex, spot: flat.of(vertex) }))
    .filter(({ spot }) => Math.abs(spot[1]) > 110)
    .sort((a, b) => a.spot[0] - b.spot[0]);
  const first = bank[0];
  if (!first || bank.length < 3) return;
  const side = Math.sign(first.spot[1]);
  const pointAt = (u: number): Spot => toWhole(flat.back([u, side * (plan.riverHalfWidth(u) + 13)]));
  const [from, to] = [first.spot[0] + 45, at(bank, -1).spot[0] - 45];
  let before: Point | null = null;
  let lastRamp = -Infinity;
  let ramps = 0;
  for (const { vertex, spot } of bank) {
    if (spot[0] < from || spot[0] > to) continue;
    const here = pointAt(spot[0]);
    if (before) net.edge(net.node(before), net.node(here), 'path', true);
    before = here;
    if (spot[0] - lastRamp < 190) continue;
    lastRamp = spot[0];
    ramps += 1;
    const steps = ramps % 3 === 2;
    net.edge(net.node(vertex.point), net.node(here), steps ? 'steps' : 'path', !steps);
  }
};

/** The river between its banks, cut where it leaves the district. */
export const riverWater = (ground: Ground, outline: Line, name: string, nameEn: string): Water => {
  const { plan } = ground;
  const bankAt = (u: number, side: number): Spot =>
    toWhole(ground.flat.back([u, side * plan.riverHalfWidth(u)]));
  const reach = (side: number, direction: number): number => {
    let [inner, outer] = [0, direction * 4200];
    for (let i = 0; i < 40; i += 1) {
      const middle = (inner + outer) / 2;
      if (insideRing(outline, bankAt(middle, side))) inner = middle;
      else outer = middle;
    }
    return inner;
  };
  const bankLine = (side: number): Spot[] => {
    const [from, to] = [reach(side, -1), reach(side, 1)];
    const count = Math.ceil((to - from) / 30);
    return Array.from({ length: count + 1 }, (_, i) => bankAt(from + ((to - from) * i) / count, side));
  };
  return { kind: 'river', name, nameEn, polygons: [[[...bankLine(-1), ...bankLine(1).reverse()]]] };
};
