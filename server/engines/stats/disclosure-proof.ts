import { refineAtoms, ticketsByAtom } from './disclosure-atoms.ts';
import {
  checkLimits,
  type DisclosureLimits,
  publicLimits,
  reachesLimits,
  type TicketFigures,
  ticketCounter,
} from './disclosure-limits.ts';

/** Where a set of tickets lies in one family: in that cell, or (-1) in none that the family publishes. */
export interface FamilyCell {
  readonly family: number;
  readonly cell: number;
}

/** A set of tickets below the limits that published tables can tell apart. For the inside only: never shown. */
export interface Exposure extends TicketFigures {
  readonly firstTicket: number;
  /** The cell in each family, -1 for none. */
  readonly cells: readonly number[];
  /**
   * Why, as short as was found: the tickets in all these cells at once (-1: in none of that family) are already
   * too few. One entry is a small cell; two are "this cell less that table" or "where these two overlap".
   */
  readonly combination: readonly FamilyCell[];
}

/** The answer; `smallest` are the figures of the atom with the fewest tickets, null when nothing is published. */
export type DisclosureProof =
  | { readonly safe: true; readonly atoms: number; readonly smallest: TicketFigures | null }
  | {
      readonly safe: false;
      readonly atoms: number;
      readonly exposedCount: number;
      readonly exposed: readonly Exposure[];
    };

export interface PublishedTables {
  /** Each ticket's reporter, a number from 0; -1 when unknown. */
  readonly reporterOf: Int32Array;
  /** All that was ever published and what is to be: per table the cell that counts each ticket, or -1. */
  readonly families: Iterable<Int32Array>;
  readonly limits?: DisclosureLimits;
  /** How many exposures are described, smallest first; 20 unless told. All are counted. */
  readonly mostDescribed?: number;
}

/**
 * Whether no combination of the published counts can tell a set of tickets below the limits. Sufficient, not
 * necessary: every atom in a published cell must reach the limits (README). Throws RangeError on wrong lengths,
 * cells, reporters or limits.
 */
export const proveDisclosure = (published: PublishedTables): DisclosureProof => {
  const { reporterOf, limits = publicLimits, mostDescribed = 20 } = published;
  checkLimits(limits);
  const families = [...published.families];
  const figuresOf = ticketCounter(reporterOf);
  const atoms = refineAtoms(families, reporterOf.length);
  const ticketsOf = ticketsByAtom(atoms);
  let smallest: TicketFigures | null = null;
  const small: { atom: number; figures: TicketFigures }[] = [];
  for (let atom = 0; atom < atoms.count; atom += 1) {
    const figures = figuresOf(ticketsOf(atom));
    if (smallest === null || figures.tickets < smallest.tickets) smallest = figures;
    if (!reachesLimits(figures, limits)) small.push({ atom, figures });
  }
  if (small.length === 0) return { safe: true, atoms: atoms.count, smallest };
  small.sort((a, b) => a.figures.tickets - b.figures.tickets || a.atom - b.atom);
  const isSmall = (tickets: ArrayLike<number>) => !reachesLimits(figuresOf(tickets), limits);
  const exposed = small.slice(0, mostDescribed).map(({ atom, figures }): Exposure => {
    const firstTicket = ticketsOf(atom)[0] ?? -1;
    const cells = families.map((family) => family[firstTicket] ?? -1);
    return { ...figures, firstTicket, cells, combination: combinationFor(cells, families, isSmall) };
  });
  return { safe: false, atoms: atoms.count, exposedCount: small.length, exposed };
};

/** Few families that suffice: from the smallest cell, always the one that leaves least; then none too many. */
const combinationFor = (
  cells: readonly number[],
  families: readonly Int32Array[],
  isSmall: (tickets: readonly number[]) => boolean,
): FamilyCell[] => {
  const inAll = (chosen: readonly number[]): number[] => {
    const [first, ...others] = chosen;
    return first === undefined ? [] : others.reduce(narrow, ticketsIn(families[first], cells[first] ?? -1));
  };
  const narrow = (tickets: readonly number[], family: number): number[] =>
    tickets.filter((ticket) => families[family]?.[ticket] === cells[family]);

  const counting = [...cells.keys()].filter((family) => (cells[family] ?? -1) >= 0);
  const start = leastOf(counting, (family) => ticketsIn(families[family], cells[family] ?? -1).length);
  let chosen = [start];
  for (let tickets = inAll(chosen); !isSmall(tickets); ) {
    const left = [...cells.keys()].filter((family) => !chosen.includes(family));
    if (left.length === 0) break;
    const next = leastOf(left, (family) => narrow(tickets, family).length);
    chosen.push(next);
    tickets = narrow(tickets, next);
  }
  for (const family of [...chosen]) {
    const fewer = chosen.filter((other) => other !== family);
    const countsAny = fewer.some((other) => (cells[other] ?? -1) >= 0);
    if (countsAny && isSmall(inAll(fewer))) chosen = fewer;
  }
  return chosen.sort((a, b) => a - b).map((family) => ({ family, cell: cells[family] ?? -1 }));
};

const ticketsIn = (family: Int32Array | undefined, cell: number): number[] => {
  const tickets: number[] = [];
  family?.forEach((own, ticket) => {
    if (own === cell) tickets.push(ticket);
  });
  return tickets;
};

const leastOf = (candidates: readonly number[], sizeOf: (candidate: number) => number): number => {
  let [best, least] = [-1, Infinity];
  for (const candidate of candidates) {
    const size = sizeOf(candidate);
    if (size < least) [best, least] = [candidate, size];
  }
  return best;
};
