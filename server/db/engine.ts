import { type Extension, PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { engineGuard, type GuardSwitches } from './engine-guard.ts';
import { postgisBundle } from './postgis-bundle.ts';
import { EngineReader } from './wire-reader.ts';

/** The embedded database engine, driven by wire-protocol messages, one at a time. */
export interface Engine {
  /** Runs one message to its end and hands over the answers; blocks the thread. */
  run(message: Buffer, onAnswer: (type: number, bytes: Buffer) => void): void;
  /** A gzipped tar of the data folder. */
  dump(): Promise<Uint8Array>;
  serverVersion: string;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of the database, or nothing for one in memory. */
  folder?: string | undefined;
  /** A dumped data folder to start from. */
  snapshot?: Uint8Array | undefined;
  switches: GuardSwitches;
  onFatal: (reason: unknown) => void;
}

const bowTieUnion = `select st_union('POLYGON((0 0,1 1,1 0,0 1,0 0))'::geometry, 'POLYGON((0 0,1 0,1 1,0 1,0 0))'::geometry)`;

/** Proves that this build still reports a failing overlay: without that, statements would vanish silently. */
const selfTest = async (database: PGlite): Promise<void> => {
  const failure = await database.query(bowTieUnion).then(
    () => 'no error',
    (error: unknown) => String(error),
  );
  if (!failure.includes('TopologyException')) {
    throw new Error(`the embedded engine does not report a failing overlay (${failure})`);
  }
  const after = await database.query<{ area: number }>(`select st_area(st_makeenvelope(0, 0, 2, 3)) as area`);
  if (after.rows[0]?.area !== 6) throw new Error('the embedded engine gives wrong answers after an error');
};

const slimPostgis: Extension = {
  ...postgis,
  setup: async (engine, options) => ({
    ...(await postgis.setup(engine, options)),
    bundlePath: postgisBundle(),
  }),
};

/**
 * Starts the engine on a folder, a snapshot or in memory, creating the database where there is none.
 * Throws when the engine does not pass its self-test.
 */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const database = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.snapshot
      ? {
          loadDataDir: new Blob([options.snapshot as Uint8Array<ArrayBuffer>], {
            type: 'application/x-gzip',
          }),
        }
      : {}),
    extensions: { guard: engineGuard(options.switches, options.onFatal), postgis: slimPostgis },
  });
  await database.exec('create extension if not exists postgis');
  if (options.switches.exceptionHook) await selfTest(database);
  const version = await database.query<{ server_version: string }>('show server_version');

  let reader = new EngineReader(() => {});
  // The stream callback stays installed, so later messages can run synchronously.
  await database.execProtocolRawStream(Buffer.from([0x48, 0, 0, 0, 4]), {
    onRawData: (bytes) => reader.push(Buffer.from(bytes)),
  });
  return {
    run(message, onAnswer) {
      reader = new EngineReader(onAnswer);
      database.execProtocolRawSync(message);
    },
    async dump() {
      const file = await database.dumpDataDir('gzip');
      return new Uint8Array(await file.arrayBuffer());
    },
    serverVersion: version.rows[0]?.server_version ?? '',
    close: () => database.close(),
  };
};
