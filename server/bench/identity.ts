import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { inRole } from '../db/session.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { loadDemo } from '../jobs/load-demo.ts';
import { readSettings } from '../settings.ts';
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
    if (slow.length > 0) throw new Error(`row-level security adds more than 30 %: ${slow.join(', ')}`);
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
  printRow(['ms', 'rounds', 'p50', 'bare p50', 'ratio', 'p95', 'bare p95', 'ratio']);
  for (const read of guardedReads(district).filter(({ name }) => name.includes(wanted))) {
    const { rounds, ours, peer } = await measure(read, guarded, bare);
    const ratio = ours.p95 / peer.p95;
    const shown = [ours.p50, peer.p50, ours.p50 / peer.p50, ours.p95, peer.p95, ratio];
    printRow([read.name, rounds, ...shown.map((value) => value.toFixed(2))]);
    if (ratio > allowedRatio) slow.push(read.name);
  }
  return slow;
};

const printRow = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, i) => (i === 0 ? `${cell}`.padEnd(32) : `${cell}`.padStart(11))).join(''));

interface Times {
  readonly p50: number;
  readonly p95: number;
}

interface Comparison {
  readonly rounds: number;
  readonly ours: Times;
  readonly peer: Times;
}

/** Both sides in turns, the first one of a round in turns too; what is timed lies between begin and commit. */
const measure = async (read: GuardedRead, guarded: Pool, bare: Pool): Promise<Comparison> => {
  const ours: number[] = [];
  const peer: number[] = [];
  const askOurs = async (round: number): Promise<void> => {
    await inRole(
      guarded,
      read.role,
      read.scope,
      timed(ours, (sql) => read.guarded(sql, round)),
      { readOnly: true },
    );
  };
  const askPeer = async (round: number): Promise<void> => {
    await bare.begin('read only', async (tx) => {
      await timed(peer, (sql) => read.bare(sql, round))(tx);
    });
  };
  const began = performance.now();
  for (let round = 0; round < mostRounds; round += 1) {
    if (round >= fewestRounds && performance.now() - began > readMilliseconds) break;
    const order = round % 2 === 0 ? [askOurs, askPeer] : [askPeer, askOurs];
    for (const ask of order) await ask(round);
  }
  return { rounds: ours.length - roundsToWarm, ours: timesOf(ours), peer: timesOf(peer) };
};

const timed =
  (times: number[], ask: (sql: Sql) => Promise<unknown>) =>
  async (sql: Sql): Promise<void> => {
    const began = performance.now();
    await ask(sql);
    times.push(performance.now() - began);
  };

const timesOf = (times: number[]): Times => {
  const sorted = times.slice(roundsToWarm).toSorted((a, b) => a - b);
  const share = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: share(0.5), p95: share(0.95) };
};
