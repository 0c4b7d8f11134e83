import { cpus, totalmem } from 'node:os';
import { BenchFailure } from './bench/bench-failure.ts';
import { AppError } from './contract/app-error.ts';

/** Benchmarks by name; each prints its figures and its peer in the same run. */
const benches: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<void> }>>> = {
  disclosure: () => import('./bench/disclosure.ts'),
  identity: () => import('./bench/identity.ts'),
  net: () => import('./bench/net.ts'),
  repair: () => import('./bench/repair.ts'),
  suggest: () => import('./bench/suggest.ts'),
  tickets: () => import('./bench/tickets.ts'),
  tiles: () => import('./bench/tiles.ts'),
  walk: () => import('./bench/walk.ts'),
};

const [name, ...args] = process.argv.slice(2);
const wanted = name === undefined ? Object.keys(benches) : [name];
const machine = `${cpus()[0]?.model ?? 'unknown'} x ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
console.log(`${machine}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`);
for (const each of wanted) {
  const load = benches[each];
  if (load === undefined) {
    console.error(`There is no benchmark ${each}; known are: ${Object.keys(benches).join(', ')}`);
    process.exit(1);
  }
  console.log(`\n# ${each}`);
  const bench = await load();
  try {
    await bench.run(args);
  } catch (error) {
    // A target missed and a database that is not there are results, not faults of the program.
    if (!(error instanceof BenchFailure || error instanceof AppError)) throw error;
    console.error(`${each}: ${error.message}`);
    process.exitCode = 1;
    break;
  }
}
