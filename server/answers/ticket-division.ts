import type { MatchLevel } from '../contract/ticket-rows.ts';
import type { TicketTotals } from '../contract/tickets.ts';

/** Where a ticket counts; every ticket counts in exactly one place. */
export const divisions = [
  'inCell',
  'withheld',
  'coarse',
  'outside',
  'withoutPlace',
] as const satisfies readonly (keyof TicketTotals)[];
export type Division = (typeof divisions)[number];

/** From the finest match to none; the number of a level is its place here. */
export const matchLevels = [
  'point',
  'building',
  'compound',
  'road',
  'community',
  'street',
  'none',
] as const satisfies readonly MatchLevel[];

interface Placed {
  readonly withheld: boolean;
  readonly matchLevel: MatchLevel;
  readonly hasPoint: boolean;
  readonly hasCell: boolean;
  /** The point lies in a leaf of the net that is no intended hole. */
  readonly inUnit: boolean;
}

/**
 * The first of these that holds: withheld (举报, 信访, confidential, wherever it is); without place (no match, or
 * a fine match without a point); coarse (matched to road, community or street, or without a cell); outside (in
 * no unit of the net); else in its cell.
 */
export const divide = (ticket: Placed): Division => {
  if (ticket.withheld) return 'withheld';
  const fine = matchLevels.indexOf(ticket.matchLevel) <= matchLevels.indexOf('compound');
  if (ticket.matchLevel === 'none' || (fine && !ticket.hasPoint)) return 'withoutPlace';
  if (!fine || !ticket.hasCell) return 'coarse';
  return ticket.inUnit ? 'inCell' : 'outside';
};

/**
 * Match levels that may count for a unit of this level. A match must not be coarser than the unit: a road runs
 * through several communities, so it counts from the street up.
 */
export const countsForLevel = (unitLevel: string): readonly MatchLevel[] => {
  const fine = ['point', 'building', 'compound'] as const;
  if (unitLevel === 'community') return [...fine, 'community'];
  if (unitLevel === 'street' || unitLevel === 'district') return [...fine, 'community', 'road', 'street'];
  return fine;
};
