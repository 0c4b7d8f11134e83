import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { processStart } from './process-start.ts';
import { removeSocket } from './socket-path.ts';

/** Who owns a data folder, as its lock file says. */
export interface LockOwner {
  /** Differs for every lock that was ever taken. */
  token: string;
  pid: number;
  /** When that process started, so that a reused pid is not taken for it; null where the system does not say. */
  processStart: string | null;
  host: string;
  /** Where the owner's engine listens. */
  socketPath: string;
}

/** A lock that is held until `release`, or until its process ends. */
export interface FolderLock {
  owner: LockOwner;
  release(): void;
}

export type LockAttempt = { taken: true; lock: FolderLock } | { taken: false; owner: LockOwner };

const lockFileName = 'engine.lock';
const heartbeatMs = 10_000;
/** After so long without a heartbeat the owner on another machine (or in another container) is dead. */
const foreignStaleMs = 60_000;
const guardStaleMs = 5_000;

const errorCode = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const readOwner = (file: string): LockOwner | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockOwner;
  } catch {
    return undefined;
  }
};

const ageMs = (file: string): number =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY);

const processExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};

const isAlive = (owner: LockOwner, file: string): boolean => {
  if (owner.host !== hostname()) return ageMs(file) < foreignStaleMs;
  if (!processExists(owner.pid)) return false;
  return owner.processStart === null || owner.processStart === processStart(owner.pid);
};

/** Creates a file with its whole content, or gives false when there is one already. */
const createWhole = (file: string, content: string): boolean => {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Removes the lock of a dead owner. A guard file lets one process at a time judge and remove. */
const removeStale = (file: string): void => {
  const guard = `${file}.recovery`;
  if (!createWhole(guard, String(process.pid))) {
    if (ageMs(guard) > guardStaleMs) rmSync(guard, { force: true });
    return;
  }
  try {
    const owner = readOwner(file);
    if (owner && isAlive(owner, file)) return;
    if (owner) removeSocket(owner.socketPath);
    rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
};

const hold = (file: string, owner: LockOwner): FolderLock => {
  const heartbeat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder is gone; there is nothing left to protect.
    }
  }, heartbeatMs);
  heartbeat.unref();
  return {
    owner,
    release() {
      clearInterval(heartbeat);
      if (readOwner(file)?.token === owner.token) rmSync(file, { force: true });
    },
  };
};

/** The owner of a data folder if it is alive. */
export const liveOwner = (dataDir: string): LockOwner | undefined => {
  const file = join(dataDir, lockFileName);
  const owner = readOwner(file);
  return owner && isAlive(owner, file) ? owner : undefined;
};

/**
 * Takes the exclusive lock of a data folder. A lock whose owner is dead is taken over, a live owner is never
 * robbed: then its description comes back.
 */
export const lockFolder = (dataDir: string, socketPath: string): LockAttempt => {
  const file = join(dataDir, lockFileName);
  const owner: LockOwner = {
    token: randomUUID(),
    pid: process.pid,
    processStart: processStart(process.pid),
    host: hostname(),
    socketPath,
  };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (createWhole(file, JSON.stringify(owner))) return { taken: true, lock: hold(file, owner) };
    const other = liveOwner(dataDir);
    if (other) return { taken: false, owner: other };
    removeStale(file);
  }
  throw new Error(`the lock ${file} can neither be taken nor read`);
};
