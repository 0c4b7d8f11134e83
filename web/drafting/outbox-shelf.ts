import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxEntry } from './outbox.ts';

interface Shelf extends DBSchema {
  entries: {
    key: number;
    value: OutboxEntry;
    indexes: { scenario: string; id: string };
  };
}

let opened: Promise<IDBPDatabase<Shelf>> | null = null;

const open = (): Promise<IDBPDatabase<Shelf>> => {
  opened ??= openDB<Shelf>('wangge-drafting', 1, {
    upgrade: (database) => {
      const entries = database.createObjectStore('entries', { autoIncrement: true });
      entries.createIndex('scenario', 'scenarioId');
      entries.createIndex('id', 'id', { unique: true });
    },
  });
  return opened;
};

/** Keeps an entry in this browser until the server has acknowledged it. */
export const keepEntry = async (entry: OutboxEntry): Promise<void> => {
  await (await open()).add('entries', entry);
};

export const forgetEntry = async (id: string): Promise<void> => {
  const database = await open();
  const key = await database.getKeyFromIndex('entries', 'id', id);
  if (key !== undefined) await database.delete('entries', key);
};

/** Entries of a scenario that wait, the oldest first. */
export const listEntries = async (scenarioId: string): Promise<OutboxEntry[]> =>
  (await open()).getAllFromIndex('entries', 'scenario', scenarioId);

/** How many entries of every scenario wait in this browser. */
export const countEntries = async (): Promise<Map<string, number>> => {
  const counts = new Map<string, number>();
  for (const { scenarioId } of await (await open()).getAll('entries'))
    counts.set(scenarioId, (counts.get(scenarioId) ?? 0) + 1);
  return counts;
};
