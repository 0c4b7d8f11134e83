import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../contract/app-error.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { openSocket, socketConnections } from './embedded-pool.ts';
import { createDatabaseIn } from './engine-process.ts';
import { superviseEngine } from './engine-supervisor.ts';
import { type LockOwner, liveOwner, lockFolder } from './folder-lock.ts';
import { openListener } from './listener.ts';
import { openPool } from './pool.ts';
import { newSocketPath, removeSocket } from './socket-path.ts';
import { allRemedies, type Switches, type WorkerSetup } from './worker-setup.ts';

const databaseFolderName = 'database';
const unfinishedPrefix = 'database.new-';
const poolSizeUsual = 4;
const joinPollMs = 100;

/** What only tests ask of the embedded engine. */
export interface EmbeddedTrial {
  /** Keep nothing: the folder holds only lock and socket. */
  inMemory?: boolean;
  /** A dumped database to begin with instead of an empty one. */
  snapshotFile?: string;
  /** Remedies to be switched off. */
  switches?: Partial<Switches>;
}

/** The embedded database. */
export interface EmbeddedDatabase extends Database {
  /** A gzipped tar of the data, from which another engine can start; only for the owner of the folder. */
  dump?(): Promise<Uint8Array>;
}

const workerSetup = (options: DatabaseOptions, trial: EmbeddedTrial, socketPath: string): WorkerSetup => ({
  socketPath,
  idleTransactionMs: options.idleTransactionMs ?? 15_000,
  holdMs: options.stuckAfterMs ?? 30_000,
  heldUntil: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT),
  switches: { ...allRemedies, ...trial.switches },
});

/**
 * Creates the database where there is none: aside and then renamed, so that an interruption leaves nothing that
 * looks like a database. What an earlier interruption left is removed.
 */
const ensureCreated = async (
  dataDir: string,
  setup: WorkerSetup,
  options: DatabaseOptions,
): Promise<string> => {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(unfinishedPrefix)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  const folder = join(dataDir, databaseFolderName);
  if (existsSync(join(folder, 'PG_VERSION'))) return folder;
  options.onProgress?.('creating');
  const unfinished = mkdtempSync(join(dataDir, unfinishedPrefix));
  await createDatabaseIn(unfinished, setup);
  renameSync(unfinished, folder);
  return folder;
};

const embeddedDatabase = (
  description: string,
  connections: ReturnType<typeof socketConnections>,
  options: DatabaseOptions,
): { database: Database; giveUpConnections: (reason: AppError) => void } => {
  const replacedHandlers = new Set<(reason: string) => void>();
  const tellReplaced = (reason: string): void => {
    for (const handler of replacedHandlers) handler(reason);
  };
  const pool = openPool(connections.makeSql);
  const listener = openListener(connections.makeSql, () => tellReplaced('listening again'), options.log);
  const database: Database = {
    sql: pool.sql,
    engine: 'embedded',
    description,
    listen: (channel, handler) => listener.listen(channel, handler),
    async notify(channel, payload) {
      await pool.sql`select pg_notify(${channel}, ${payload})`;
    },
    onReplaced(handler) {
      replacedHandlers.add(handler);
      return () => void replacedHandlers.delete(handler);
    },
    async close() {
      await Promise.all([pool.end(), listener.end()]);
    },
  };
  const giveUpConnections = (reason: AppError): void => {
    const exchanged = pool.exchange(reason);
    connections.destroyAll(reason);
    void exchanged;
    tellReplaced(reason.message);
  };
  return { database, giveUpConnections };
};

/** Connects to the engine that another process runs on the folder, waiting while that one is still starting. */
const joinOwner = async (dataDir: string, owner: LockOwner, options: DatabaseOptions): Promise<Database> => {
  options.onProgress?.('joining');
  for (;;) {
    try {
      (await openSocket(owner.socketPath)).destroy();
      break;
    } catch (error) {
      if (liveOwner(dataDir)?.token !== owner.token) {
        throw new AppError('database-unreachable', { reason: String(error) });
      }
      await sleep(joinPollMs);
    }
  }
  const connections = socketConnections(owner.socketPath, options.poolSize ?? poolSizeUsual, async () => {});
  return embeddedDatabase(`embedded engine of process ${owner.pid} in ${dataDir}`, connections, options)
    .database;
};

const folderProblems: Readonly<Record<string, { zh: string; en: string }>> = {
  EEXIST: { zh: '它是一个文件', en: 'it is a file' },
  ENOTDIR: { zh: '路径中有一个文件', en: 'a part of its path is a file' },
  EACCES: { zh: '没有读写权限', en: 'reading and writing there is not permitted' },
  EPERM: { zh: '没有读写权限', en: 'reading and writing there is not permitted' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
};

/** Makes the data folder where there is none; throws `data-folder-unusable`. */
const prepareFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const reason = folderProblems[code] ?? message;
    throw new AppError('data-folder-unusable', { folder: dataDir, reason }, [], { cause: error });
  }
};

/** Opens the embedded database, or joins the process that has it open (`join`), or is refused. */
export const openEmbedded = async (
  options: DatabaseOptions,
  trial: EmbeddedTrial = {},
): Promise<EmbeddedDatabase> => {
  const dataDir = resolve(options.dataDir);
  prepareFolder(dataDir);
  const socketPath = newSocketPath(dataDir);
  const attempt = lockFolder(dataDir, socketPath);
  if (!attempt.taken) {
    if (socketPath !== attempt.owner.socketPath) removeSocket(socketPath);
    if (options.join) return joinOwner(dataDir, attempt.owner, options);
    throw new AppError('database-folder-in-use', { folder: dataDir, pid: attempt.owner.pid });
  }
  const release = (): void => {
    removeSocket(socketPath);
    attempt.lock.release();
  };
  try {
    return await openOwn(dataDir, socketPath, options, trial, release);
  } catch (error) {
    release();
    throw error;
  }
};

const openOwn = async (
  dataDir: string,
  socketPath: string,
  options: DatabaseOptions,
  trial: EmbeddedTrial,
  release: () => void,
): Promise<EmbeddedDatabase> => {
  const setup = workerSetup(options, trial, socketPath);
  if (trial.inMemory) setup.snapshotFile = trial.snapshotFile;
  else setup.folder = await ensureCreated(dataDir, { ...setup, snapshotFile: trial.snapshotFile }, options);
  options.onProgress?.('starting');
  let giveUp = (_reason: AppError): void => {};
  const supervisor = await superviseEngine({
    setup,
    onReplace: (reason) => giveUp(reason),
    log: options.log,
  });
  const connections = socketConnections(socketPath, options.poolSize ?? poolSizeUsual, () =>
    supervisor.ready(),
  );
  const description = `embedded PostgreSQL ${supervisor.serverVersion} in ${dataDir} (fsync off)`;
  const { database, giveUpConnections } = embeddedDatabase(description, connections, options);
  giveUp = giveUpConnections;
  return {
    ...database,
    dump: () => supervisor.dump(),
    async close() {
      await database.close();
      await supervisor.stop();
      release();
    },
  };
};
