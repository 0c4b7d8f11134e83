import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPersonalField } from '../../../server/actions/seal-ticket-persons.ts';
import { InputError } from '../../../server/contract/input-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { createSealer } from '../../../server/db/sealer.ts';
import { normalisedPhone, reporterKey } from '../../../server/ingest/reporter-key.ts';
import { clearDatabase, countRows } from '../../support/clear-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { runImport } from '../../support/import-areas.ts';
import { collection, fileOf, fourStreets } from '../../support/import-files.ts';
import { hotlineCsv, hotlineMapping, runTickets, tallyOf } from '../../support/import-tickets.ts';

const sealer = createSealer([randomBytes(32)]);
const fromEnvironment = () => ({ sealer, source: 'environment' as const });
const fromFile = () => ({ sealer, source: 'file' as const });
const mapping = {
  ...hotlineMapping,
  person: { name: '姓名', phone: '电话', content: '备注' },
  personal: [],
};

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await runImport(database, fileOf(collection(...fourStreets())));
});

const run = (content: string, options: Parameters<typeof runTickets>[2] = {}) =>
  runTickets(database, content, { mapping, secretKey: fromEnvironment, ...options });

interface Kept {
  readonly id: number;
  readonly number: string;
  readonly hash: Buffer | null;
  readonly name: Buffer | null;
  readonly phone: Buffer | null;
  readonly content: Buffer | null;
}
const kept = (): Promise<Kept[]> => database.sql<Kept[]>`
  select ticket.id, number, reporter_hash as hash, name, phone, content
  from ticket left join personal.ticket_person on ticket_id = ticket.id order by number`;

const countPersons = async (): Promise<number> =>
  (await database.sql`select ticket_id from personal.ticket_person`).length;

test('reporters are sealed each for its own ticket, and counted in the notes', async () => {
  const result = await run(
    hotlineCsv({ 备注: '楼下很吵' }, { 姓名: '-', 电话: '', 备注: '' }, { 编号: 'T1', 备注: '楼下很吵' }),
  );
  expect(tallyOf(result)).toMatchObject({ accepted: 2, duplicates: 1 });
  expect(result).toMatchObject({
    notes: expect.arrayContaining([
      { code: 'note-personal-sealed', params: { column: '姓名', count: 2 } },
      { code: 'note-personal-sealed', params: { column: '备注', count: 2 } },
    ]),
  });
  const [first, second] = await kept();
  if (first?.name == null || first.phone === null || first.content === null) throw new Error('not kept');
  expect(openPersonalField(sealer, first.id, 'name', first.name)).toBe('赵某某');
  expect(openPersonalField(sealer, first.id, 'content', first.content)).toBe('楼下很吵');
  expect(() => openPersonalField(sealer, first.id + 1, 'name', first.name as Buffer)).toThrow();
  expect(() => openPersonalField(sealer, first.id, 'phone', first.name as Buffer)).toThrow();
  expect(second).toMatchObject({ number: 'T2', hash: null, name: null });
  expect(await countPersons()).toBe(1);
});

test('rows of later batches are sealed for their own ids too', async () => {
  const rows = Array.from({ length: 5_200 }, (_, index) => ({ 备注: `第${index + 1}件` }));
  expect(tallyOf(await run(hotlineCsv(...rows, { 编号: 'T1', 备注: '第1件' })))).toMatchObject({
    accepted: 5_200,
    duplicates: 1,
  });
  for (const { id, number, content } of await kept())
    expect(openPersonalField(sealer, id, 'content', content as Buffer)).toBe(`第${number.slice(1)}件`);
});

test('repeat callers have the same hash, however their number is written, and others have another', async () => {
  await run(
    hotlineCsv(
      { 电话: '13900000001' },
      { 电话: '+86 139-0000-0001' },
      { 电话: '13900000001' },
      { 电话: '13900000002/13900000001' },
      { 电话: '无' },
    ),
  );
  const [a, b, c, other, none] = (await kept()).map(({ hash }) => hash?.toString('hex') ?? null);
  expect([b, c]).toEqual([a, a]);
  expect(other).not.toBe(a);
  expect(none).toBeNull();
  expect(a).not.toContain('13900000001');
});

test('phones are recognised, placeholders are none', () => {
  expect(normalisedPhone('(010) 1234-5678')).toBe('01012345678');
  expect(normalisedPhone('0086 13900000001')).toBe('13900000001');
  expect(normalisedPhone('１３９００００００１２')).toBe('13900000012');
  for (const none of ['', '保密', '0', '110', '00000000000']) expect(normalisedPhone(none)).toBeNull();
  expect(reporterKey({ name: '赵某', phone: null, address: '东路 1号' })).toBe('person 赵某 东路1号');
  expect(reporterKey({ name: '赵某', phone: '无', address: null })).toBeNull();
});

test('real reporters are refused under a key that lies beside the data, before anything is written', async () => {
  for (const dryRun of [false, true])
    for (const secretKey of [fromFile, undefined])
      await expect(run(hotlineCsv({}), { dryRun, secretKey: secretKey as never })).rejects.toMatchObject({
        code: 'secret-key-needed',
        message: expect.stringMatching(/SECRET_KEY.*"personal"/s),
      });
  expect(await countRows(database)).toMatchObject({ ticket: 0, import: 1 });
  await database.sql`update district set synthetic = true`;
  expect(tallyOf(await run(hotlineCsv({}), { secretKey: fromFile }))).toMatchObject({ accepted: 1 });
});

test('a mapping without reporters asks for no key', async () => {
  const secretKey = (): never => {
    throw new Error('no key was needed');
  };
  expect(tallyOf(await run(hotlineCsv({}), { mapping: hotlineMapping, secretKey }))).toMatchObject({
    accepted: 1,
  });
});

test('a column of a reporter is used for nothing else', async () => {
  const problemsOf = async (changed: object) => {
    const error = await run(hotlineCsv({}), { mapping: { ...mapping, ...changed } }).catch(
      (thrown) => thrown,
    );
    return error instanceof InputError ? error.problems.map(({ code }) => code) : [error];
  };
  expect(await problemsOf({ declaredPlace: '备注' })).toEqual(['mapping-personal-used']);
  expect(await problemsOf({ personal: ['姓名'] })).toEqual(['mapping-personal-used']);
  expect(await problemsOf({ person: { mail: '备注' } })).toEqual(['mapping-key-unknown']);
  expect(await problemsOf({ person: { name: '没有' } })).toEqual(['mapping-column-unknown']);
});

test('faults of reporters are told without their values, and a file without a header is not read out', async () => {
  const long = '长'.repeat(101);
  const error = await run(hotlineCsv({ 姓名: long })).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'import-refused' });
  expect(JSON.stringify(error.problems)).not.toContain('长');
  const bare = hotlineCsv({ 姓名: '钱某某' }).split('\n').slice(1).join('\n');
  const headless = await run(`${bare}\n${bare}`).catch((thrown) => thrown);
  expect(headless.problems).toEqual([{ code: 'csv-header-missing' }]);
  expect(headless.messageIn('zh-CN')).not.toMatch(/钱某某|1390000/);
});

test('what an import that failed had sealed goes with it', async () => {
  await database.sql`
    create function refuse_late() returns trigger language plpgsql as
    $$ begin raise exception 'late'; end $$`;
  await database.sql`
    create trigger refuse_late before insert on ticket for each row when (new.number = 'T5100')
    execute function refuse_late()`;
  const rows = Array.from({ length: 5_200 }, () => ({}));
  await expect(run(hotlineCsv(...rows))).rejects.toThrow();
  await database.sql`drop function refuse_late cascade`;
  expect(await countPersons()).toBe(0);
});
