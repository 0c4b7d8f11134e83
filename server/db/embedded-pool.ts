import { connect, Socket } from 'node:net';
import type { MakeSql } from './pool.ts';
import { makeInstance } from './sql-instance.ts';

const failAfterMs = 20;

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
  const makeSql: MakeSql = (hooks) =>
    makeInstance(undefined, hooks, {
      max: hooks.max ?? poolSize,
      database: 'postgres',
      user: 'postgres',
      max_lifetime: null,
      connect_timeout: 120,
      socket,
    });
  return {
    makeSql,
    destroyAll(reason) {
      for (const open of sockets) open.destroy(reason);
    },
  };
};
