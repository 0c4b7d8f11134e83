import { connect, Socket } from 'node:net';
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';
import type { MakeSql, SqlHooks } from './pool.ts';
import { valueTypes } from './value-types.ts';

const failAfterMs = 20;

/** Options that postgres.js has but does not declare. */
interface UndeclaredOptions {
  socket(): Promise<Socket>;
  onnotify(channel: string, payload: string): void;
}

/** Connections over the engine's socket. */
export interface SocketConnections {
  makeSql: MakeSql;
  /** Ends every connection; what is under way on it fails with this error. */
  destroyAll(reason: Error): void;
}

/** Opens a connection to the engine's socket. */
export const openSocket = (path: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });

/** postgres.js loses a pool place when no socket can be had, so it gets one that fails a moment later. */
const failingSocket = (reason: unknown): Socket => {
  const socket = new Socket();
  const failure = reason instanceof Error ? reason : new Error(String(reason));
  setTimeout(() => socket.destroy(failure), failAfterMs);
  return socket;
};

/** Makes postgres.js instances for a socket; `ready` is awaited before each connection. */
export const socketConnections = (
  socketPath: string,
  poolSize: number,
  ready: () => Promise<void>,
): SocketConnections => {
  const sockets = new Set<Socket>();
  const socket = async (): Promise<Socket> => {
    try {
      await ready();
      const opened = await openSocket(socketPath);
      sockets.add(opened);
      opened.once('close', () => sockets.delete(opened));
      return opened;
    } catch (error) {
      return failingSocket(error);
    }
  };
  const makeSql = (hooks: SqlHooks): Sql => {
    const options: Options<Record<string, PostgresType>> & UndeclaredOptions = {
      max: hooks.max ?? poolSize,
      database: 'postgres',
      user: 'postgres',
      types: valueTypes,
      max_lifetime: null,
      connect_timeout: 120,
      onnotice: () => {},
      onclose: (connectionId) => hooks.onClose(connectionId),
      onnotify: (channel, payload) => hooks.onNotify?.(channel, payload),
      socket,
    };
    return postgres(options) as unknown as Sql;
  };
  return {
    makeSql,
    destroyAll(reason) {
      for (const open of sockets) open.destroy(reason);
    },
  };
};
