import { deadlineLights } from '../contract/ticket-dimensions.ts';
import { emptyTally, type IndicatorTally } from '../engines/stats/indicators.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { ticketFacts as bits } from './ticket-facts.ts';
import { eachSelected, type TicketSelection } from './ticket-selection.ts';

/** Tallies of one group, before and after 剔除. */
export interface GroupTallies {
  readonly before: IndicatorTally;
  readonly after: IndicatorTally;
}

/**
 * Tallies per group. Before 剔除 every ticket and callback counts; after it, tickets that are left out count nowhere,
 * and callbacks that are left out do not count as callbacks. `groupOf` gives -1 for tickets of no group.
 */
export const tallyGroups = (
  columns: TicketColumns,
  selection: TicketSelection,
  groupCount: number,
  groupOf: (ticket: number) => number,
): GroupTallies[] => {
  const groups = Array.from({ length: groupCount }, () => ({ before: emptyTally(), after: emptyTally() }));
  const isOverdue = Uint8Array.from(deadlineLights, (light) =>
    light === 'late' || light === 'very-late' ? 1 : 0,
  );
  eachSelected(selection, (ticket) => {
    const group = groups[groupOf(ticket)];
    if (group === undefined) return;
    const facts = columns.facts[ticket] ?? 0;
    const overdue = isOverdue[columns.light[ticket] ?? 0] === 1;
    addTicket(group.before, facts, overdue, true);
    if ((facts & bits.excluded) === 0)
      addTicket(group.after, facts, overdue, (facts & bits.callExcluded) === 0);
  });
  return groups;
};

const addTicket = (tally: IndicatorTally, facts: number, overdue: boolean, callCounts: boolean): void => {
  const has = (bit: number): number => ((facts & bit) === 0 ? 0 : 1);
  tally.tickets += 1;
  tally.linked += has(bits.linked);
  tally.closed += has(bits.closed);
  tally.closedInTime += has(bits.closedInTime);
  tally.due += has(bits.closedInTime | bits.closedLate) || overdue ? 1 : 0;
  if (has(bits.closed) === 1) {
    tally.reworked += has(bits.reworked);
    tally.extended += has(bits.extended);
  }
  if (!callCounts) return;
  tally.callbacks += has(bits.called);
  tally.responded += has(bits.responded);
  tally.solved += has(bits.solved);
  tally.satisfied += has(bits.satisfied);
  tally.basicallySatisfied += has(bits.basicallySatisfied);
};
