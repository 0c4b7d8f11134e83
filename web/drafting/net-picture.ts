import type { PartGround } from '../../server/contract/scenario-figures.ts';
import { outside } from '../../server/engines/net/arc-table.ts';
import { polygonsOfUnit } from '../../server/engines/net/dissolve.ts';
import { proveFamily } from '../../server/engines/net/family-proof.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { Polygon } from '../../server/engines/net/plane.ts';
import type { LockedLine } from '../../server/engines/net/reshape.ts';
import { tierOf } from '../../server/engines/net/unit.ts';
import type { Frame } from './frame.ts';
import { countGround, figuresOf } from './ground-counts.ts';
import type { DrawnLine, DrawnUnit, NetPicture } from './messages.ts';

/** A part of a net as the worker holds it. */
export interface HeldPart {
  readonly net: Net;
  /** Slot of the unit that was opened. */
  readonly part: number;
  readonly frame: Frame;
  readonly ground: PartGround;
  readonly isLocked: LockedLine;
}

/** Polygons of integer centimetres as a geometry of the map. */
export const geometryOf = (polygons: readonly Polygon[], frame: Frame): GeoJSON.MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((polygon) =>
    polygon.map((ring) => {
      const places = Array.from({ length: ring.length / 2 }, (_, i) =>
        frame.toLonLat([ring[i * 2] as number, ring[i * 2 + 1] as number]),
      );
      return [...places, places[0] as [number, number]];
    }),
  ),
});

/** All that is shown of a part, counted anew. */
export const pictureOf = (held: HeldPart): NetPicture => {
  const { net, part, frame, ground } = held;
  const leaves = net
    .leavesOf(part)
    .toSorted((a, b) => ((net.unitAt(a)?.code ?? '') < (net.unitAt(b)?.code ?? '') ? -1 : 1));
  const shapes = leaves.map((leaf) => polygonsOfUnit(net, leaf) ?? []);
  const counts = countGround(shapes, ground);
  const place = new Map(leaves.map((leaf, index) => [leaf, index]));
  const units: DrawnUnit[] = [];
  const put = (slot: number): void => {
    const unit = net.unitAt(slot);
    if (unit === null) return;
    const own = net.leavesOf(slot).flatMap((leaf) => place.get(leaf) ?? []);
    const isLeaf = net.isLeaf(slot);
    const polygons = isLeaf ? (shapes[own[0] ?? -1] ?? []) : (polygonsOfUnit(net, slot) ?? []);
    const figures = figuresOf(
      polygons,
      own.flatMap((index) => (unit.isVoid ? [] : (counts[index] ?? []))),
    );
    units.push({ ...unit, isLeaf, isOfPart: true, figures, box: boxOf(polygons) });
    for (const child of net.childrenOf(slot)) put(child);
  };
  put(part);
  return {
    units,
    lines: linesOf(held),
    faces: leaves.map((leaf, index) => ({
      type: 'Feature',
      geometry: geometryOf(shapes[index] ?? [], frame),
      properties: { id: net.unitAt(leaf)?.id ?? '' },
    })),
    holds: familiesHold(net, part),
  };
};

const linesOf = ({ net, isLocked }: HeldPart): DrawnLine[] => {
  const idOf = (slot: number): string | null => (slot === outside ? null : (net.unitAt(slot)?.id ?? null));
  return [...net.arcs.arcs()].map((arc) => {
    const [a, b] = [net.arcs.leafOf(arc * 2), net.arcs.leafOf(arc * 2 + 1)];
    const [left, right] = [idOf(a), idOf(b)];
    // What borders the part is not there, so its line cannot be moved here.
    const isRim = left === null || right === null;
    return {
      ...{ left, right, path: [...net.arcs.lineOf(arc)] },
      isLocked: isRim || isLocked(left, right),
      tier: isRim ? 0 : dividedTier(net, a, b),
    };
  });
};

/** The highest tier at which two leaves belong to different units. */
const dividedTier = (net: Net, a: number, b: number): number => {
  for (let tier = 0; tier < tierOf['micro-grid']; tier += 1) {
    const [one, other] = [net.ancestorOf(a, tier), net.ancestorOf(b, tier)];
    if (one !== other) return tier;
  }
  return tierOf['micro-grid'];
};

const familiesHold = (net: Net, slot: number): boolean =>
  net.isLeaf(slot) ||
  (proveFamily(net, slot).ok && net.childrenOf(slot).every((child) => familiesHold(net, child)));

const boxOf = (polygons: readonly Polygon[]): DrawnUnit['box'] => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat())
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  return [west, south, east, north];
};
