// What a published count must rest on, and how tickets are counted against it.

/** What every set of tickets must reach before its count may be known to the public. */
export interface DisclosureLimits {
  /** Fewest tickets. */
  readonly tickets: number;
  /** Fewest distinct known reporters. */
  readonly reporters: number;
  /** Largest part of the tickets with a known reporter that one reporter may hold; 1 switches the rule off. */
  readonly largestShare: number;
}

/** The limits of the public edition. */
export const publicLimits: DisclosureLimits = { tickets: 10, reporters: 5, largestShare: 0.5 };

/** A set of tickets in figures. An unknown reporter is nobody: counted as a ticket only. */
export interface TicketFigures {
  readonly tickets: number;
  readonly reporters: number;
  readonly knownTickets: number;
  /** Tickets of the reporter who has most of them. */
  readonly largestReporter: number;
}

/** Whether a set of tickets reaches the limits. Two disjoint sets that do, do so together as well. */
export const reachesLimits = (figures: TicketFigures, limits: DisclosureLimits): boolean =>
  figures.tickets >= limits.tickets &&
  figures.reporters >= limits.reporters &&
  figures.largestReporter <= limits.largestShare * figures.knownTickets;

/** Throws RangeError when the limits make no sense. */
export const checkLimits = ({ tickets, reporters, largestShare }: DisclosureLimits): void => {
  if (!Number.isInteger(tickets) || tickets < 1)
    throw new RangeError('the fewest tickets must be a whole number above 0');
  if (!Number.isInteger(reporters) || reporters < 0)
    throw new RangeError('the fewest reporters must be a whole number');
  if (!(largestShare > 0 && largestShare <= 1))
    throw new RangeError('the largest share lies above 0, up to 1');
};

/**
 * Gives a function that counts a list of tickets, in time linear in it. `reporterOf` gives each ticket's
 * reporter by any number from 0, or -1 when unknown; throws RangeError below -1.
 */
export const ticketCounter = (reporterOf: Int32Array): ((tickets: ArrayLike<number>) => TicketFigures) => {
  const { numberOf, count } = numberReporters(reporterOf);
  const heldTickets = new Int32Array(count);
  return (tickets) => {
    let [reporters, knownTickets, largestReporter] = [0, 0, 0];
    for (let index = 0; index < tickets.length; index += 1) {
      const reporter = numberOf[tickets[index] ?? -1] ?? -1;
      if (reporter < 0) continue;
      const held = (heldTickets[reporter] ?? 0) + 1;
      heldTickets[reporter] = held;
      knownTickets += 1;
      if (held === 1) reporters += 1;
      if (held > largestReporter) largestReporter = held;
    }
    for (let index = 0; index < tickets.length; index += 1) {
      const reporter = numberOf[tickets[index] ?? -1] ?? -1;
      if (reporter >= 0) heldTickets[reporter] = 0;
    }
    return { tickets: tickets.length, reporters, knownTickets, largestReporter };
  };
};

/** Reporters by numbers without large gaps, so that arrays can be indexed by them. */
const numberReporters = (reporterOf: Int32Array): { numberOf: Int32Array; count: number } => {
  let highest = -1;
  for (const reporter of reporterOf) {
    if (reporter < -1) throw new RangeError('a reporter is a number from 0, or -1 when unknown');
    if (reporter > highest) highest = reporter;
  }
  if (highest < 2 * reporterOf.length) return { numberOf: reporterOf, count: highest + 1 };
  const numbers = new Map<number, number>();
  const numberOf = reporterOf.map((reporter) => {
    if (reporter < 0) return -1;
    const known = numbers.get(reporter) ?? numbers.size;
    numbers.set(reporter, known);
    return known;
  });
  return { numberOf, count: numbers.size };
};
