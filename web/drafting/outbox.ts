import type { NetOperation } from '../../server/contract/scenario-operations.ts';

/** A change of a scenario that the server has not acknowledged yet. */
export interface OutboxEntry {
  readonly id: string;
  readonly scenarioId: string;
  readonly kind: 'append' | 'undo' | 'redo';
  /** The key of the operation that it does, takes back or does again. */
  readonly key: string;
  readonly operation: NetOperation | null;
}

export interface OutboxState {
  /** Entries that are not acknowledged. */
  readonly waiting: number;
  readonly phase: 'idle' | 'sending' | 'offline' | 'outdated' | 'refused';
  /** Why the server does not take the first entry, in its words. */
  readonly reason: string | null;
  /** Longitude and latitude, where the server names a place. */
  readonly place: readonly [number, number] | null;
  /** When the server acknowledged last, ISO. */
  readonly savedAt: string | null;
}

/** What the server says to an entry. */
export type Sent =
  | { readonly ok: true; readonly version: number; readonly sequence: number }
  | {
      readonly ok: false;
      readonly phase: 'offline' | 'outdated' | 'refused';
      readonly reason: string;
      readonly place: readonly [number, number] | null;
    };

interface OutboxParts {
  readonly version: number;
  /** Sends one entry on top of a version; sent again it is done once. */
  readonly send: (entry: OutboxEntry, version: number) => Promise<Sent>;
  /** Keeps entries where a reload finds them. */
  readonly keep: (entry: OutboxEntry) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
  readonly tell: (state: OutboxState) => void;
  readonly acknowledged: (entry: OutboxEntry, sent: Extract<Sent, { ok: true }>) => void;
  /** Calls back after a while or when the connection is there again. */
  readonly later: (attempt: number, again: () => void) => void;
}

export interface Outbox {
  add(entry: OutboxEntry): Promise<void>;
  readonly version: () => number;
  readonly isEmpty: () => boolean;
  /** Entries that wait, the oldest first. */
  readonly entries: () => readonly OutboxEntry[];
  close(): void;
}

/**
 * Sends changes one after the other, each on the version that the one before came to. What gets no answer is sent again,
 * after a pause or with the next change; what is refused stops the line until somebody decides. `kept` are entries that wait since before.
 */
export const openOutbox = (parts: OutboxParts, kept: readonly OutboxEntry[] = []): Outbox => {
  const entries = [...kept];
  let { version } = parts;
  let state: OutboxState = {
    waiting: entries.length,
    phase: 'idle',
    reason: null,
    place: null,
    savedAt: null,
  };
  let [isSending, isClosed, isPaused, attempt] = [false, false, false, 0];
  const later = (): void => {
    if (isPaused) return;
    isPaused = true;
    attempt += 1;
    parts.later(attempt, () => {
      isPaused = false;
      void pump();
    });
  };
  const tell = (change: Partial<OutboxState>): void => {
    state = { ...state, ...change, waiting: entries.length };
    if (!isClosed) parts.tell(state);
  };
  const pump = async (): Promise<void> => {
    if (isSending || isClosed) return;
    isSending = true;
    for (let entry = entries[0]; entry !== undefined && !isClosed; entry = entries[0]) {
      if (state.phase !== 'offline') tell({ phase: 'sending', reason: null, place: null });
      const sent = await parts.send(entry, version);
      if (isClosed) break;
      if (!sent.ok) {
        tell({ phase: sent.phase, reason: sent.reason, place: sent.place });
        if (sent.phase === 'offline') later();
        isSending = false;
        return;
      }
      attempt = 0;
      version = sent.version;
      entries.shift();
      await parts.forget(entry.id);
      parts.acknowledged(entry, sent);
      tell({ phase: 'sending', savedAt: new Date().toISOString() });
    }
    isSending = false;
    if (!isClosed) tell({ phase: 'idle' });
  };
  const stuck = (): boolean => state.phase === 'outdated' || state.phase === 'refused';
  if (entries.length > 0) void pump();
  return {
    add: async (entry) => {
      await parts.keep(entry);
      entries.push(entry);
      tell({});
      if (!stuck()) void pump();
    },
    version: () => version,
    isEmpty: () => entries.length === 0,
    entries: () => entries,
    close: () => {
      isClosed = true;
    },
  };
};
