import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../server/db/database.ts';
import { apply } from '../../../../server/engines/net/apply.ts';
import { certify } from '../../../../server/engines/net/certificate.ts';
import { outlineOf, type PublishedUnit, publish } from '../../../../server/engines/net/dissolve.ts';
import type { Net } from '../../../../server/engines/net/net.ts';
import { doubleAreaOfPolygons, type Polygon } from '../../../../server/engines/net/plane.ts';
import { openTestDatabase, testEngine } from '../../../support/database.ts';
import { OperationMaker } from '../../../support/random-operations.ts';
import { boardOf, netOf } from '../../../support/small-net.ts';

const sequences = fc.array(fc.array(fc.nat(), { minLength: 6, maxLength: 12, size: 'max' }), {
  minLength: 3,
  maxLength: 12,
  size: 'max',
});

const worked = (sequence: readonly (readonly number[])[], size: number): Net => {
  const net = netOf(boardOf(3, 3, size));
  const maker = new OperationMaker(size);
  for (const numbers of sequence) apply(net, maker.make(net, numbers));
  return net;
};

const leavesOf = (units: readonly PublishedUnit[]): PublishedUnit[] => {
  const parents = new Set(units.map(({ unit }) => unit.parentId));
  return units.filter(({ unit }) => !parents.has(unit.id));
};

/** Whether a point lies in polygons, by the even–odd rule in plain arithmetic. */
const holds = (polygons: readonly Polygon[], x: number, y: number): boolean => {
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  return inside;
};

type Segment = readonly [number, number, number, number];

/** Whether any two lines of the leaves meet elsewhere than in common ends; every pair is looked at. */
const linesConflict = (leaves: readonly PublishedUnit[]): boolean => {
  const found = new Map<string, Segment>();
  for (const ring of leaves.flatMap(({ polygons }) => polygons.flat()))
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [a, b] = [`${ring[j]},${ring[j + 1]}`, `${ring[i]},${ring[i + 1]}`];
      if (a === b) return true;
      found.set([a, b].sort().join(' '), [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!]);
    }
  const all = [...found.values()];
  return all.some((one, i) => all.slice(i + 1).some((other) => conflict(one, other)));
};

const sideOf = ([x1, y1, x2, y2]: Segment, x: number, y: number): number =>
  Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));

/** A point of one segment that lies on the other and is not an end of both, or a crossing. */
const conflict = (one: Segment, other: Segment): boolean => {
  const touches = (segment: Segment, x: number, y: number): boolean => {
    const [x1, y1, x2, y2] = segment;
    const isEnd = (x === x1 && y === y1) || (x === x2 && y === y2);
    return !isEnd && sideOf(segment, x, y) === 0 && (x - x1) * (x - x2) <= 0 && (y - y1) * (y - y2) <= 0;
  };
  if (touches(one, other[0], other[1]) || touches(one, other[2], other[3])) return true;
  if (touches(other, one[0], one[1]) || touches(other, one[2], one[3])) return true;
  return (
    sideOf(one, other[0], other[1]) * sideOf(one, other[2], other[3]) < 0 &&
    sideOf(other, one[0], one[1]) * sideOf(other, one[2], one[3]) < 0
  );
};

/** Whether every tried place of the district lies in exactly one leaf, and others in none. */
const coversOnce = (leaves: readonly PublishedUnit[], outline: readonly Polygon[]): boolean => {
  for (let x = -4.63; x < 70; x += 1.87)
    for (let y = -4.71; y < 70; y += 1.91) {
      const count = leaves.filter(({ polygons }) => holds(polygons, x, y)).length;
      if (count !== (holds(outline, x, y) ? 1 : 0)) return false;
    }
  return true;
};

describe('the certificate, seen by a referee who looks at every pair and every place', () => {
  it('is right about nets after any operations', () => {
    fc.assert(
      fc.property(sequences, (sequence) => {
        const net = worked(sequence, 20);
        const outline = outlineOf(net) ?? [];
        const leaves = leavesOf(publish(net));
        expect(linesConflict(leaves)).toBe(false);
        expect(coversOnce(leaves, outline)).toBe(true);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('is right about a vertex that was moved in every ring that has it', () => {
    const answers = { held: 0, failed: 0 };
    // On leaves of 20 cm a small move nearly always holds, a large one nearly never.
    const shift = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -30, max: 30 }));
    fc.assert(
      fc.property(sequences, fc.nat(), shift, shift, (sequence, pick, dx, dy) => {
        const net = worked(sequence.slice(0, 5), 20);
        const units = publish(net);
        const rings = leavesOf(units).flatMap(({ polygons }) => polygons.flat());
        const vertices = rings.flatMap((ring) => [...ring]).length / 2;
        const at = (pick % vertices) * 2;
        const all = rings.flatMap((ring) => [...ring]);
        const [x, y] = [all[at]!, all[at + 1]!];
        for (const ring of new Set([...units.flatMap(({ polygons }) => polygons.flat())]))
          for (let i = 0; i < ring.length; i += 2)
            if (ring[i] === x && ring[i + 1] === y) ring.set([x + dx, y + dy], i);
        const outline = units.find(({ unit }) => unit.parentId === null)!.polygons;
        const { ok } = certify(units, outline);
        const leaves = leavesOf(units);
        const isWhole = !linesConflict(leaves) && coversOnce(leaves, outline);
        answers[ok ? 'held' : 'failed'] += 1;
        expect(ok).toBe(isWhole);
      }),
      { numRuns: 60 },
    );
    expect(Math.min(answers.held, answers.failed)).toBeGreaterThan(0);
  }, 120_000);
});

describe('the rings of a net, seen by the database', () => {
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

  it('are valid, and the leaves together are the district', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const net = worked(sequence, 1_000);
        const units = publish(net);
        const outline = outlineOf(net) ?? [];
        const all = units.map(({ polygons }) => textOf(polygons));
        const leaves = leavesOf(units).map(({ polygons }) => textOf(polygons));
        const [row] = await database.sql<{ invalid: number; areaOfUnion: number; summed: number }[]>`
          select
            (select count(*)::integer from unnest(${all}::text[]) as wkt
              where not st_isvalid(st_geomfromtext(wkt))) as invalid,
            (select st_area(st_union(st_geomfromtext(wkt), 0.001)) from unnest(${leaves}::text[]) as wkt)
              as "areaOfUnion",
            (select sum(st_area(st_geomfromtext(wkt))) from unnest(${leaves}::text[]) as wkt) as summed`;
        const area = doubleAreaOfPolygons(outline) / 2;
        expect(row?.invalid).toBe(0);
        expect(row?.summed).toBeCloseTo(area, 3);
        expect(row?.areaOfUnion).toBeCloseTo(area, 3);
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('are valid at every level, and no edge of a leaf lacks its neighbour', async () => {
    const states: PublishedUnit[][] = [];
    fc.assert(
      fc.property(sequences, (sequence) => {
        states.push(publish(worked(sequence, 1_000)));
      }),
      { numRuns: 60 },
    );
    const { sql } = database;
    const rows = states.flatMap((units, state) => {
      const leaves = new Set(leavesOf(units));
      return units.map((each) => ({ state, isLeaf: leaves.has(each), wkt: textOf(each.polygons) }));
    });
    await sql`create temporary table ring (state integer, is_leaf boolean, geom geometry)`;
    await sql`
      insert into ring select state, leaf, st_geomfromtext(wkt)
      from unnest(${sql.array(rows.map(({ state }) => state))}::integer[],
        ${sql.array(rows.map(({ isLeaf }) => String(isLeaf)))}::boolean[],
        ${sql.array(rows.map(({ wkt }) => wkt))}::text[]) as given (state, leaf, wkt)`;
    const [valid] = await sql`select count(*)::integer as invalid from ring where not st_isvalid(geom)`;
    expect(valid?.invalid).toBe(0);
    const [found] =
      await sql`select count(*) > 0 as present from pg_proc where proname = 'st_coverageinvalidedges'`;
    // PostGIS before 3.4 has no coverages.
    if (found?.present) {
      const [edges] = await sql`
        select count(*)::integer as invalid from (
          select st_coverageinvalidedges(geom) over (partition by state) as edges from ring where is_leaf
        ) as looked where edges is not null`;
      expect(edges?.invalid).toBe(0);
    }
    if (testEngine === 'embedded') expect(found?.present).toBe(true);
    await sql`drop table ring`;
  }, 240_000);
});
