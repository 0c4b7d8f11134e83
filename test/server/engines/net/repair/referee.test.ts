import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../../server/db/database.ts';
import { certify } from '../../../../../server/engines/net/certificate.ts';
import { publish } from '../../../../../server/engines/net/dissolve.ts';
import type { UnitInput } from '../../../../../server/engines/net/net-input.ts';
import { doubleAreaOfPolygons, type Point, type Polygon } from '../../../../../server/engines/net/plane.ts';
import { proposeRepair, type RepairProposal } from '../../../../../server/engines/net/repair/proposal.ts';
import { usualRepair } from '../../../../../server/engines/net/repair/repair-options.ts';
import { openTestDatabase } from '../../../../support/database.ts';
import { denverPrecincts, hasPrecincts } from '../../../../support/denver-precincts.ts';
import { boardOf, idOf } from '../../../../support/small-net.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const textOf = (polygons: readonly Polygon[]): string => {
  const rings = polygons.map((polygon) =>
    polygon.map((ring) => {
      const points = Array.from({ length: ring.length / 2 }, (_, i) => `${ring[i * 2]} ${ring[i * 2 + 1]}`);
      return `(${[...points, points[0]].join(',')})`;
    }),
  );
  return `MULTIPOLYGON(${rings.map((polygon) => `(${polygon.join(',')})`).join(',')})`;
};

/** What PostGIS says about the leaves of a repaired net, in square centimetres. */
const askPostgis = async ({ repair }: RepairProposal) => {
  if (repair === null) throw new Error('refused');
  const units = publish(repair.net);
  expect(certify(units, repair.outline).ok).toBe(true);
  const leaves = units.filter(({ unit }) => repair.net.isLeaf(repair.net.slotOf(unit.id) ?? 0));
  const [row] = await database.sql<{ invalid: number; sum: number; union: number }[]>`
    select (count(*) filter (where not st_isvalid(geom)))::int as invalid, sum(st_area(geom)) as sum,
      st_area(st_union(geom, 1)) as union
    from (select st_geomfromtext(wkt) as geom
      from unnest(${leaves.map(({ polygons }) => textOf(polygons))}::text[]) as wkt) as leaf`;
  return { ...row, district: doubleAreaOfPolygons(repair.outline) / 2, leaves: leaves.length };
};

describe('PostGIS finds a repaired net', () => {
  it('of a noisy board valid, without overlap and without a gap', async () => {
    let state = 1;
    const shift = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return (state % 41) - 20;
    };
    const inputs = boardOf(8, 8, 20_000).map(
      ({ unit, polygons }): UnitInput => ({
        unit,
        polygons:
          polygons?.map((rings) =>
            rings.map((ring) => (ring as Point[]).map(([x, y]): Point => [x + shift(), y + shift()])),
          ) ?? null,
      }),
    );
    const found = await askPostgis(proposeRepair(inputs, usualRepair));
    expect(found).toMatchObject({ invalid: 0, leaves: 64 });
    expect(found.sum).toBeCloseTo(found.district, 1);
    expect(found.union).toBeCloseTo(found.district, 1);
  });
});

describe.skipIf(!hasPrecincts)(
  'the precincts of Denver (skipped where ../shared/data or ogr2ogr is absent)',
  { timeout: 120_000 },
  () => {
    const voidsOf = ({ questions }: RepairProposal) =>
      questions.map(({ place }, index) => ({
        place: place ?? ([0, 0] as Point),
        unit: { id: idOf(9_000 + index), code: `v${index}`, name: `留空${index}` },
      }));

    it('are a net but for ten enclaves, which stay empty when they are meant to', async () => {
      const inputs = denverPrecincts('orig');
      const first = proposeRepair(inputs, usualRepair);
      expect(first.problems.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'gap'));
      expect(first.decisions).toEqual([]);
      // The largest is a town of its own.
      const largest = Math.max(...first.questions.map((each) => each.areaSquareCentimetres ?? 0));
      expect(largest / 1e10).toBeCloseTo(1.49, 1);
      const second = proposeRepair(inputs, { ...usualRepair, voids: voidsOf(first) });
      expect(second.decisions.map(({ rule }) => rule)).toEqual(Array.from({ length: 10 }, () => 'void'));
      expect(second.repair?.areaChanges.filter(({ before }) => before !== null)).toEqual([]);
      const found = await askPostgis(second);
      expect(found.invalid).toBe(0);
      expect(found.leaves).toBe(inputs.length - 1 + 10);
      expect(found.union).toBeCloseTo(found.district, -2);
      expect(found.sum).toBeCloseTo(found.district, -2);
    });

    it('after another tool repaired them have rings that cross or touch themselves', () => {
      const inputs = denverPrecincts('repaired');
      const { problems } = proposeRepair(inputs, usualRepair);
      const times = (kind: string): number => problems.filter((problem) => problem.kind === kind).length;
      expect(times('gap')).toBe(10);
      expect(times('ring-touches-itself')).toBeGreaterThan(0);
      expect(times('segments-cross')).toBeGreaterThan(0);
      for (const { place, areaSquareCentimetres } of problems) {
        expect(place).not.toBeNull();
        expect(areaSquareCentimetres).toBeGreaterThan(0);
      }
    });
  },
);
