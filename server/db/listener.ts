import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { DatabaseLog } from './database.ts';
import type { MakeSql } from './pool.ts';

const retryMs = 500;

/** The one connection that listens for notifications, and takes up again by itself when it was lost. */
export interface Listener {
  /** Calls the handler with the payload of every NOTIFY on the channel; gives a function that stops it. */
  listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

/** `onRegained` is called when a lost connection listens again: notifications may have been missed. */
export const openListener = (makeSql: MakeSql, onRegained: () => void, log?: DatabaseLog): Listener => {
  const handlers = new Map<string, Set<(payload: string) => void>>();
  let sql: Sql | undefined;
  let ended = false;

  const listenTo = async (channel: string): Promise<void> => {
    if (sql) await sql`listen ${sql(channel)}`;
  };
  const regain = async (): Promise<void> => {
    while (!ended) {
      try {
        for (const channel of handlers.keys()) await listenTo(channel);
        onRegained();
        return;
      } catch (error) {
        log?.warn({ error }, 'cannot listen for notifications yet');
        await sleep(retryMs, undefined, { ref: false });
      }
    }
  };
  const connect = (): Sql =>
    makeSql({
      max: 1,
      onNotify(channel, payload) {
        for (const handler of handlers.get(channel) ?? []) handler(payload);
      },
      onClose() {
        if (!ended && handlers.size > 0) void regain();
      },
    });

  return {
    async listen(channel, handler) {
      sql ??= connect();
      const known = handlers.get(channel);
      const channelHandlers = known ?? new Set();
      channelHandlers.add(handler);
      handlers.set(channel, channelHandlers);
      if (!known) await listenTo(channel);
      return async () => {
        channelHandlers.delete(handler);
        if (channelHandlers.size > 0 || ended || !sql) return;
        handlers.delete(channel);
        await sql`unlisten ${sql(channel)}`;
      };
    },
    async end() {
      ended = true;
      await sql?.end({ timeout: 1 });
    },
  };
};
