import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PublishRequest, publishRevision } from '../../../server/actions/publish-revision.ts';
import { withdrawRevision } from '../../../server/actions/withdraw-revision.ts';
import { loadNet } from '../../../server/answers/load-net.ts';
import type { Database } from '../../../server/db/database.ts';
import type { Sql } from '../../../server/db/sql.ts';
import type { Operation } from '../../../server/engines/net/operations.ts';
import type { Unit } from '../../../server/engines/net/unit.ts';
import { openTestDatabase } from '../../support/database.ts';
import { comingNet, idOf, insertSmallDistrict } from '../../support/small-district.ts';
import { expectStoredNetsToAgree, setToday, withOperations } from '../../support/stored-nets.ts';

const unitId = (code: string): string => idOf(`unit/${code}`);
const linjiang = '990101002001';
const grid = (code: string, parent: string, name = `新网格${code}`): Unit => ({
  id: unitId(`new/${code}`),
  level: 'general-grid',
  parentId: unitId(parent),
  code,
  name,
  isVoid: false,
  attributes: { nameEn: 'New grid', priority: 3 },
});

/** Cuts the upper grid of 临江 in two, at a place where nobody has a vertex. */
const split: Operation = {
  kind: 'split',
  unit: unitId(`${linjiang}001`),
  lines: [
    [
      [247_003, 90_000],
      [252_110, 150_000],
      [249_001, 210_000],
    ],
  ],
  parts: [
    { unit: grid(`${linjiang}003`, linjiang), places: [[210_000, 150_000]] },
    { unit: grid(`${linjiang}004`, linjiang), places: [[290_000, 150_000]] },
  ],
};

/** 百花 gives its lower grid to 桃园. */
const reassign: Operation = {
  kind: 'reassign',
  unit: unitId('990101001001002'),
  parentId: unitId('990101001002'),
};

/** Puts the buildings into their leaves, so that the figures of all units are sums over them. */
const settleBuildings = async (sql: Sql): Promise<void> => {
  await sql`update building set people = 60`;
  await sql`
    insert into building_unit (from_revision, building_id, unit_id)
    select 1, building.id, unit_id from building
    join unit_version on is_leaf and st_covers(unit_version.geom, st_centroid(building.geom))`;
  await sql`
    update unit_version as version set households = 24 * housed.count, people = 60 * housed.count
    from (
      select around.id, (select count(*)::int from building
        where st_covers(around.geom, st_centroid(building.geom))) as count
      from unit_version as around
    ) as housed
    where housed.id = version.id and not version.is_void`;
};

describe('publishing a net', () => {
  let database: Database;
  const publish = (
    request: Partial<PublishRequest> & Pick<PublishRequest, 'baseRevision' | 'head' | 'effectiveFrom'>,
  ) =>
    database.sql.begin((tx) =>
      publishRevision(tx, {
        title: '调整',
        documentNumber: '试政发〔2026〕1号',
        scenarioId: randomUUID(),
        actor: 'planner',
        ...request,
      }),
    );
  const headOf = async (base: number, ...operations: Operation[]) =>
    withOperations(await loadNet(database.sql, base), operations);
  /** All that publishing writes; equal states are equal. */
  const stateOf = async () => {
    const { sql } = database;
    return [
      await sql`select id, effective_from, title, certificate from net_revision order by id`,
      await sql`select unit_id, from_revision, until_revision, continues_from, households, people, code, parent_id,
        md5(st_asbinary(geom)::text) as geom from unit_version order by unit_id, from_revision`,
      await sql`select from_revision, until_revision, left_unit, right_unit, path from net_arc
        order by left_unit, right_unit, path, from_revision`,
      await sql`select * from lineage order by revision_id, from_unit_id, to_unit_id`,
      await sql`select * from ticket_unit order by ticket_id, from_revision`,
      await sql`select * from building_unit order by building_id, from_revision`,
      await sql`select id, created_in, retired_in from unit order by id`,
    ];
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    await insertSmallDistrict(database.sql);
    await settleBuildings(database.sql);
    await setToday(database.sql, '2026-07-01');
  });
  afterAll(() => database.close());

  it('has the nets of the fixture agree to begin with', () => expectStoredNetsToAgree(database.sql));

  it('writes what a split changes, ahead of a later revision, and no more', async () => {
    const { sql } = database;
    const [before] = await sql<{ arcs: number }[]>`select count(*)::int as arcs from net_arc`;
    const published = await publish({
      baseRevision: 2,
      head: await headOf(2, split),
      effectiveFrom: '2027-01-01',
    });
    expect(published).toMatchObject({ revisionId: 20270101, redone: [{ id: comingNet }] });
    expect(published.created).toHaveLength(2);
    expect(published.retired).toEqual([unitId(`${linjiang}001`)]);
    await expectStoredNetsToAgree(sql);
    const [after] = await sql<{ arcs: number }[]>`select count(*)::int as arcs from net_arc`;
    expect((after?.arcs ?? 0) - (before?.arcs ?? 0)).toBe(published.arcsBegun);
    // The neighbour below and the street and district around got a vertex: rows, but no new versions.
    const rows = await sql`
      select code, from_revision as "from", continues_from as since from unit_version
      where from_revision = 20270101 and continues_from is not null order by code`;
    expect(rows.map(({ code }) => code)).toEqual(['990101', '990101002', `${linjiang}`, `${linjiang}002`]);
    expect(rows.every(({ since }) => since === 1)).toBe(true);
  });

  it('keeps lineage whose shares add up to one', async () => {
    const rows = await database.sql`
      select from_unit_id as id, operation, area_share as area, household_share as households, people_share as people
      from lineage where revision_id = 20270101`;
    expect(rows.map(({ id, operation }) => [id, operation])).toEqual([
      [unitId(`${linjiang}001`), 'split'],
      [unitId(`${linjiang}001`), 'split'],
    ]);
    expect(rows.reduce((sum, { area }) => sum + Number(area), 0)).toBe(1);
    expect(rows.map(({ households, people }) => [households, people])).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(
      await database.sql`
        select households, people from unit_version join unit on unit.id = unit_id where created_in = 20270101`,
    ).toEqual([
      { households: 24, people: 60 },
      { households: 24, people: 60 },
    ]);
  });

  it('never goes back in time, takes one revision a day, and rests on the one before', async () => {
    const head = await headOf(20270101, reassign);
    await expect(publish({ baseRevision: 2, head, effectiveFrom: '2026-07-01' })).rejects.toMatchObject({
      code: 'net-backdated',
    });
    await expect(publish({ baseRevision: 2, head, effectiveFrom: '2027-01-01' })).rejects.toMatchObject({
      code: 'net-date-taken',
    });
    await expect(publish({ baseRevision: 2, head, effectiveFrom: '2027-02-01' })).rejects.toMatchObject({
      code: 'net-base-moved',
      params: { revision: 20270101 },
    });
    await expect(
      publish({ baseRevision: 20270101, head: await headOf(20270101), effectiveFrom: '2027-02-01' }),
    ).rejects.toMatchObject({ code: 'net-nothing-changed' });
  });

  it('is put in before a later one, which then stands upon it', async () => {
    const published = await publish({
      baseRevision: 2,
      head: await headOf(2, reassign),
      effectiveFrom: '2026-10-01',
    });
    expect(published.redone.map(({ id }) => id)).toEqual([20270101, comingNet]);
    await expectStoredNetsToAgree(database.sql);
    const net = await loadNet(database.sql, 20270101);
    expect(net.unit(unitId('990101001001002'))?.parentId).toBe(unitId('990101001002'));
    expect(net.unit(unitId(`new/${linjiang}003`))?.attributes).toEqual({ nameEn: 'New grid', priority: 3 });
  });

  it('is refused with the units and lines where a later one changed the same, and nothing changes', async () => {
    const state = await stateOf();
    const merge: Operation = {
      kind: 'merge',
      units: [unitId(`${linjiang}001`), unitId(`${linjiang}002`)],
      into: grid(`${linjiang}005`, linjiang),
    };
    const attempt = publish({
      baseRevision: 20261001,
      head: await headOf(20261001, merge),
      effectiveFrom: '2026-11-01',
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'net-later-conflicts',
      params: { title: '调整', date: '2027-01-01' },
      details: expect.arrayContaining([
        expect.objectContaining({ feature: `${linjiang}001` }),
        expect.objectContaining({ place: [expect.any(Number), expect.any(Number)] }),
      ]),
    });
    expect(await stateOf()).toEqual(state);
  });

  it('takes back what is not in force yet, and what came after stands without it', async () => {
    const { sql } = database;
    const withdraw = (revisionId: number) =>
      sql.begin((tx) => withdrawRevision(tx, { revisionId, reason: '有误', actor: 'approver' }));
    await expect(withdraw(2)).rejects.toMatchObject({ code: 'net-in-force' });
    const { redone } = await withdraw(20261001);
    expect(redone.map(({ id }) => id)).toEqual([20270101, comingNet]);
    await expectStoredNetsToAgree(sql);
    const net = await loadNet(sql, 20270101);
    expect(net.unit(unitId('990101001001002'))?.parentId).toBe(unitId('990101001001'));
    expect(await sql`select action from audit_log order by id`).toEqual(
      ['publish-net', 'publish-net', 'withdraw-net'].map((action) => ({ action })),
    );
  });

  it('leaves exactly what was there when it is taken back', async () => {
    const state = await stateOf();
    await publish({
      baseRevision: 20270101,
      head: await headOf(20270101, reassign),
      effectiveFrom: '2027-05-01',
    });
    expect(await stateOf()).not.toEqual(state);
    await database.sql.begin((tx) =>
      withdrawRevision(tx, { revisionId: 20270501, reason: '有误', actor: 'approver' }),
    );
    expect(await stateOf()).toEqual(state);
  });

  it('never gives a code again, not even behind our back', async () => {
    const recode: Operation = {
      kind: 'describe',
      unit: unitId(`new/${linjiang}003`),
      code: `${linjiang}001`,
    };
    const head = await headOf(20270101, recode);
    await expect(
      publish({ baseRevision: 20270101, head, effectiveFrom: '2027-05-01' }),
    ).rejects.toMatchObject({ code: 'net-code-used' });
    const insertion = database.sql`
      insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_leaf, area_square_meters, geom,
        label_point)
      select ${unitId(`new/${linjiang}003`)}, ${comingNet}, level, parent_id, code, name, is_leaf, 0, geom, label_point
      from unit_version where code = ${`${linjiang}001`} limit 1`;
    await expect(insertion).rejects.toMatchObject({ code: '23505' });
  });

  it('moves lines and merges: outlines, places and figures of all levels follow', async () => {
    const { sql } = database;
    const reshape: Operation = {
      kind: 'reshape',
      between: [unitId('990101001002001'), unitId('990101001002501')],
      path: [
        [100_000, 100_000],
        [150_000, 120_000],
        [200_000, 100_000],
      ],
      through: null,
    };
    const merge: Operation = {
      kind: 'merge',
      units: [unitId(`new/${linjiang}003`), unitId(`new/${linjiang}004`)],
      into: grid(`${linjiang}006`, linjiang),
    };
    await publish({
      baseRevision: 20270101,
      head: await headOf(20270101, reshape, merge, reassign),
      effectiveFrom: '2027-03-01',
    });
    await expectStoredNetsToAgree(sql);
    const sums = await sql`
      select from_unit_id, sum(area_share) as sum from lineage where revision_id = 20270301 group by from_unit_id`;
    expect(sums.length).toBeGreaterThan(4);
    for (const { sum } of sums) expect(Number(sum)).toBeCloseTo(1, 12);
    const households = await sql`
      select code, households, people from unit_version where from_revision = 20270301 and not is_void
        and (level = 'community' or level = 'street') order by code`;
    expect(households).toEqual([
      { code: '990101001001', households: 48, people: 120 },
      { code: '990101001002', households: 48, people: 120 },
    ]);
    const operations = await sql`
      select operation, count(*)::int as n from lineage where revision_id = 20270301 group by operation order by operation`;
    expect(operations).toEqual([
      { operation: 'merge', n: 2 },
      { operation: 'reassign', n: 4 },
      { operation: 'reshape', n: 3 },
    ]);
  });
});
