import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NetOperation } from '../../server/contract/scenario-operations.ts';
import type { Scenario } from '../../server/contract/scenarios.ts';
import type { Point } from '../../server/engines/net/plane.ts';
import type { Refusal } from '../../server/engines/net/refusal.ts';
import { type DraftSession, openSession } from './draft-session.ts';
import { type DraftSteps, withDone, withRedone, withUndone } from './draft-steps.ts';
import type { NetPicture, SplitPreview } from './messages.ts';
import type { OutboxState } from './outbox.ts';
import { forgetEntry } from './outbox-shelf.ts';
import { newUuid } from './uuid.ts';

export interface DraftState extends DraftSteps {
  readonly scenario: Scenario;
  readonly picture: NetPicture;
  readonly outbox: OutboxState;
  /** The version that the server acknowledged last. */
  readonly version: number;
  /** Changes of before that no longer fit and were given up. */
  readonly lost: number;
}

/** A part of a scenario at a planner's desk. What is done answers at once and is sent behind the hand. */
export interface Draft {
  readonly store: StoreApi<DraftState>;
  /** Does operations, all or none; gives why they cannot be done, or null. */
  perform(operations: readonly NetOperation[]): Promise<Refusal | null>;
  /** Gives false where there is nothing, or where what is missing cannot be asked for. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  pick(point: Point): Promise<string | null>;
  split(lines: readonly (readonly Point[])[], unit: string | null): Promise<readonly SplitPreview[]>;
  /** Loads the part anew and puts what waits on top; `without` leaves out the change that the server refuses. */
  reload(without?: 'first'): Promise<void>;
  close(): void;
}

const idle: OutboxState = { waiting: 0, phase: 'idle', reason: null, place: null, savedAt: null };

/** Opens a part of a scenario. Throws a RequestError where it cannot be read. */
export const openDraft = async (scenarioId: string, unit: string, mayDraw: boolean): Promise<Draft> => {
  const draft = new LiveDraft({ scenarioId, unit, mayDraw });
  await draft.open();
  return draft;
};

const shown = ({ scenario, picture, steps, lost, outbox }: DraftSession): DraftState => ({
  ...{ scenario, picture, lost, ...steps, version: scenario.version },
  outbox: { ...idle, waiting: outbox.entries().length },
});

class LiveDraft implements Draft {
  readonly #wish: { readonly scenarioId: string; readonly unit: string; readonly mayDraw: boolean };
  #opened: { readonly session: DraftSession; readonly store: StoreApi<DraftState> } | null = null;
  #mustReload = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(wish: { scenarioId: string; unit: string; mayDraw: boolean }) {
    this.#wish = wish;
  }

  get store(): StoreApi<DraftState> {
    return this.#open.store;
  }

  get #open() {
    if (this.#opened === null) throw new Error('the draft is not open');
    return this.#opened;
  }

  async open(): Promise<void> {
    this.#mustReload = false;
    const session = await openSession({
      ...this.#wish,
      tell: (outbox) => this.#told(outbox),
      acknowledged: (version) => this.#opened?.store.setState({ version }),
    });
    const store = this.#opened?.store ?? createStore<DraftState>(() => shown(session));
    store.setState(shown(session));
    this.#opened = { session, store };
    this.#mustReload = session.isBehind;
  }

  perform(operations: readonly NetOperation[]): Promise<Refusal | null> {
    return this.#inTurn(async () => {
      const { session, store } = this.#open;
      const changes = operations.map((operation) => ({ key: newUuid(), operation }));
      const performed = await session.hand.ask('perform', { changes });
      if (!performed.ok) return performed.refusal;
      store.setState((old) => ({
        ...changes.reduce(
          (steps, { key, operation }) => withDone(steps, { key, kind: operation.kind, operation }),
          old as DraftSteps,
        ),
        picture: performed.picture,
      }));
      for (const { key, operation } of changes) await this.#send('append', key, operation);
      return null;
    });
  }

  undo(): Promise<boolean> {
    return this.#inTurn(() => this.#mark('undo'));
  }

  redo(): Promise<boolean> {
    return this.#inTurn(() => this.#mark('redo'));
  }

  pick(point: Point): Promise<string | null> {
    return this.#open.session.hand.ask('pick', { point });
  }

  split(lines: readonly (readonly Point[])[], unit: string | null): Promise<readonly SplitPreview[]> {
    return this.#open.session.hand.ask('split', { lines, unit });
  }

  reload(without?: 'first'): Promise<void> {
    return this.#inTurn(async () => {
      const { session } = this.#open;
      const [first] = session.outbox.entries();
      if (without === 'first' && first !== undefined) await forgetEntry(first.id);
      session.close();
      await this.open();
    });
  }

  close(): void {
    this.#opened?.session.close();
  }

  #told(outbox: OutboxState): void {
    this.#opened?.store.setState({ outbox });
    if (outbox.phase === 'idle' && outbox.waiting === 0 && this.#mustReload) void this.reload();
  }

  /** One change after the other, in the order of the hand. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work);
    this.#turn = next;
    return next;
  }

  #send(kind: 'append' | 'undo' | 'redo', key: string, operation: NetOperation | null): Promise<void> {
    const { scenarioId } = this.#wish;
    return this.#open.session.outbox.add({ id: newUuid(), scenarioId, kind, key, operation });
  }

  async #mark(kind: 'undo' | 'redo'): Promise<boolean> {
    const { session, store } = this.#open;
    const { done, undone } = store.getState();
    const step = kind === 'undo' ? done.at(-1) : undone[0];
    if (step === undefined) return false;
    const { key } = step;
    const to = kind === 'undo' ? 'undone' : 'done';
    let performed = await session.hand.ask('mark', { key, to, patch: null });
    if (performed === null) {
      const patch = await session.patchOf(key).catch(() => null);
      if (patch === null) return false;
      performed = await session.hand.ask('mark', { key, to, patch });
    }
    if (performed?.ok === true) store.setState({ picture: performed.picture });
    // The whole net must be asked: in this part alone it cannot be done.
    else this.#mustReload = true;
    store.setState((old) => (kind === 'undo' ? withUndone(old) : withRedone(old)));
    await this.#send(kind, key, null);
    return true;
  }
}
