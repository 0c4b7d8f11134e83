import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import type { Net } from '../engines/net/net.ts';
import type { Polygon } from '../engines/net/plane.ts';
import { measure } from '../engines/net/shape-measure.ts';
import { tierOf, type Unit } from '../engines/net/unit.ts';

/** A unit as it is drawn, with the chain of units around it up to its community. */
export interface UnitShape {
  readonly unit: Unit;
  readonly isLeaf: boolean;
  readonly polygons: readonly Polygon[];
  readonly areaSquareMeters: number;
  readonly compactness: number;
}

/** All units of some communities, by id; a community that the net does not have is left out. */
export const shapesOf = (net: Net, communities: Iterable<string>): Map<string, UnitShape> => {
  const shapes = new Map<string, UnitShape>();
  const put = (slot: number): void => {
    const unit = net.unitAt(slot);
    const polygons = polygonsOfUnit(net, slot);
    if (unit === null || polygons === null) return;
    shapes.set(unit.id, { unit, isLeaf: net.isLeaf(slot), polygons, ...measure(polygons) });
    for (const child of net.childrenOf(slot)) put(child);
  };
  for (const id of communities) {
    const slot = net.slotOf(id);
    if (slot !== undefined && net.unitAt(slot)?.level === 'community') put(slot);
  }
  return shapes;
};

/** Units of each level, intended holes left out. */
export const countLevels = (net: Net): Map<Unit['level'], number> => {
  const counts = new Map<Unit['level'], number>();
  for (const [, { level, isVoid }] of net.units())
    if (!isVoid) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
};

/** West, south, east, north of shapes in centimetres; null where there are none. */
export const boxOf = (shapes: Iterable<UnitShape>): readonly [number, number, number, number] | null => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { polygons } of shapes)
    for (const ring of polygons.flat())
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [ring[i] as number, ring[i + 1] as number];
        [west, east] = [Math.min(west, x), Math.max(east, x)];
        [south, north] = [Math.min(south, y), Math.max(north, y)];
      }
  return west > east ? null : [west, south, east, north];
};

export const isArea = ({ level }: Unit): boolean => tierOf[level] <= tierOf.community;
