import type { Point } from '../model.ts';
import type { Random } from '../random.ts';
import { isBridge, railMeeting, stopBeforeRail } from './base-map.ts';
import type { Block } from './blocks.ts';
import type { Gate } from './gates.ts';
import { at, distance } from './geometry.ts';
import type { Ground } from './grain.ts';
import type { Draft } from './housing.ts';
import { layPaths } from './inner-paths.ts';
import { type Edge, type Face, facesOf, type Half, halvesOf } from './mesh.ts';
import type { Parcel } from './parcels.ts';
import { walkAlongRiver, walkRoundPark } from './parks.ts';
import { fromLot, intoLot, type Lot } from './rows.ts';
import { isStreet } from './streets.ts';
import type { WalkNet } from './walk-net.ts';

/** Puts one edge of a street into the walking network. */
const walkStreet = (ground: Ground, net: WalkNet, half: Half, random: Random): void => {
  const [a, b] = [half.origin, half.twin.origin];
  const meetings = [railMeeting(a), railMeeting(b)];
  const stopA = meetings[0] === 'end' ? stopBeforeRail(b.point, a) : a.point;
  const stopB = meetings[1] === 'end' ? stopBeforeRail(a.point, b) : b.point;
  if (!stopA || !stopB) return;
  const [u, v] = ground.flat.of(a);
  const rough = half.edge.kind === 'lane' && ground.plan.coreRadius(u, v) < 1 && random.chance(0.12);
  const kind = meetings.includes('crossing') ? 'crossing' : isBridge(ground, half) ? 'bridge' : 'street';
  net.edge(net.node(stopA), net.node(stopB), kind, !rough);
};

/** Streets, bridges, railway crossings, park walks and promenades. */
export const walkPublicGround = (
  ground: Ground,
  blocks: readonly Block[],
  net: WalkNet,
  random: Random,
): void => {
  const seen = new Set<Edge>();
  for (const face of facesOf(ground.mesh)) {
    for (const half of halvesOf(face)) {
      if (!isStreet(half.edge.kind) || seen.has(half.edge)) continue;
      seen.add(half.edge);
      walkStreet(ground, net, half, random);
    }
    const use = at(blocks, face.block).use;
    if (use === 'park' || use === 'square') walkRoundPark(ground, face, net);
    if (use === 'river') walkAlongRiver(ground, face, net);
  }
};

export interface OpenGate extends Gate {
  readonly id: string;
  readonly wheelchair: boolean;
}

/** Links the gates of a compound to the street and to its buildings; gives the door node of every building. */
export const walkCompound = (
  net: WalkNet,
  parcel: Parcel,
  lot: Lot,
  drafts: readonly Draft[],
  gates: readonly OpenGate[],
  random: Random,
): { gateNodes: number[]; doorNodes: number[] } => {
  const tree = layPaths(
    lot.ring,
    drafts.map(({ box }) => box),
    gates.map(({ point }) => intoLot(lot, point)),
  );
  const rough = parcel.builtYear < 1985 && random.chance(0.25);
  const nodes = tree.points.map((spot, i) =>
    net.node(i < gates.length ? at(gates, i).point : fromLot(lot, spot)),
  );
  gates.forEach((gate, i) => {
    const inside = at(nodes, i);
    net.keep(inside);
    net.edge(net.node(gate.foot.point), inside, 'gate', gate.wheelchair, gate.id);
  });
  for (const [from, to] of tree.links) {
    const stepped = rough && Math.min(from, to) < gates.length && Math.min(from, to) > 0;
    net.edge(at(nodes, from), at(nodes, to), stepped ? 'steps' : 'path', !stepped);
  }
  const doorNodes = tree.doors.map((door) => at(nodes, door));
  for (const node of doorNodes) net.keep(node);
  return { gateNodes: gates.map((_, i) => at(nodes, i)), doorNodes };
};

/** The street vertex of a face nearest to a point, as a node of the network; null where it has no street. */
export const nearestStreetNode = (net: WalkNet, face: Face, point: Point): number | null => {
  let best: Half | null = null;
  for (const half of halvesOf(face)) {
    if (!isStreet(half.edge.kind) || railMeeting(half.origin) === 'end') continue;
    if (!best || distance(half.origin.point, point) < distance(best.origin.point, point)) best = half;
  }
  if (!best) return null;
  const node = net.node(best.origin.point);
  net.keep(node);
  return node;
};
