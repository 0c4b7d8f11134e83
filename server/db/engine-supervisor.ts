import { AppError } from '../contract/app-error.ts';
import type { DatabaseLog } from './database.ts';
import { type EngineProcess, startEngine } from './engine-process.ts';
import type { WorkerSetup } from './worker-setup.ts';

const startAttempts = 3;
/** The worker itself ends an overlong transaction at its next message; only what is stuck comes this far. */
const graceMs = 500;

export interface SupervisorOptions {
  setup: WorkerSetup;
  /** Called before the worker is ended: whoever uses it must let go, for this reason. */
  onReplace(reason: AppError): void;
  log?: DatabaseLog | undefined;
}

/** Keeps an engine running: one that is stuck or has died is replaced. */
export interface Supervisor {
  serverVersion: string;
  /** Resolves when the engine takes connections; rejects when it cannot be brought back. */
  ready(): Promise<void>;
  dump(): Promise<Uint8Array>;
  stop(): Promise<void>;
}

const startAgain = async (setup: WorkerSetup, log: DatabaseLog | undefined): Promise<EngineProcess> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startEngine(setup);
    } catch (error) {
      log?.error({ error, attempt }, 'the embedded engine did not start');
      if (attempt === startAttempts) throw new AppError('database-unreachable', { reason: String(error) });
    }
  }
};

/** Starts the engine and watches over it until `stop`. */
export const superviseEngine = async ({ setup, onReplace, log }: SupervisorOptions): Promise<Supervisor> => {
  let engine = await startEngine(setup);
  const { serverVersion } = engine;
  let ready: Promise<void> = Promise.resolve();
  let replacing = false;
  let stopped = false;

  const replace = (reason: string): void => {
    if (replacing || stopped) return;
    replacing = true;
    log?.error({ reason }, 'the embedded engine is replaced');
    ready = (async () => {
      await engine.kill();
      engine = await startAgain(setup, log);
      watchDeath(engine);
      replacing = false;
    })();
    ready.catch(() => {});
    onReplace(new AppError('database-replaced'));
  };
  const watchDeath = (watched: EngineProcess): void => {
    void watched.died.then((reason) => {
      if (watched === engine) replace(reason);
    });
  };
  watchDeath(engine);
  const watch = setInterval(
    () => {
      const overdueMs = engine.overdueMs();
      if (overdueMs > graceMs) replace(`held ${overdueMs} ms too long`);
    },
    Math.min(1000, Math.max(50, setup.holdMs / 4)),
  );
  watch.unref();

  return {
    serverVersion,
    ready: () => ready,
    dump: () => engine.dump(),
    async stop() {
      stopped = true;
      clearInterval(watch);
      await ready.then(
        () => engine.close(),
        () => {},
      );
    },
  };
};
