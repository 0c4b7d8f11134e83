/**
 * What indicators need of a ticket, as bits of one number; `server/queries/ticket-columns.ts` builds it in SQL by
 * the same names.
 */
export const ticketFacts = {
  called: 1 << 0,
  responded: 1 << 1,
  solved: 1 << 2,
  satisfied: 1 << 3,
  basicallySatisfied: 1 << 4,
  dissatisfied: 1 << 5,
  /** 剔除 of the callback, of the ticket. */
  callExcluded: 1 << 6,
  excluded: 1 << 7,
  closed: 1 << 8,
  closedInTime: 1 << 9,
  closedLate: 1 << 10,
  reworked: 1 << 11,
  extended: 1 << 12,
  /** Linked to a ticket that came at most 90 days before. */
  linked: 1 << 13,
  supervised: 1 << 14,
  hasPoint: 1 << 15,
} as const;

export const hasFact = (facts: number, fact: keyof typeof ticketFacts): boolean =>
  (facts & ticketFacts[fact]) !== 0;
