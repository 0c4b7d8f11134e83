import { Worker } from 'node:worker_threads';
import { unlinkSocket } from './socket-path.ts';
import { workerFile } from './worker-file.ts';
import type { WorkerOrder, WorkerReport, WorkerSetup } from './worker-setup.ts';

/** The engine's worker thread. */
export interface EngineProcess {
  serverVersion: string;
  /** Resolves with the reason when the worker has ended without having been asked to. */
  died: Promise<string>;
  /** By how much (ms) one connection has kept the engine for longer than it may; negative or 0 when all is well. */
  overdueMs(): number;
  /** A gzipped tar of the data folder, to start other databases from. */
  dump(): Promise<Uint8Array>;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
  /** Lets it finish its work and close the database. */
  close(): Promise<void>;
}

/** Deep recursion needs more than Node's 4 MB, else it takes the whole thread down. */
const stackSizeMb = 16;

const send = (worker: Worker, order: WorkerOrder): void => worker.postMessage(order);

const nextReport = (worker: Worker, kind: WorkerReport['kind']): Promise<WorkerReport> =>
  new Promise((resolve, reject) => {
    let reason = 'the worker ended';
    const onMessage = (report: WorkerReport): void => {
      if (report.kind === kind) resolve(report);
      else if (report.kind === 'fatal') reason = report.reason;
    };
    worker.on('message', onMessage);
    worker.on('error', (error) => {
      reason = String(error);
    });
    worker.once('exit', () => reject(new Error(`the embedded engine did not start or stopped: ${reason}`)));
  });

const startWorker = (setup: WorkerSetup): Worker => {
  const worker = new Worker(workerFile(), {
    workerData: setup,
    resourceLimits: { stackSizeMb, maxOldGenerationSizeMb: 4096 },
    execArgv: [],
  });
  worker.setMaxListeners(0);
  return worker;
};

/** Creates a database in a folder with a worker of its own, which is gone afterwards. */
export const createDatabaseIn = async (
  folder: string,
  setup: Omit<WorkerSetup, 'folder' | 'createOnly'>,
): Promise<void> => {
  const worker = startWorker({ ...setup, folder, createOnly: true });
  await nextReport(worker, 'closed');
  await worker.terminate();
};

/** Starts the engine; resolves when it takes connections at `setup.socketPath`. */
export const startEngine = async (setup: WorkerSetup): Promise<EngineProcess> => {
  const heldUntil = new BigInt64Array(setup.heldUntil);
  Atomics.store(heldUntil, 0, 0n);
  unlinkSocket(setup.socketPath);
  const worker = startWorker(setup);
  let expected = false;
  const died = new Promise<string>((resolve) => {
    const tell = (reason: string): void => {
      if (!expected) resolve(reason);
    };
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'fatal') tell(report.reason);
    });
    worker.on('error', (error) => tell(String(error)));
    worker.once('exit', () => tell('the worker ended'));
  });
  const ready = await nextReport(worker, 'ready');
  return {
    serverVersion: ready.kind === 'ready' ? ready.serverVersion : '',
    died,
    overdueMs() {
      const until = Number(Atomics.load(heldUntil, 0));
      return until === 0 ? 0 : Date.now() - until;
    },
    async dump() {
      const dumped = nextReport(worker, 'dumped');
      send(worker, 'dump');
      const report = await dumped;
      return report.kind === 'dumped' ? report.data : new Uint8Array();
    },
    async kill() {
      expected = true;
      await worker.terminate();
    },
    async close() {
      expected = true;
      const closed = nextReport(worker, 'closed');
      send(worker, 'close');
      await closed;
      await worker.terminate();
    },
  };
};
