import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openEngine } from './engine.ts';
import { WireServer } from './wire-server.ts';
import type { WorkerOrder, WorkerReport, WorkerSetup } from './worker-setup.ts';

const setup = workerData as WorkerSetup;
const report = (message: WorkerReport): void => parentPort?.postMessage(message);

/** The engine's state is unknown: nothing more may be written with it. */
const die = (reason: unknown): never => {
  report({
    kind: 'fatal',
    reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
  });
  process.exit(1);
};

const serve = async (): Promise<void> => {
  const engine = await openEngine({
    folder: setup.folder,
    snapshot: setup.snapshotFile === undefined ? undefined : readFileSync(setup.snapshotFile),
    switches: setup.switches,
    onFatal: die,
  });
  const heldUntil = new BigInt64Array(setup.heldUntil);
  const server = new WireServer({
    engine,
    path: setup.socketPath,
    idleTransactionMs: setup.idleTransactionMs,
    holdMs: setup.holdMs,
    switches: setup.switches,
    onHeldUntil: (epochMs) => Atomics.store(heldUntil, 0, BigInt(epochMs)),
    onFatal: die,
  });
  const close = async (): Promise<void> => {
    await server.stop();
    await engine.close();
    report({ kind: 'closed' });
    parentPort?.close();
  };
  parentPort?.on('message', (order: WorkerOrder) => {
    if (order === 'close') close().catch(die);
    else engine.dump().then((data) => report({ kind: 'dumped', data }), die);
  });
  if (setup.createOnly) return close();
  await server.listen();
  report({ kind: 'ready', serverVersion: engine.serverVersion });
};

serve().catch(die);
