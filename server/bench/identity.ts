import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { type DatabaseRole, inRole, type ScopeSettings } from '../db/session.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { loadDemo } from '../jobs/load-demo.ts';
import { readSettings } from '../settings.ts';
import { BenchFailure } from './bench-failure.ts';
import { type BenchDistrict, findBenchDistrict } from './identity-district.ts';
import { type GuardedRead, guardedReads } from './identity-reads.ts';

/** Row-level security may add this much to the 95th percentile of a read. */
const allowedRatio = 1.3;
/** Rounds before the plans of prepared statements are settled. */
const roundsToWarm = 10;
const readMilliseconds = 8_000;
/** The 95th percentile of fewer is the worst of a few, which other work on the machine decides. */
const fewestRounds = 200;
const mostRounds = 3_000;

/**
 * Reads under row-level security next to the same reads by the owner, who is exempt, with the conditions of the
 * policies written out; in turns, each on a connection of its own. With DATABASE_URL on the district that it
 * holds, without on the demo in an embedded database that is thrown away. Words after the name choose reads.
 */
export const run = async (args: readonly string[]): Promise<void> => {
  const { databaseUrl } = readSettings(process.env);
  const dataDir = mkdtempSync(join(tmpdir(), 'wangge-bench-'));
  const guarded = await openDatabase({ databaseUrl, dataDir, poolSize: 1 });
  const bare = await openDatabase({ databaseUrl, dataDir, poolSize: 1, join: true });
  try {
    if (databaseUrl === undefined) await fillWithDemo(guarded.sql);
    const district = await findBenchDistrict(bare.sql);
    console.log(`${guarded.description}; ${district.ticketCount} tickets`);
    const slow = await benchIdentity(guarded.sql, bare.sql, district, args.join(' '));
    if (slow.length > 0) throw new BenchFailure(`row-level security adds more than 30 %: ${slow.join(', ')}`);
  } finally {
    await bare.close();
    await guarded.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const fillWithDemo = async (sql: Pool): Promise<void> => {
  await migrate(sql);
  await loadDemo(sql, { seed: 20260101, anchorDate: '2026-06-30' });
  await sql`
    insert into identity.person (login, name, sign_on)
    select 'bench-' || number, '合成数据', 'password' from generate_series(1, 300) as number`;
  await sql`
    insert into identity.session (token_hash, person_id, stage, device, expires_at)
    select sha256((id::text || number)::bytea), id, 'full', 'bench', now() + interval '1 day'
    from identity.person, generate_series(1, 3) as number`;
  await sql`analyze`;
};

/** Prints a line per read; gives the names of those that cost too much. */
export const benchIdentity = async (
  guarded: Pool,
  bare: Pool,
  district: BenchDistrict,
  wanted = '',
): Promise<string[]> => {
  const slow: string[] = [];
  printRow(['ms', 'rounds', 'query p50', 'bare', 'ratio', 'read p95', 'bare', 'ratio']);
  for (const read of guardedReads(district).filter(({ name }) => name.includes(wanted))) {
    const { ours, peer } = await measure(read, guarded, bare);
    const query = [percentile(ours.queries, 0.5), percentile(peer.queries, 0.5)] as const;
    const whole = [percentile(ours.reads, 0.95), percentile(peer.reads, 0.95)] as const;
    const ratio = whole[0] / whole[1];
    const shown = [...query, query[0] / query[1], ...whole, ratio];
    printRow([read.name, ours.reads.length - roundsToWarm, ...shown.map((value) => value.toFixed(2))]);
    if (ratio > allowedRatio) slow.push(read.name);
  }
  return slow;
};

const printRow = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, i) => (i === 0 ? `${cell}`.padEnd(32) : `${cell}`.padStart(11))).join(''));

/** Milliseconds of each round. */
interface Times {
  /** Between the settings and the commit. */
  readonly queries: number[];
  /** As a request waits for it: from begin to commit. */
  readonly reads: number[];
}

/** Both sides in turns, the first one of a round in turns too, in transactions with the same settings. */
const measure = async (
  read: GuardedRead,
  guarded: Pool,
  bare: Pool,
): Promise<{ readonly ours: Times; readonly peer: Times }> => {
  const ours: Times = { queries: [], reads: [] };
  const peer: Times = { queries: [], reads: [] };
  const [owner] = await bare<{ name: string }[]>`select current_user as name`;
  const ownerRole = (owner?.name ?? '') as DatabaseRole;
  const askOurs = (round: number): Promise<void> =>
    ask(guarded, read.role, read.scope, ours, (sql) => read.guarded(sql, round));
  const askPeer = (round: number): Promise<void> =>
    ask(bare, ownerRole, read.scope, peer, (sql) => read.bare(sql, round));
  const began = performance.now();
  for (let round = 0; round < mostRounds; round += 1) {
    if (round >= fewestRounds && performance.now() - began > readMilliseconds) break;
    const order = round % 2 === 0 ? [askOurs, askPeer] : [askPeer, askOurs];
    for (const side of order) await side(round);
  }
  return { ours, peer };
};

const ask = async (
  pool: Pool,
  role: DatabaseRole,
  scope: ScopeSettings,
  times: Times,
  work: (sql: Sql) => Promise<unknown>,
): Promise<void> => {
  const began = performance.now();
  const inside = async (sql: Sql): Promise<void> => {
    const asked = performance.now();
    await work(sql);
    times.queries.push(performance.now() - asked);
  };
  await inRole(pool, role, scope, inside, { readOnly: true });
  times.reads.push(performance.now() - began);
};

const percentile = (times: readonly number[], part: number): number => {
  const sorted = times.slice(roundsToWarm).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
