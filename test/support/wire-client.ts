import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import postgres, { type Options, type Sql } from 'postgres';
import type { LockOwner } from '../../server/db/folder-lock.ts';

/** A client with one connection that a test can cut. */
export interface CuttableClient {
  sql: Sql;
  /** Sends bytes past postgres.js. */
  send(bytes: Buffer): void;
  /** Ends the connection as a crash of the client would. */
  cut(): void;
  end(): Promise<void>;
}

/** Where the engine that owns a data folder listens. */
const socketPathOf = (dataDir: string): string =>
  (JSON.parse(readFileSync(join(dataDir, 'engine.lock'), 'utf8')) as LockOwner).socketPath;

/** A plain postgres.js client of the embedded engine of a folder, or of a native server. */
export const openCuttableClient = (place: { dataDir: string } | { url: string }): CuttableClient => {
  const sockets: Socket[] = [];
  const open = (): Socket => {
    const url = 'url' in place ? new URL(place.url) : undefined;
    return 'dataDir' in place
      ? connect(socketPathOf(place.dataDir))
      : connect(Number(url?.port || 5432), url?.hostname ?? 'localhost');
  };
  const socket = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const opened = open();
      opened.once('error', reject);
      opened.once('connect', () => {
        sockets.push(opened);
        resolve(opened);
      });
    });
  const options = { max: 1, onnotice: () => {}, socket, fetch_types: false } as Options<
    Record<string, never>
  >;
  const sql = 'url' in place ? postgres(place.url, options) : postgres(options);
  return {
    sql: sql as unknown as Sql,
    send(bytes) {
      sockets.at(-1)?.write(bytes);
    },
    cut() {
      for (const opened of sockets) opened.destroy();
    },
    end: () => sql.end({ timeout: 0 }),
  };
};
