import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importTickets } from '../../../server/actions/import-tickets.ts';
import { InputError } from '../../../server/contract/input-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { clearDatabase, countRows } from '../../support/clear-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { importRepaired, runImport } from '../../support/import-areas.ts';
import { collection, fileOf, fourStreets } from '../../support/import-files.ts';
import { hotlineCsv, runTickets, tallyOf } from '../../support/import-tickets.ts';

const shared = join(import.meta.dirname, '../../../../shared/data/tickets');
const here = existsSync(shared);
const mappingFile = join(import.meta.dirname, '../../fixtures/import/nyc311.mapping.json');

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const importStreets = () => runImport(database, fileOf(collection(...fourStreets())));
const many = (count: number) => hotlineCsv(...Array.from({ length: count }, () => ({})));
const visibleTickets = async (): Promise<number> => {
  const [row] = await database.sql`
    select count(*)::int from ticket join import on import.id = import_id where import.state = 'active'`;
  return Number(row?.count);
};

/** Makes writing fail once this number has been written, until the function it gives is called. */
const breakTicket = async (number: string): Promise<() => Promise<void>> => {
  await database.sql.unsafe(`
    create function fail_ticket() returns trigger language plpgsql as $$
    begin if new.number = '${number}' then raise exception 'no more room'; end if; return new; end $$;
    create trigger fail_ticket before insert on ticket for each row execute function fail_ticket()`);
  return async () => {
    await database.sql`drop function if exists fail_ticket() cascade`;
  };
};

describe('an import of tickets that fails half-way', () => {
  it('leaves no row, category or office', { timeout: 180_000 }, async () => {
    await importStreets();
    const before = await countRows(database);
    const repair = await breakTicket('T7000');
    await expect(runTickets(database, many(7_001))).rejects.toThrow('no more room');
    await repair();
    expect(await countRows(database)).toEqual({ ...before, import: before.import! + 1 });
    const [record] = await database.sql`select state from import where kind = 'tickets'`;
    expect(record?.state).toBe('failed');
    expect(tallyOf(await runTickets(database, many(7_001)))).toMatchObject({
      accepted: 7_001,
      inUnits: 7_001,
    });
  });

  it('because it was killed is invisible, and the next import removes what it left', async () => {
    await importStreets();
    await runTickets(database, many(10));
    const staging = {
      host: 'here',
      pid: 4_000_000,
      heartbeatAt: Date.parse('2026-07-15T03:59:00Z'),
      createdCategories: [],
      createdResponsibleUnits: [],
    };
    await database.sql`
      update import set state = 'staging', mapping = mapping || ${database.sql.json({ staging })} where kind = 'tickets'`;
    expect(await visibleTickets()).toBe(0);
    const worker = (running: boolean) => ({ host: 'here', pid: 1, isRunning: () => running });
    // Its process is alive: leave it alone.
    await expect(runTickets(database, many(11), { worker: worker(true) })).rejects.toMatchObject({
      code: 'import-running',
    });
    // Another host was heard of a minute ago: nobody knows.
    await expect(
      runTickets(database, many(11), { worker: { ...worker(false), host: 'elsewhere' } }),
    ).rejects.toMatchObject({ code: 'import-running' });
    const result = await runTickets(database, many(11), { worker: worker(false) });
    expect(tallyOf(result)).toMatchObject({ accepted: 11, duplicates: 0 });
    expect(result).toMatchObject({
      notes: expect.arrayContaining([{ code: 'note-leftovers-removed', params: { count: 10 } }]),
    });
    expect(await visibleTickets()).toBe(11);
    expect((await countRows(database)).ticket).toBe(11);
  });

  it('is not disturbed by a second one at the same time', async () => {
    await importStreets();
    const outcomes = await Promise.allSettled([
      runTickets(database, many(300)),
      runTickets(database, many(301), { worker: { host: 'b', pid: 2, isRunning: () => true } }),
    ]);
    const done = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(done.length).toBeGreaterThanOrEqual(1);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'import-running' });
    const [doubles] =
      await database.sql`select count(*)::int - count(distinct number)::int as count from ticket`;
    expect(doubles?.count).toBe(0);
  });
});

describe('whatever happens to the bytes of a good ticket file', () => {
  it('it is imported with counts that add up, or refused without a trace', { timeout: 180_000 }, async () => {
    const good = Buffer.from(
      hotlineCsv({}, { 办结时间: '2026-06-02 10:00' }, { 经度: '', 纬度: '' }, { 经度: '119.5' }),
    );
    const mutation = fc.record({
      at: fc.nat(good.length - 1),
      drop: fc.nat(20),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc.constantFrom(...'"\n,0129-: '.split('')).map((sign) => Buffer.from(sign)),
      ),
    });
    await importStreets();
    const empty = await countRows(database);
    let imported = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        async (mutations, skipBadRows) => {
          let bytes = good;
          for (const { at, drop, put } of mutations)
            bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
          const result = await runTickets(database, bytes, { skipBadRows }).catch(
            (failure: unknown) => failure,
          );
          if (result instanceof InputError) {
            expect(await countRows(database)).toEqual(empty);
            return;
          }
          if (result instanceof Error) throw result;
          imported += 1;
          const tally = tallyOf(result as Awaited<ReturnType<typeof runTickets>>);
          expect(await visibleTickets()).toBe(tally.accepted);
          await clearDatabase(database);
          await importStreets();
        },
      ),
      { numRuns: 100 },
    );
    expect(imported).toBeGreaterThan(3);
  });
});

describe.skipIf(!here)(
  'real tickets of New York (skipped where ../shared/data is absent)',
  { timeout: 120_000 },
  () => {
    const file = join(shared, 'nyc311_animals_2025_4969.csv');
    const boroughs = ['MANHATTAN', 'BRONX', 'BROOKLYN', 'QUEENS', 'STATEN ISLAND'];

    it('fall into the districts that the file records, but for those it is known to differ on', async () => {
      await importRepaired(database, join(shared, 'nyc_community_districts.geojson'));
      const result = await importTickets(database.sql, {
        file,
        mappingFile,
        skipBadRows: false,
        dryRun: false,
        now: new Date('2026-07-15T04:00:00Z'),
        actor: 'test',
      });
      expect(tallyOf(result)).toEqual({
        lines: 4_969,
        accepted: 4_969,
        rejected: 0,
        duplicates: 0,
        inUnits: 4_902,
        outside: 5,
        withoutPlace: 62,
      });
      const rows = await database.sql`
      select declared_place as declared, unit_version.name as found
      from ticket join ticket_unit on ticket_id = ticket.id join unit_version using (unit_id)`;
      let [agree, differ] = [0, 0];
      for (const { declared, found } of rows) {
        const board = /^(\d\d) (.+)$/.exec(declared);
        if (board === null) continue;
        if (found === `${boroughs.indexOf(board[2]!) + 1}${board[1]}`) agree += 1;
        else differ += 1;
      }
      expect([agree, differ]).toEqual([4_796, 104]);
      const [seen] = await database.sql`select min(received_at) as first from ticket`;
      expect(seen?.first).toEqual(new Date('2025-01-01T12:52:00Z'));
    });

    it('in feet of the State Plane lie in the same places', async () => {
      await importRepaired(database, join(shared, 'nyc_community_districts.geojson'));
      const mapping = JSON.parse(readFileSync(mappingFile, 'utf8')) as object;
      const crs =
        '+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs';
      const place = { x: 'X Coordinate (State Plane)', y: 'Y Coordinate (State Plane)', crs };
      const result = await runTickets(database, readFileSync(file), { mapping: { ...mapping, place } });
      expect(tallyOf(result)).toMatchObject({ accepted: 4_969, withoutPlace: 62, outside: 5 });
    });
  },
);
