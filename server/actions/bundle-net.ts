import type { UnitRow } from '../contract/district-bundle.ts';
import { buildNet } from '../engines/net/build.ts';
import { publish } from '../engines/net/dissolve.ts';
import type { Net } from '../engines/net/net.ts';
import type { Polygon } from '../engines/net/plane.ts';
import type { Unit } from '../engines/net/unit.ts';

/** Rings in integer centimetres. */
export type NetOutline = readonly Polygon[];

/** A net with the outlines of all its units, by their ids. */
export interface BundleNet {
  readonly net: Net;
  readonly outlines: ReadonlyMap<string, NetOutline>;
}

type BundleUnit = Pick<
  UnitRow,
  'id' | 'level' | 'parentId' | 'code' | 'name' | 'nameEn' | 'use' | 'isLeaf' | 'polygons'
>;

const unitOf = ({ id, level, parentId, code, name, nameEn, use }: BundleUnit): Unit => ({
  id,
  level,
  parentId,
  code,
  name,
  isVoid: false,
  attributes: { ...(nameEn === null ? {} : { nameEn }), ...(use === null ? {} : { use }) },
});

/**
 * The net of a bundle's units, one of which is the district. Only leaves and the district give their polygons, integer
 * centimetres; what lies between is dissolved. Throws RangeError with the first problem when they are no tiling: a
 * generator must make one.
 */
export const netOfBundle = (units: readonly BundleUnit[]): BundleNet => {
  const built = buildNet(
    units.map((unit) => ({
      unit: unitOf(unit),
      polygons: unit.isLeaf || unit.level === 'district' ? unit.polygons : null,
    })),
  );
  if ('problems' in built) {
    const [first] = built.problems;
    throw new RangeError(
      `the units do not tile: ${first?.kind} at ${first?.place} (${first?.units}), ${built.problems.length} problems`,
    );
  }
  const outlines = publish(built.net).map(({ unit, polygons }) => [unit.id, polygons] as const);
  return { net: built.net, outlines: new Map(outlines) };
};
