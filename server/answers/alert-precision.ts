import { type AlertState, alertKinds, alertStates } from '../contract/alert-kinds.ts';
import type { AlertSummary } from '../contract/alerts.ts';
import type { AlertCount } from '../queries/alert-summary.ts';

/** Decided as real; a task and what was closed have been verified before. */
const real: readonly AlertState[] = ['verified', 'task', 'closed'];

/** Real alerts of those that were decided; what nobody has looked at says nothing yet. */
const precisionOf = (counts: readonly AlertCount[]): AlertSummary['precision'] => {
  const sum = (states: readonly AlertState[]): number =>
    counts.reduce((total, { state, count }) => total + (states.includes(state) ? count : 0), 0);
  const numerator = sum(real);
  const denominator = numerator + sum(['false-alarm']);
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
};

/** The precision so far, of all alerts and of each kind, and how many are in each state. */
export const rateAlerts = (
  counts: readonly AlertCount[],
): Pick<AlertSummary, 'precision' | 'precisionOfKinds' | 'states'> => ({
  precision: precisionOf(counts),
  precisionOfKinds: alertKinds.map((kind) => ({
    kind,
    ...precisionOf(counts.filter((own) => own.kind === kind)),
  })),
  states: alertStates.map((state) => ({
    state,
    count: counts.reduce((total, own) => total + (own.state === state ? own.count : 0), 0),
  })),
});
