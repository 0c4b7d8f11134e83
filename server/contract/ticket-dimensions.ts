/** How a ticket stands to its time limit: closed in time or late, open and how much of the time is gone. */
export const deadlineLights = [
  /** Has no time limit, or was closed without a date. */
  'none',
  'closed-in-time',
  'closed-late',
  'green',
  /** 70 % of the time or more is gone. */
  'yellow',
  /** 90 % or more. */
  'red',
  'late',
  /** Three times the limit or more is gone. */
  'very-late',
] as const;
export type DeadlineLight = (typeof deadlineLights)[number];

export const requestTypeNames = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'petition',
  'other',
] as const;

export const ticketStateNames = [
  'received',
  'filed',
  'dispatched',
  'signed',
  'handling',
  'to-verify',
  'to-call-back',
  'closed',
  'rejected',
  'merged',
  'suspended',
] as const;

/** By what tickets are told apart, besides place and day. */
export const ticketDimensions = [
  'category',
  'source',
  'request-type',
  'state',
  'light',
  'hour',
  'weekday',
  'assessed-street',
  'office',
] as const;
export type TicketDimension = (typeof ticketDimensions)[number];

export const seriesSteps = ['day', 'week', 'month'] as const;
export type SeriesStep = (typeof seriesSteps)[number];
