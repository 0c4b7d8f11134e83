import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { runCommandLine } from '../../../server/cli/run.ts';
import { createSealer } from '../../../server/db/sealer.ts';
import { nativeUrlOf, testEngine } from '../database.ts';
import { fileOf } from '../import-files.ts';
import { idOf } from '../small-district.ts';
import { openTestApp, type TestApp } from '../test-app.ts';
import type { Canary } from './canary.ts';
import { canaryHeader, canaryMapping, canaryOffices, canaryRow, faults } from './canary-file.ts';
import type { Ground } from './questions.ts';

export const ticketCount = 10_000;
/** Rows of the file that something is wrong with. */
export const faultyCount = 25;

/** The app over a district whose tickets are full of canaries, imported by the command line. */
export interface CanaryApp extends TestApp {
  readonly folder: string;
  readonly ground: Ground;
  /** Some cases of each office. */
  readonly ownCases: ReadonlyMap<string, readonly { readonly id: number; readonly number: string }[]>;
  /** Everything that was logged, at the finest level. */
  readonly logged: readonly string[];
  /** What the command line wrote, by what it was asked. */
  readonly written: readonly { readonly args: string; readonly text: string }[];
  command(
    args: string[],
    input?: string,
    more?: Record<string, string>,
  ): Promise<{ code: number; text: string }>;
  importFile(content: string | Uint8Array, ...flags: string[]): Promise<{ code: number; text: string }>;
  officeId(name: string): Promise<string>;
}

/** A draft of the net in force, by somebody who is no caller. */
const plantScenario = async ({ database }: TestApp): Promise<string> => {
  const [row] = await database.sql<{ id: string }[]>`
    with author as (
      insert into identity.person (login, name, sign_on) values ('drawer', '规划员', 'password') returning id
    )
    insert into scenario (title, kind, base_revision_id, created_by)
    select '合成方案', 'adjustment', 2, id from author returning id`;
  return row?.id ?? '';
};

const groundOf = async (app: TestApp): Promise<Ground> => {
  const { database } = app;
  const [row] = await database.sql<{ bbox: [number, number, number, number] }[]>`
    select array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] as bbox
    from unit_version where level = 'district'`;
  const codes = ['990101', '990101001', '990101002', '990101001001', '990101002001', '990101001001001001'];
  return {
    unitIds: codes.map((code) => idOf(`unit/${code}`)),
    compoundId: idOf('compound/0'),
    stationId: idOf('station/0'),
    partyOrgId: idOf('party-org/1'),
    scenarioId: await plantScenario(app),
    caseIds: [],
    bbox: row?.bbox ?? [0, 0, 0, 0],
  };
};

const listSomeCases = ({ database }: TestApp) => database.sql<
  { id: number; number: string; office: string }[]
>`
  select ticket.id, ticket.number, office.name as office from ticket
  join ticket_responsibility on ticket_id = ticket.id
  join responsible_unit as office on office.id = responsible_unit_id
  where ticket.number in ('C00000', 'C00001', 'C00003', 'C04320', 'C04321', 'C09999')`;

const commandLine = (env: Record<string, string>) => {
  const written: { args: string; text: string }[] = [];
  const command: CanaryApp['command'] = async (args, input = '', more = {}) => {
    const chunks: string[] = [];
    const sink = { write: (text: string) => chunks.push(text) };
    const streams = { out: sink, err: sink, in: Readable.from([input]) };
    const code = await runCommandLine(args, { ...env, ...more }, streams);
    const text = chunks.join('');
    written.push({ args: args.join(' '), text });
    return { code, text };
  };
  const importFile: CanaryApp['importFile'] = (content, ...flags) =>
    command([
      ...['import', 'tickets', fileOf(content, 'canaries.csv')],
      ...['--map', fileOf(JSON.stringify(canaryMapping), 'canaries.json'), ...flags],
    ]);
  return { written, command, importFile };
};

/** Opens it; the first `ticketCount` canaries are imported, the others stand in faulty rows. */
export const openCanaryApp = async (canaries: readonly Canary[]): Promise<CanaryApp> => {
  const key = randomBytes(32);
  const folder = mkdtempSync(join(tmpdir(), 'wangge-canaries-'));
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const app = await openTestApp({ dataDir: folder, deps: { log, sealer: createSealer([key]) } });
  const { sql } = app.database;
  // The fixture numbers its tickets itself.
  await sql`select setval(pg_get_serial_sequence('ticket', 'id'), 1000)`;
  const place = { DATA_DIR: folder, SECRET_KEY: key.toString('base64') };
  const { written, command, importFile } = commandLine(
    testEngine === 'embedded' ? place : { ...place, DATABASE_URL: nativeUrlOf(sql) },
  );
  const ground = await groundOf(app);
  const rows = canaries.map((canary, index) => {
    const row = canaryRow(canary, index, ground.bbox);
    return index < ticketCount ? row : (faults[index % faults.length]?.(row) ?? row);
  });
  const content = [canaryHeader, ...rows].join('\n');
  const flags = [['--dry-run'], [], ['--skip-bad-rows'], []];
  for (const some of flags) await importFile(content, ...some);
  const cases = await listSomeCases(app);
  return {
    ...app,
    folder,
    ground: { ...ground, caseIds: cases.map(({ id }) => id) },
    ownCases: new Map(canaryOffices.map((name) => [name, cases.filter(({ office }) => office === name)])),
    logged,
    written,
    command,
    importFile,
    async officeId(name) {
      const [row] = await sql<{ id: string }[]>`select id from responsible_unit where name = ${name}`;
      return row?.id ?? '';
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
