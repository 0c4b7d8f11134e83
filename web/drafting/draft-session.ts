import type { NetPatch } from '../../server/contract/scenario-operations.ts';
import type { Scenario } from '../../server/contract/scenarios.ts';
import { readPart, readPatch, sendEntry } from '../api/scenario-drafting.ts';
import { type DraftSteps, isProcessed, stepsOf, withDone, withRedone, withUndone } from './draft-steps.ts';
import type { NetPicture, Performed } from './messages.ts';
import { type NetHand, startNetWorker } from './net-hand.ts';
import { type Outbox, type OutboxEntry, type OutboxState, openOutbox } from './outbox.ts';
import { forgetEntry, keepEntry, listEntries } from './outbox-shelf.ts';

/** One opening of a part: its net in a worker, and what waits for the server. */
export interface DraftSession {
  readonly scenario: Scenario;
  readonly picture: NetPicture;
  readonly steps: DraftSteps;
  readonly hand: NetHand;
  readonly outbox: Outbox;
  /** Entries that no longer fit and were given up. */
  readonly lost: number;
  /** Whether the picture lacks something that the server must do first. */
  readonly isBehind: boolean;
  /** The exact record of an operation that was done before this opening; null where nothing is known of it. */
  readonly patchOf: (key: string) => Promise<NetPatch | null>;
  close(): void;
}

interface Wish {
  readonly scenarioId: string;
  readonly unit: string;
  readonly mayDraw: boolean;
  readonly tell: (state: OutboxState) => void;
  readonly acknowledged: (version: number) => void;
}

/** Loads a part, puts what still waits on top of it, and begins to send. */
export const openSession = async (wish: Wish): Promise<DraftSession> => {
  const { scenarioId, unit } = wish;
  const { scenario, bytes, figures, operations } = await readPart(scenarioId, unit);
  const sequences = new Map(operations.map(({ clientKey, sequence }) => [clientKey, sequence]));
  const patchOf = async (key: string): Promise<NetPatch | null> => {
    const sequence = sequences.get(key);
    return sequence === undefined ? null : readPatch(scenarioId, sequence);
  };
  const hand = startNetWorker();
  const ground = figures.ground ?? { buildings: [], compounds: [] };
  const { kind, frame } = scenario;
  const picture = await hand.ask('open', { bytes, unit, kind, frame, ground });
  let kept = wish.mayDraw ? await listEntries(scenarioId) : [];
  const [first] = kept;
  if (first !== undefined && isProcessed(first, operations)) {
    await forgetEntry(first.id);
    kept = kept.slice(1);
  }
  const replay = await replayEntries({ hand, picture, kept, patchOf, steps: stepsOf(operations) });
  const outbox = openOutbox(
    {
      version: scenario.version,
      send: (entry, version) => sendEntry(entry, version, sequences.get(entry.key) ?? 0),
      ...{ keep: keepEntry, forget: forgetEntry, tell: wish.tell, later },
      acknowledged: ({ key }, { version, sequence }) => {
        sequences.set(key, sequence);
        wish.acknowledged(version);
      },
    },
    replay.entries,
  );
  const close = (): void => {
    outbox.close();
    hand.close();
  };
  return { ...replay, scenario, hand, outbox, patchOf, close };
};

interface Waiting {
  readonly hand: NetHand;
  readonly picture: NetPicture;
  readonly kept: readonly OutboxEntry[];
  readonly patchOf: DraftSession['patchOf'];
  readonly steps: DraftSteps;
}

const replayEntries = async (waiting: Waiting) => {
  let { picture, steps } = waiting;
  let [lost, isBehind] = [0, false];
  const entries: OutboxEntry[] = [];
  for (const entry of waiting.kept) {
    const performed = await replay(waiting, entry);
    if (performed?.ok === true) picture = performed.picture;
    else if (performed === null) isBehind = true;
    else {
      await forgetEntry(entry.id);
      lost += 1;
      continue;
    }
    entries.push(entry);
    steps = stepsAfter(steps, entry);
  }
  return { picture, steps, lost, isBehind, entries };
};

const replay = async ({ hand, patchOf }: Waiting, entry: OutboxEntry): Promise<Performed | null> => {
  const { kind, key, operation } = entry;
  if (kind === 'append' && operation !== null) return hand.ask('perform', { changes: [{ key, operation }] });
  const to = kind === 'undo' ? 'undone' : 'done';
  const known = await hand.ask('mark', { key, to, patch: null });
  return known ?? hand.ask('mark', { key, to, patch: await patchOf(key) });
};

const stepsAfter = (steps: DraftSteps, { kind, key, operation }: OutboxEntry): DraftSteps => {
  if (kind === 'undo') return withUndone(steps);
  if (kind === 'redo' || operation === null) return withRedone(steps);
  return withDone(steps, { key, kind: operation.kind, operation });
};

const longestPauseMs = 30_000;

/** After a pause that grows, or at once when the browser is on line again. */
const later = (attempt: number, again: () => void): void => {
  const go = (): void => {
    clearTimeout(timer);
    removeEventListener('online', go);
    again();
  };
  const timer = setTimeout(go, Math.min(longestPauseMs, 500 * 2 ** attempt));
  addEventListener('online', go);
};
