import type { GuardSwitches } from './engine-guard.ts';
import type { WireSwitches } from './unit-runner.ts';

/** Remedies for the embedded engine; only tests switch one off. */
export type Switches = GuardSwitches & WireSwitches;

/** All remedies in place. */
export const allRemedies: Switches = {
  exceptionHook: true,
  stackRestore: true,
  escapeIsFatal: true,
  singleReady: true,
  acknowledgement: true,
  notification: true,
  copyAssembly: true,
};

/** What a worker is started with. */
export interface WorkerSetup {
  /** Folder of the database; nothing means in memory. */
  folder?: string | undefined;
  /** Only create the database in the folder, do not serve it. */
  createOnly?: boolean | undefined;
  /** File with a dumped database to start from. */
  snapshotFile?: string | undefined;
  socketPath: string;
  idleTransactionMs: number;
  holdMs: number;
  /** One signed 64-bit cell: until when (ms since 1970) its holder may keep the engine, 0 when it is free. */
  heldUntil: SharedArrayBuffer;
  switches: Switches;
}

/** What a worker tells the thread that started it. */
export type WorkerReport =
  | { kind: 'ready'; serverVersion: string }
  | { kind: 'closed' }
  | { kind: 'dumped'; data: Uint8Array }
  | { kind: 'fatal'; reason: string };

/** What the thread that started a worker tells it. */
export type WorkerOrder = 'close' | 'dump';
