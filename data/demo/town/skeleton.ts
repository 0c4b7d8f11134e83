import type { Point } from '../model.ts';
import { cosineOfTurns, type Random, sineOfTurns } from '../random.ts';
import { at, insideRing, ringPerimeter, type Spot, toWhole } from './geometry.ts';
import {
  type EdgeKind,
  faceArea,
  facesOf,
  type Half,
  halvesOf,
  joinFaces,
  type Mesh,
  meshFrom,
  ringOf,
  type Segment,
} from './mesh.ts';
import { nodeSegments, withoutDeadEnds } from './noding.ts';
import type { Plan } from './plan.ts';
import type { Street } from './streets.ts';

const steps = (from: number, to: number, stepMeters = 50): number[] => {
  const count = Math.max(1, Math.ceil(Math.abs(to - from) / stepMeters));
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
};

/** The outline: an uneven rounded box of about 6 by 7 km, in metres. */
const outlineOf = (random: Random): Spot[] => {
  const waves = [2, 3, 5, 7, 11].map((count) => ({
    count,
    phase: random.next(),
    size: random.between(0.6, 1) * (0.05 / Math.sqrt(count)),
  }));
  const corners = 40;
  const ring = Array.from({ length: corners }, (_, i): Spot => {
    const turns = (i + random.between(-0.3, 0.3)) / corners;
    const [c, s] = [cosineOfTurns(turns), sineOfTurns(turns)];
    const [a, b] = [c / 3440, s / 2930];
    const swell = waves.reduce(
      (sum, { count, phase, size }) => sum + size * sineOfTurns(count * turns + phase),
      0,
    );
    const radius =
      (0.975 + swell + random.between(-0.012, 0.012)) / Math.sqrt(Math.sqrt(a * a * a * a + b * b * b * b));
    return [radius * c, radius * s];
  });
  // One round of corner cutting only: ridges and field edges are not curves.
  return ring.flatMap((p, i): Spot[] => {
    const q = at(ring, (i + 1) % ring.length);
    return [
      [0.86 * p[0] + 0.14 * q[0], 0.86 * p[1] + 0.14 * q[1]],
      [0.14 * p[0] + 0.86 * q[0], 0.14 * p[1] + 0.86 * q[1]],
    ];
  });
};

interface MainLine {
  readonly kind: EdgeKind;
  readonly role: string;
  /** In the flat plan, metres. */
  readonly points: readonly Spot[];
}

const meridian = (
  role: string,
  u: number,
  from: number,
  to: number,
  kind: EdgeKind = 'arterial',
): MainLine => ({
  kind,
  role,
  points: steps(from, to).map((v) => [u, v]),
});

const parallel = (
  role: string,
  v: number,
  from: number,
  to: number,
  kind: EdgeKind = 'arterial',
): MainLine => ({
  kind,
  role,
  points: steps(from, to).map((u) => [u, v]),
});

/** The ring road, or a stretch of a wider ring, from one angle to another in turns. */
const ringLine = (
  plan: Plan,
  role: string,
  kind: EdgeKind,
  scale: number,
  from: number,
  to: number,
): MainLine => {
  const count = Math.ceil((to - from) * 220 * scale);
  const points = Array.from({ length: count + 1 }, (_, i): Spot => {
    const turns = from + ((to - from) * i) / count;
    const [c, s] = [cosineOfTurns(turns), sineOfTurns(turns)];
    const [a, b] = [c / plan.ring.halfU, s / plan.ring.halfV];
    const radius = scale / Math.sqrt(Math.sqrt(a * a * a * a + b * b * b * b));
    return [plan.ring.u + radius * c, plan.ring.v + radius * s];
  });
  return { kind, role, points };
};

/** A road out of town that bends as it goes. */
const radial = (role: string, from: Spot, to: Spot, bendMeters: number): MainLine => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const points = steps(0, length).map((along): Spot => {
    const t = along / length;
    const aside = (bendMeters * sineOfTurns(t * 0.62)) / length;
    return [from[0] + dx * t - dy * aside, from[1] + dy * t + dx * aside];
  });
  return { kind: 'arterial', role, points };
};

/** The road where the wall of the old town stood: up the west side, round two corners, down the east side. */
const coreLine = (plan: Plan): MainLine => {
  const { west, east, south, north } = plan.core;
  const radius = 240;
  const arc = (u: number, v: number, from: number): Spot[] =>
    Array.from({ length: 7 }, (_, i): Spot => {
      const turns = from - i / 24;
      return [u + radius * cosineOfTurns(turns), v + radius * sineOfTurns(turns)];
    });
  const points: Spot[] = [
    ...steps(south - 20, north - radius - 30).map((v): Spot => [west, v]),
    ...arc(west + radius, north - radius, 0.5),
    ...steps(west + radius + 30, east - radius - 30).map((u): Spot => [u, north]),
    ...arc(east - radius, north - radius, 0.25),
    ...steps(north - radius - 30, south - 20).map((v): Spot => [east, v]),
  ];
  return { kind: 'arterial', role: 'core', points };
};

const mainLines = (plan: Plan, random: Random): MainLine[] => {
  const { core, ring, axis, cross } = plan;
  const jitter = (): number => random.between(-50, 50);
  const far = 4200;
  const [west, east] = [ring.u - ring.halfU, ring.u + ring.halfU];
  const [south, north] = [ring.v - ring.halfV, ring.v + ring.halfV];
  const bank = 135;
  // Where the ring's corners lie, a little inside: half the fourth root of one half from its middle.
  const cornerOf = (x: number, y: number): Spot => [
    ring.u + x * 0.833 * ring.halfU,
    ring.v + y * 0.833 * ring.halfV,
  ];
  const westStreet = -1570 + jitter();
  const eastStreet = 1430 + jitter();
  const upper = 1010 + jitter();
  const railRoad = (role: string, aside: number): MainLine => ({
    kind: 'collector',
    role,
    points: steps(west - 80, east + 80).map((u) => [u, plan.railway(u) + aside]),
  });
  return [
    { kind: 'river', role: 'river', points: steps(-far, far).map((u) => [u, 0]) },
    { kind: 'rail', role: 'rail', points: steps(-far, far).map((u) => [u, plan.railway(u)]) },
    ringLine(plan, 'ring', 'ring', 1, 0, 1),
    coreLine(plan),
    parallel('north-bank', bank, -far, far, 'collector'),
    parallel('south-bank', -bank, -far, far, 'collector'),
    railRoad('rail-north', 52),
    railRoad('rail-south', -52),
    meridian('axis', axis, south - 20, north + 20),
    parallel('cross', cross, west - 20, east + 20),
    meridian('west', westStreet, bank - 20, north + 20),
    meridian('west-south', westStreet + 40, south - 20, 20 - bank),
    meridian('east', eastStreet, south - 20, north + 20),
    meridian('core-west', core.west, south - 20, bank),
    meridian('core-east', core.east + jitter(), south - 20, 20 - bank),
    meridian('north-west', core.west + 310, core.north - 5, north + 20),
    meridian('north-east', core.east - 300, core.north - 5, north + 20),
    parallel('upper-west', upper, west - 20, core.west + 5),
    parallel('upper-east', upper + 60 + jitter(), core.east - 5, east + 20),
    parallel('lower', -650 + jitter(), west - 20, east + 20),
    parallel('lowest', -1240 + jitter(), west - 20, east + 20),
    radial('out-north', [axis, north - 20], [axis - 420, far], 90),
    radial('out-south', [axis, south + 20], [axis + 500, -far], -110),
    radial('out-west', [west + 20, cross], [-far, cross + 380], 120),
    radial('out-east', [east - 20, cross], [far, cross - 330], 110),
    radial('out-north-east', cornerOf(1, 1), [far, 3500], -160),
    radial('out-south-east', cornerOf(1, -1), [far, -3000], 170),
    radial('out-south-west', cornerOf(-1, -1), [-far, -3300], -150),
    ringLine(plan, 'outer-east', 'arterial', 1.27, -0.262, 0.16),
  ];
};

/** Main roads, river and railway as segments on whole centimetres, cut to the outline; and the streets they are. */
const skeletonSegments = (plan: Plan, random: Random): { segments: Segment[]; streets: Street[] } => {
  const outline: Point[] = outlineOf(random).map(([x, y]) => toWhole([x * 100, y * 100]));
  const segments: Segment[] = outline.map((from, i) => ({
    from,
    to: at(outline, (i + 1) % outline.length),
    kind: 'outline',
    street: -1,
  }));
  const streets: Street[] = [];
  for (const { kind, role, points } of mainLines(plan, random)) {
    const street = kind === 'river' || kind === 'rail' ? -1 : streets.length;
    if (street >= 0) streets.push({ index: street, kind, role });
    const line = points.map(([u, v]) => {
      const [x, y] = plan.bend(u, v);
      return toWhole([x * 100, y * 100]);
    });
    segments.push(...line.slice(1).map((to, i) => ({ from: at(line, i), to, kind, street })));
  }
  const inside = nodeSegments(segments).filter(
    ({ from, to, kind }) =>
      kind === 'outline' || insideRing(outline, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]),
  );
  return { segments: withoutDeadEnds(inside), streets };
};

const sacrifice: readonly EdgeKind[] = ['collector', 'arterial', 'ring'];

/** Takes away faces that are too small or too thin to be a block, by their weakest side. */
const joinSlivers = (mesh: Mesh): void => {
  for (let changed = true; changed; ) {
    changed = false;
    for (const face of facesOf(mesh)) {
      if (!mesh.faces.has(face)) continue;
      const area = faceArea(face);
      const perimeter = ringPerimeter(ringOf(face));
      const alongBarrier = halvesOf(face).some(({ edge }) => edge.kind === 'river' || edge.kind === 'rail');
      const thin = area / (perimeter * perimeter) < 0.022 && !alongBarrier;
      if (area > (alongBarrier ? 0.5e8 : 2e8) && !thin) continue;
      const sides: Half[] = halvesOf(face)
        .filter(({ edge, twin }) => sacrifice.includes(edge.kind) && twin.face !== mesh.outside)
        .sort((a, b) => sacrifice.indexOf(a.edge.kind) - sacrifice.indexOf(b.edge.kind));
      if (sides.some((side) => joinFaces(mesh, side))) changed = true;
    }
  }
};

/** Nodes the main lines into a mesh of super-blocks. */
export const buildSkeleton = (plan: Plan, random: Random): { mesh: Mesh; streets: Street[] } => {
  const { segments, streets } = skeletonSegments(plan, random);
  const mesh = meshFrom(segments);
  joinSlivers(mesh);
  return { mesh, streets };
};
