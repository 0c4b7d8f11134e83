import type { NetOperation, ScenarioOperation } from '../../server/contract/scenario-operations.ts';
import type { OutboxEntry } from './outbox.ts';

/** One operation as the planner remembers it. */
export interface DraftStep {
  readonly key: string;
  readonly kind: NetOperation['kind'];
  readonly operation: NetOperation;
}

/** What is done, the oldest first, and what can be done again, the next first. */
export interface DraftSteps {
  readonly done: readonly DraftStep[];
  readonly undone: readonly DraftStep[];
}

const stepOf = ({ clientKey, operation }: ScenarioOperation): DraftStep => ({
  ...{ key: clientKey, kind: operation.kind, operation },
});

/** The steps as the server has them. */
export const stepsOf = (operations: readonly ScenarioOperation[]): DraftSteps => ({
  done: operations.filter(({ state }) => state === 'done').map(stepOf),
  undone: operations.filter(({ state }) => state === 'undone').map(stepOf),
});

export const withDone = ({ done }: DraftSteps, step: DraftStep): DraftSteps => ({
  done: [...done, step],
  undone: [],
});

export const withUndone = ({ done, undone }: DraftSteps): DraftSteps => {
  const last = done.at(-1);
  return last === undefined ? { done, undone } : { done: done.slice(0, -1), undone: [last, ...undone] };
};

export const withRedone = ({ done, undone }: DraftSteps): DraftSteps => {
  const [next, ...rest] = undone;
  return next === undefined ? { done, undone } : { done: [...done, next], undone: rest };
};

/** Whether the server did an entry whose answer was lost: only the first that waits can be such a one. */
export const isProcessed = (entry: OutboxEntry, operations: readonly ScenarioOperation[]): boolean => {
  const operation = operations.find(({ clientKey }) => clientKey === entry.key);
  if (entry.kind === 'append') return operation !== undefined;
  return operation?.state === (entry.kind === 'undo' ? 'undone' : 'done');
};
