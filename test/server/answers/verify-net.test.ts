import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStoredNet } from '../../../server/answers/stored-outlines.ts';
import { type NetVerdict, verifyNet } from '../../../server/answers/verify-net.ts';
import { verifyNetInDatabase } from '../../../server/answers/verify-net-database.ts';
import type { Database } from '../../../server/db/database.ts';
import type { Pool, Sql } from '../../../server/db/sql.ts';
import { apply } from '../../../server/engines/net/apply.ts';
import { certify } from '../../../server/engines/net/certificate.ts';
import { outlineOf, publish } from '../../../server/engines/net/dissolve.ts';
import type { Point } from '../../../server/engines/net/plane.ts';
import { openTestDatabase } from '../../support/database.ts';
import { drawnNet, moved, sabotages, side } from '../../support/net-sabotages.ts';
import { frame, insertFrame, insertNet, insertPublished } from '../../support/published-net.ts';
import { OperationMaker } from '../../support/random-operations.ts';
import { idOf } from '../../support/small-net.ts';

interface Verdicts {
  readonly inTypeScript: NetVerdict;
  readonly inDatabase: NetVerdict;
}

const sequences = fc.array(fc.array(fc.nat(), { minLength: 6, maxLength: 12, size: 'max' }), {
  minLength: 5,
  maxLength: 20,
  size: 'max',
});

const kindsOf = ({ faults }: NetVerdict): string[] => [...new Set(faults.map(({ kind }) => kind))].sort();

describe('the certificate of a stored net', { timeout: 240_000 }, () => {
  const net = drawnNet();
  const units = publish(net);
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
    await insertFrame(database.sql);
    await insertNet(database.sql, 1, net);
  }, 240_000);
  afterAll(() => database.close());

  const verdictsOf = async (sql: Sql, revision: number): Promise<Verdicts> => ({
    inTypeScript: await verifyNet(sql, revision, frame, await readStoredNet(sql, revision, frame)),
    inDatabase: await verifyNetInDatabase(sql, revision),
  });

  /** What both say after a change that is taken back. */
  const after = async (sabotage: (sql: Sql) => Promise<unknown>, revision = 1): Promise<Verdicts> => {
    let verdicts: Verdicts | undefined;
    const undone = new Error('taken back');
    const work = (database.sql as Pool).begin(async (sql) => {
      await sabotage(sql);
      verdicts = await verdictsOf(sql, revision);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
    if (verdicts === undefined) throw new Error('nothing was verified');
    return verdicts;
  };

  it('holds in TypeScript and in the database, which come to the same hash', async () => {
    const { inTypeScript, inDatabase } = await verdictsOf(database.sql, 1);
    expect(inTypeScript).toMatchObject({ units: 25, driftCentimetres: 0, faults: [] });
    expect(inDatabase).toEqual(inTypeScript);
    expect(certify(units, outlineOf(net) ?? [])).toMatchObject({ ok: true, hash: inTypeScript.hash });
  });

  it('gives another hash for another net', async () => {
    const { inTypeScript, inDatabase } = await after(
      (sql) => sql`update unit_version set is_void = true where unit_id = ${idOf(1005)}`,
    );
    expect(inTypeScript.faults).toEqual([]);
    expect(inDatabase).toEqual(inTypeScript);
    expect(inDatabase.hash).not.toBe((await verdictsOf(database.sql, 1)).inDatabase.hash);
  });

  it.each(sabotages)('fails when %s', async (_, sabotage, kind, kindInDatabase, unit) => {
    const { inTypeScript, inDatabase } = await after(sabotage);
    expect(inTypeScript.faults).toContainEqual(expect.objectContaining({ kind, unitId: idOf(unit) }));
    expect(inDatabase.faults).toContainEqual(
      expect.objectContaining({ kind: kindInDatabase, unitId: idOf(unit) }),
    );
    if (kind === 'children-do-not-fill')
      expect(
        inDatabase.faults.filter((fault) => fault.unitId === idOf(unit)).map(({ place }) => place),
      ).toEqual(expect.arrayContaining([expect.any(Array)]));
  });

  it('takes an outline that rounding moved, and no other', async () => {
    const redrawn = (to: Point) => (sql: Sql) =>
      insertPublished(
        sql,
        2,
        units.map(({ unit, polygons }) => ({ unit, polygons: moved(polygons, [4 * side, 2 * side], to) })),
      );
    const rounded = await after(redrawn([4 * side, 2 * side + 1]), 2);
    expect(kindsOf(rounded.inTypeScript)).toEqual([]);
    expect(rounded.inDatabase).toEqual(rounded.inTypeScript);
    const shifted = await after(redrawn([4 * side + 1, 2 * side]), 2);
    expect(kindsOf(shifted.inTypeScript)).toEqual(['outline-differs']);
    expect(kindsOf(shifted.inDatabase)).toEqual(['outline-differs']);
    expect(shifted.inDatabase.driftCentimetres).toBe(shifted.inTypeScript.driftCentimetres);
  });

  it('takes an outline that a change of areas moved', async () => {
    const { inTypeScript, inDatabase } = await after(async (sql) => {
      await insertPublished(
        sql,
        2,
        units.map(({ unit, polygons }) => ({
          unit,
          polygons: moved(polygons, [4 * side, 2 * side], [4 * side + 1, 2 * side]),
        })),
      );
      await sql`
        with author as (
          insert into identity.person (login, name, sign_on) values ('planner', '规划员', 'password') returning id
        ), scenario as (
          insert into scenario (title, kind, base_revision_id, created_by)
          select '区界调整', 'boundary-change', 1, id from author returning id
        )
        update net_revision set scenario_id = (select id from scenario) where id = 2`;
    }, 2);
    expect(inTypeScript.faults).toEqual([]);
    expect(inDatabase).toEqual(inTypeScript);
  });

  it('holds after random operations, whichever they were', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const redrawn = drawnNet();
        const maker = new OperationMaker(side);
        for (const numbers of sequence) if (apply(redrawn, maker.make(redrawn, numbers)).ok) count += 1;
        const { inTypeScript, inDatabase } = await after((sql) => insertNet(sql, 2, redrawn), 2);
        expect(inDatabase.hash).toBe(inTypeScript.hash);
        expect(certify(publish(redrawn), outlineOf(redrawn) ?? [])).toMatchObject({
          hash: inTypeScript.hash,
        });
        // Some moved the outer edge, on purpose.
        expect(kindsOf(inDatabase)).toEqual(kindsOf(inTypeScript));
        expect(kindsOf(inDatabase).filter((kind) => kind !== 'outline-differs')).toEqual([]);
      }),
      { numRuns: 6 },
    );
    expect(count).toBeGreaterThan(10);
  });
});
