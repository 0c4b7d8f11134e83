import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishRevision } from '../../../server/actions/publish-revision.ts';
import { withdrawRevision } from '../../../server/actions/withdraw-revision.ts';
import { loadNet } from '../../../server/answers/load-net.ts';
import type { Database } from '../../../server/db/database.ts';
import { repositoryRoot } from '../../../server/db/worker-file.ts';
import type { Operation } from '../../../server/engines/net/operations.ts';
import { nativeUrlOf, openTestDatabase, testEngine } from '../../support/database.ts';
import { idOf, insertSmallDistrict } from '../../support/small-district.ts';
import { expectStoredNetsToAgree, setToday, withOperations } from '../../support/stored-nets.ts';

/** PUBLISH_KILLS=100 for the whole proof; ten keep the suite short. */
const kills = Number(process.env.PUBLISH_KILLS ?? 10);
const effectiveFrom = '2027-01-01';
const operations: Operation[] = [
  { kind: 'reassign', unit: idOf('unit/990101001001002'), parentId: idOf('unit/990101001002') },
  {
    kind: 'merge',
    units: [idOf('unit/990101002001001'), idOf('unit/990101002001002')],
    into: {
      id: idOf('unit/new'),
      level: 'general-grid',
      parentId: idOf('unit/990101002001'),
      code: '990101002001003',
      name: '临江网格',
      isVoid: false,
      attributes: {},
    },
  },
];

// Nothing is promised of the embedded engine, which runs with fsync off: it lives in the process that is killed.
describe.skipIf(testEngine === 'embedded')('a process that is killed while it publishes', () => {
  let database: Database;
  /** All that publishing writes, as one hash. */
  const stateOf = async (): Promise<string> => {
    // Waits for a transaction that the dead process has left on its way to commit.
    const [row] = await database.sql.begin(async (tx) => {
      await tx`lock table net_revision, unit_version, net_arc, ticket_unit in share mode`;
      return tx<{ state: string }[]>`
        select md5(concat(
          (select string_agg(row (id, effective_from, certificate)::text, ';' order by id) from net_revision),
          (select string_agg(row (unit_id, from_revision, until_revision, continues_from, households, code, parent_id,
            md5(st_asbinary(geom)::text))::text, ';' order by unit_id, from_revision) from unit_version),
          (select string_agg(row (from_revision, until_revision, path)::text, ';' order by path, from_revision)
            from net_arc),
          (select string_agg(lineage::text, ';' order by lineage::text) from lineage),
          (select string_agg(ticket_unit::text, ';' order by ticket_id, from_revision) from ticket_unit),
          (select string_agg(building_unit::text, ';' order by building_id, from_revision) from building_unit),
          (select string_agg(row (id, created_in, retired_in)::text, ';' order by id) from unit),
          -- The last thing done is in the log, and nothing is in the log that was not done.
          (select action from audit_log order by id desc limit 1)
        )) as state`;
    });
    return row?.state ?? '';
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    await insertSmallDistrict(database.sql);
    await setToday(database.sql, '2026-07-01');
  });
  afterAll(() => database.close());

  it(
    `leaves all of a revision or nothing of it, ${kills} times`,
    { timeout: 60_000 + kills * 10_000 },
    async () => {
      const { sql } = database;
      const head = withOperations(await loadNet(sql, 2), operations);
      await sql.begin((tx) =>
        publishRevision(tx, {
          baseRevision: 2,
          head,
          effectiveFrom,
          title: '调整',
          documentNumber: null,
          scenarioId: null,
          actor: 'test',
        }),
      );
      const whole = await stateOf();
      await sql.begin((tx) => withdrawRevision(tx, { revisionId: 20270101, reason: '试验', actor: 'test' }));
      const nothing = await stateOf();
      let underWay = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const last = await killedAfter(startChild(), (kill * 37) % 400);
        if (last === 'publishing' || last === 'withdrawing') underWay += 1;
        expect([whole, nothing]).toContain(await stateOf());
      }
      expect(underWay).toBeGreaterThan(kills / 2);
      await expectStoredNetsToAgree(sql);
    },
  );

  const startChild = (): ChildProcess =>
    spawn(
      process.execPath,
      [
        join(repositoryRoot(), 'test/support/publish-child.mjs'),
        nativeUrlOf(database.sql),
        '2',
        effectiveFrom,
        JSON.stringify(operations),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
});

/** Kills a child some time after it has begun; gives the last thing that it said. */
const killedAfter = async (child: ChildProcess, milliseconds: number): Promise<string> => {
  let said = '';
  child.stdout?.on('data', (data: Buffer) => {
    said += data.toString();
  });
  while (!said.includes('\n')) await sleep(5);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'close');
  return said.trim().split('\n').at(-1) ?? '';
};
