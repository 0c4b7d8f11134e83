import { loadavg } from 'node:os';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { apply } from '../engines/net/apply.ts';
import { certify } from '../engines/net/certificate.ts';
import { outlineOf, type PublishedUnit, publish } from '../engines/net/dissolve.ts';
import { loadNet } from '../engines/net/load.ts';
import type { Net } from '../engines/net/net.ts';
import { saveNet } from '../engines/net/save.ts';
import { readSettings } from '../settings.ts';
import { buildCity, columns, randomCut, randomOf } from './net-city.ts';
import { askPostgis } from './net-peer.ts';

const target = 125_000;
const together = 500;

/** A city's net: built, cut from 13,924 to 125,000 leaves (or the number given), proven, saved and loaded. */
export const run = async (args: readonly string[]): Promise<void> => {
  const wanted = Number(args[0] ?? target);
  const random = randomOf(20260101);
  console.log(
    `load of the machine ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
  const net = timed(`build ${columns ** 2} leaves`, () => buildCity(random));
  cutUp(net, wanted, random);
  const units = timed('rings of every unit', () => publish(net));
  const outline = outlineOf(net) ?? [];
  const [started, used] = [performance.now(), process.cpuUsage()];
  const certificate = timed('certificate', () => certify(units, outline));
  const { user, system } = process.cpuUsage(used);
  const own = { clock: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
  console.log(certificate.ok ? { ...certificate } : certificate.faults.slice(0, 5));
  if (!certificate.ok) throw new Error('the net is torn');
  const { databaseUrl } = readSettings(process.env);
  if (databaseUrl === undefined) console.log('PostGIS is not asked: there is no DATABASE_URL');
  else await compare(databaseUrl, units, certificate.hash, own);
  const bytes = timed('save', () => saveNet(net));
  const packed = gzipSync(bytes, { level: 6 });
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  console.log(
    `saved ${megabytes(bytes.length)}, gzip 6 ${megabytes(packed.length)}, brotli 5 ${megabytes(brotli.length)}`,
  );
  const before = memory();
  const loaded = timed('load', () => loadNet(bytes));
  console.log(
    `a loaded net takes about ${megabytes(memory() - before)}; the process ${megabytes(process.memoryUsage().rss)}`,
  );
  if (loaded.arcs.count !== net.arcs.count) throw new Error('loading lost lines');
  console.log(`${net.unitCount} units, ${net.arcs.count} lines, ${net.arcs.nodeCount} nodes`);
};

/** The same question to PostGIS, and our certificate in SQL there. */
const compare = async (
  databaseUrl: string,
  units: readonly PublishedUnit[],
  hash: string,
  own: { readonly clock: number; readonly processor: number },
): Promise<void> => {
  const asked = await askPostgis(databaseUrl, units);
  const { invalid, unfilled, validSeconds, fillSeconds, certificate } = asked;
  const peer = validSeconds + fillSeconds;
  console.log(
    `PostGIS: ${invalid} invalid (${validSeconds.toFixed(1)} s), ${unfilled} parents not filled (${fillSeconds.toFixed(1)} s); by the clock ${(peer / own.clock).toFixed(1)} times the certificate, ${(peer / own.processor).toFixed(1)} times its processor time`,
  );
  console.log(
    `certificate in SQL: ${asked.certificateSeconds.toFixed(1)} s, ${certificate.faults.length} faults, ${certificate.hash === hash ? 'the same hash' : 'ANOTHER hash'}`,
  );
  if (certificate.hash !== hash || certificate.faults.length > 0) throw new Error('the proofs differ');
};

/**
 * Cuts leaves that are drawn by lot, some hundred at a time: their lines are drawn first, then the cuts are timed, each
 * by the clock and all of them by processor time.
 */
const cutUp = (net: Net, wanted: number, random: () => number): void => {
  const leaves = [...net.units()].filter(([slot]) => net.isLeaf(slot)).map(([slot]) => slot);
  const times: number[] = [];
  let processor = 0;
  const refused = new Map<string, number>();
  let abandoned = 0;
  for (let turn = 0; leaves.length < wanted; turn += 1) {
    const drawn = new Set<number>();
    while (drawn.size < Math.min(together, wanted - leaves.length))
      drawn.add(leaves[Math.floor(random() * leaves.length)] as number);
    const operations = [...drawn].flatMap(
      (slot, index) => randomCut(net, slot, random, `K${turn}-${index}`) ?? [],
    );
    abandoned += drawn.size - operations.length;
    const used = process.cpuUsage();
    for (const operation of operations) {
      const started = performance.now();
      const outcome = apply(net, operation);
      times.push(performance.now() - started);
      if (outcome.ok) for (const { unit } of operation.parts.slice(1)) leaves.push(net.slotOf(unit.id) ?? 0);
      else refused.set(outcome.refusal.code, (refused.get(outcome.refusal.code) ?? 0) + 1);
    }
    const { user, system } = process.cpuUsage(used);
    processor += (user + system) / 1000;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  console.log(
    `${times.length} cuts: mean ${mean.toFixed(3)} ms, median ${at(0.5)}, 99 % ${at(0.99)}, 99.9 % ${at(0.999)}, worst ${at(1)}; processor ${(processor / times.length).toFixed(3)} ms`,
  );
  console.log(`lines that divide nothing ${abandoned}, refused`, Object.fromEntries(refused));
};

/** Processor time stands beside the clock, because other work on the machine lengthens only the latter. */
const timed = <T>(what: string, work: () => T): T => {
  const started = performance.now();
  const used = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(used);
  const clock = ((performance.now() - started) / 1000).toFixed(2);
  console.log(`${what}: ${clock} s, processor ${((user + system) / 1e6).toFixed(2)} s`);
  return result;
};

const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
