import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '../../server/contract/rights.ts';
import { declaredAccess } from '../../server/http/access.ts';
import { type Canary, canaryAt, stems } from '../support/canaries/canary.ts';
import { type CanaryApp, faultyCount, openCanaryApp, ticketCount } from '../support/canaries/canary-app.ts';
import {
  canaryOffices,
  canaryRow,
  canaryHeader as header,
  canaryMapping as mapping,
} from '../support/canaries/canary-file.ts';
import { scanDatabase } from '../support/canaries/database-scan.ts';
import { detectorOf, formsOf } from '../support/canaries/detector.ts';
import { type Question, questionsOf } from '../support/canaries/questions.ts';
import { type Leak, sweep } from '../support/canaries/sweep.ts';
import { fileOf } from '../support/import-files.ts';
import { addToken } from '../support/people.ts';
import { idOf } from '../support/small-district.ts';
import { type AppOfPerson, appWith, jsonOf } from '../support/test-app.ts';

const canaries: readonly Canary[] = Array.from({ length: ticketCount + faultyCount }, (_, index) =>
  canaryAt(index),
);
const detect = detectorOf(canaries);
const offices = canaryOffices;
const patience = { timeout: 900_000 };

let full: CanaryApp;
beforeAll(async () => {
  full = await openCanaryApp(canaries);
}, patience.timeout);
afterAll(() => full?.close());

const allQuestions = (zooms: readonly number[]): Question[] =>
  Object.values(questionsOf(full.ground, zooms)).flat();

/** One line per leak, the first of them, so that a failure says where to look. */
const told = (name: string, leaks: readonly Leak[]): string[] =>
  leaks.slice(0, 5).map(({ path, form, around }) => `${name}: ${path} (${form}) …${around}…`);

test('the detector finds every form of every canary and nothing else', () => {
  const noise = randomBytes(3_000);
  expect(detect(noise)).toEqual([]);
  expect(detect('赵某某 13900000000 和平1号院 zqn zqc12 0.00077007')).toEqual([]);
  for (const stem of Object.values(stems))
    for (const { form, bytes } of formsOf(stem))
      for (const at of [0, 1, 2, 500])
        expect(detect(Buffer.concat([noise.subarray(0, at), bytes, noise])).length, form).toBeGreaterThan(0);
  const { name, phone } = canaryAt(77);
  for (const before of ['', 'a', 'ab']) {
    const text = Buffer.from(`${before}{"phone":"${phone}","name":"${name}"}`);
    expect(detect(text.toString('base64')).length).toBeGreaterThan(0);
    expect(detect(Buffer.from(text.toString('utf8'), 'utf16le')).length).toBeGreaterThan(0);
  }
  expect(detect(`…${name.slice(-9)}…`)).toMatchObject([{ form: 'tail' }]);
});

test('40,000 strings were taken in, and the handler of a case reads its own', patience, async () => {
  const [row] = await full.database.sql`
    select count(name)::int as name, count(phone)::int as phone, count(address)::int as address,
      count(content)::int as content from personal.ticket_person`;
  expect(row).toEqual({ name: ticketCount, phone: ticketCount, address: ticketCount, content: ticketCount });
  const handler = await full.signIn({ role: 'caseworker', officeId: await full.officeId(offices[0]) });
  for (const { id, number } of full.ownCases.get(offices[0]) ?? []) {
    const canary = canaries[Number(number.slice(1))];
    expect(await jsonOf(handler.request(`/api/cases/${id}`))).toMatchObject({ content: canary?.content });
    const answer = handler.request(`/api/cases/${id}/reveal`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ field: 'phone', reason: '回访核实' }),
    });
    expect(await jsonOf(answer)).toEqual({ field: 'phone', value: canary?.phone });
  }
});

test('every GET route of the table of who may call it is asked', () => {
  const asked = Object.keys(questionsOf(full.ground, [14]));
  expect(asked.sort()).toEqual(
    Object.keys(declaredAccess)
      .filter((line) => line.startsWith('GET '))
      .sort(),
  );
});

test(
  'no answer to anybody carries a canary, but the words of a case to its own handler',
  patience,
  async () => {
    const people: [string, AppOfPerson, string | null][] = [['public', full.visitor, null]];
    for (const role of roles) {
      if (role === 'caseworker')
        for (const office of offices)
          people.push([
            `${role} ${office}`,
            await full.signIn({ role, officeId: await full.officeId(office) }),
            office,
          ]);
      else people.push([role, await full.signIn(role), null]);
      if (['leader', 'planner', 'area-staff'].includes(role))
        people.push([
          `${role} of a community`,
          await full.signIn({ role, areaId: idOf('unit/990101001001') }),
          null,
        ]);
    }
    const holder = await full.signIn('leader', {
      role: 'caseworker',
      officeId: await full.officeId(offices[1]),
    });
    const token = await addToken(full.database, holder.person.id);
    people.push(['a token', appWith(full.app, { Authorization: `Bearer ${token}` }), offices[1]]);

    let byteCount = 0;
    const answers = new Map<number, number>();
    for (const [name, person, office] of people) {
      const own = new Map(
        (full.ownCases.get(office ?? '') ?? []).map(({ id, number }) => [
          `/api/cases/${id}`,
          [canaries[Number(number.slice(1))]?.content ?? ''],
        ]),
      );
      const zooms = name === 'leader' ? [12, 13, 14, 15, 16] : [13, 14];
      const found = await sweep(person, allQuestions(zooms), detect, (path) => own.get(path) ?? []);
      expect(told(name, found.leaks)).toEqual([]);
      byteCount += found.byteCount;
      for (const [status, count] of found.statuses) answers.set(status, (answers.get(status) ?? 0) + count);
    }
    const failed = [...answers].filter(([status]) => status >= 500 && status !== 503);
    expect(failed).toEqual([]);
    expect(answers.get(200)).toBeGreaterThan(1_000);
    expect(byteCount).toBeGreaterThan(1_000_000);
  },
);

test('refusals of changes carry nothing either', patience, async () => {
  const { name, phone, content } = canaryAt(4_321);
  const handler = await full.signIn({ role: 'caseworker', officeId: await full.officeId(offices[0]) });
  const steward = await full.signIn('data-steward', 'leader');
  const foreign = full.ownCases.get(offices[1])?.[0]?.id ?? 0;
  const send = async (person: AppOfPerson, path: string, body: unknown): Promise<void> => {
    const answer = await person.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    expect(answer.status, path).toBeGreaterThanOrEqual(400);
    expect(detect(await answer.text()), path).toEqual([]);
  };
  await send(handler, `/api/cases/${foreign}/reveal`, { field: 'phone', reason: '好奇' });
  await send(handler, `/api/cases/${foreign}/reveal`, { field: phone, reason: '好奇' });
  await send(handler, `/api/cases/${foreign}/reveal`, `{"field": "${phone}`);
  await send(steward, '/api/erasures', { phone: name, reason: '申请' });
  await send(steward, '/api/erasures', { phone, reason: '' });
  await send(steward, '/api/releases', { title: content, phone });
  await send(full.visitor, '/api/session/password', { login: phone, password: content });
});

test('the command line repeats none of them, whatever is wrong with a file', patience, async () => {
  const row = (index: number): string => canaryRow(canaryAt(index), index, full.ground.bbox);
  const some = Array.from({ length: 40 }, (_, index) => row(index));
  const text = [header, ...some].join('\n');
  await full.importFile(some.join('\n'));
  await full.importFile(`${text}\n"${row(50)}`);
  await full.importFile(`${text}\n${row(50)}"x"`);
  await full.importFile(text.replace('姓名', '称呼'));
  await full.importFile(text.replaceAll(',', ';'));
  await full.importFile(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  await full.importFile(Buffer.concat([Buffer.from(text), Buffer.of(0, 1, 2, 0xff)]));
  await full.importFile(`${text}\n${row(50).replaceAll('C00050', 'C00003')}`, '--dry-run');
  await full.command([
    'import',
    'tickets',
    fileOf(text),
    '--map',
    fileOf(JSON.stringify({ ...mapping, number: '姓名' })),
  ]);
  await full.command(['import', 'tickets', fileOf(text), '--map', fileOf(text)]);
  await full.command(['import', 'areas', fileOf(text)]);
  for (const args of [['status'], ['verify'], ['retention', '--dry-run'], ['anchor'], ['user', 'list']])
    await full.command([...args, '--lang', 'en']);
  await full.command(['erase', '--ticket', canaryAt(5).phone, '--reason', '申请', '--debug']);
  await full.command(['erase', '--phone-stdin', '--reason', '申请'], canaryAt(6).name);
  const erased = await full.command(['erase', '--phone-stdin', '--reason', '申请'], `${canaryAt(6).phone}\n`);
  expect(erased).toMatchObject({ code: 0, text: expect.stringContaining('1 件') });
  const keys = join(full.folder, 'bundle');
  await full.command(['export', 'public', '--make-key', keys]);
  const bundle = join(full.folder, 'public.bundle');
  const exported = await full.command(['export', 'public', '--out', bundle], '', {
    PUBLIC_BUNDLE_KEY: `${keys}.key.pem`,
  });
  if (exported.code === 0) expect(detect(readFileSync(bundle))).toEqual([]);
  expect(full.written.length).toBeGreaterThan(20);
  for (const { args, text: output } of full.written) {
    // What was typed as a number of a ticket comes back to who typed it.
    const said = args.startsWith('erase --ticket') ? output.replaceAll(canaryAt(5).phone, '') : output;
    expect(detect(said).map(({ around }) => `${args}: ${around}`)).toEqual([]);
  }
});

test('no row, no statistic and no file of the database holds one in the clear', patience, async () => {
  const { leaks, rowCount, byteCount } = await scanDatabase(full.database, detect);
  expect(leaks.slice(0, 5)).toEqual([]);
  expect(rowCount).toBeGreaterThan(ticketCount * 2);
  expect(byteCount).toBeGreaterThan(5_000_000);
});

test('nothing that was logged at the finest level holds one', () => {
  expect(full.logged.length).toBeGreaterThan(1_000);
  // People asked for names and phone numbers too.
  expect(detect(full.logged.join('\n'))).toEqual([]);
});

test(
  'leaks that are planted are found: in a name, a tile, the words of a refusal, a row, the log',
  patience,
  async () => {
    const { sql } = full.database;
    const { name, phone, content } = canaryAt(1_234);
    const leader = await full.signIn('leader');
    const questions = questionsOf(full.ground, [14]);
    const found = async (lines: string[]): Promise<string[]> => {
      const { leaks } = await sweep(
        leader,
        lines.flatMap((line) => questions[line] ?? []),
        detect,
      );
      return [...new Set(leaks.map(({ path }) => path.split('?')[0] ?? ''))];
    };
    const routes = [
      'GET /api/compounds/:id',
      'GET /api/search',
      'GET /ogc/collections/:collection/items',
      'GET /tiles/:layer/:net/:build/:z/:x/:file',
    ];
    await sql`update compound set name = ${`${name}小区`}, address = ${phone} where id = ${full.ground.compoundId}`;
    await sql`update ticket_category set name = ${content} where id = 11`;
    await sql`update layer_revision set build = build + 1, changed_at = now()`;
    const paths = await found([...routes, 'GET /api/tickets/categories']);
    expect(paths).toContain(`/api/compounds/${full.ground.compoundId}`);
    expect(paths).toContain('/api/tickets/categories');
    expect(paths).toContain('/ogc/collections/compounds/items');
    expect(paths.some((path) => path.startsWith('/tiles/compounds/'))).toBe(true);
    const { leaks } = await scanDatabase(full.database, detect);
    expect(leaks.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['public.compound', 'public.ticket_category', 'file of compound']),
    );
    full.deps.log.warn({ phone: Buffer.from(phone).toString('base64') }, 'planted');
    expect(detect(full.logged.at(-1) ?? '').length).toBeGreaterThan(0);
  },
);
