import { refineAtoms, ticketsByAtom } from './disclosure-atoms.ts';
import {
  type DisclosureLimits,
  reachesLimits,
  type TicketFigures,
  ticketCounter,
} from './disclosure-limits.ts';

/** Primary: below the limits itself. Complementary: kept back so that others cannot be computed. */
export type Suppression = 'none' | 'primary' | 'complementary';

export interface PlannedCell {
  readonly table: number;
  readonly cell: number;
  readonly figures: TicketFigures;
  /** The pieces (atoms of all tables at once) that make up the cell. */
  readonly pieces: number[];
  suppression: Suppression;
}

/** Tables to be published and what is kept back in them. Works on pieces: sets of tickets no table divides. */
export class SuppressionPlan {
  readonly cells: readonly PlannedCell[];
  readonly #limits: DisclosureLimits;
  readonly #figuresOf: (tickets: ArrayLike<number>) => TicketFigures;
  readonly #ticketsOf: (piece: number) => Int32Array;
  /** Per piece the atom of the tables that are public already, -1 when none counts it. */
  readonly #earlierAtomOf: Int32Array;
  readonly #piecesOfEarlierAtom = new Map<number, number[]>();
  /** Per table and piece the index in `cells`, -1 for none. */
  readonly #cellOf: readonly Int32Array[];

  constructor(
    reporterOf: Int32Array,
    earlier: readonly Int32Array[],
    tables: readonly Int32Array[],
    limits: DisclosureLimits,
  ) {
    this.#limits = limits;
    this.#figuresOf = ticketCounter(reporterOf);
    const pieces = refineAtoms([...earlier, ...tables], reporterOf.length);
    const earlierAtoms = refineAtoms(earlier, reporterOf.length);
    this.#ticketsOf = ticketsByAtom(pieces);
    this.#earlierAtomOf = new Int32Array(pieces.count);
    this.#cellOf = tables.map(() => new Int32Array(pieces.count).fill(-1));
    const cells = new Map<string, PlannedCell & { index: number }>();
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const ticket = this.#ticketsOf(piece)[0] ?? -1;
      const earlierAtom = earlierAtoms.atomOf[ticket] ?? -1;
      this.#earlierAtomOf[piece] = earlierAtom;
      const beside = this.#piecesOfEarlierAtom.get(earlierAtom);
      if (beside === undefined) this.#piecesOfEarlierAtom.set(earlierAtom, [piece]);
      else beside.push(piece);
      for (const [table, cellOfTicket] of tables.entries()) {
        const cell = cellOfTicket[ticket] ?? -1;
        if (cell < 0) continue;
        const key = `${table} ${cell}`;
        const known = cells.get(key) ?? {
          ...{ index: cells.size, table, cell, pieces: [], suppression: 'none' },
          figures: this.#figuresOf([]),
        };
        known.pieces.push(piece);
        cells.set(key, known);
        (this.#cellOf[table] ?? new Int32Array())[piece] = known.index;
      }
    }
    this.cells = [...cells.values()].map((cell) => ({
      ...cell,
      figures: this.#figuresOfPieces(cell.pieces),
    }));
  }

  /** The pieces that nothing published tells from this one, itself among them. */
  groupOf(piece: number): number[] {
    const beside = this.#piecesOfEarlierAtom.get(this.#earlierAtomOf[piece] ?? -1) ?? [];
    return beside.filter((other) => this.#tablesApart(piece, other, 1) === 0);
  }

  /** Whether the tickets of a group cannot be known as too few: they reach the limits or nothing counts them. */
  isSafe(group: readonly number[]): boolean {
    const [piece] = group;
    if (piece === undefined || !this.#isCounted(piece)) return true;
    return reachesLimits(this.#figuresOfPieces(group), this.#limits);
  }

  /** One piece of each group that is not safe; fewest tickets first. */
  unsafePieces(): number[] {
    const published = this.#cellOf.map((_, table) =>
      this.#earlierAtomOf.map((_atom, piece) => this.#publishedCell(table, piece)),
    );
    const groups = refineAtoms([this.#earlierAtomOf, ...published], this.#earlierAtomOf.length);
    const piecesOf = ticketsByAtom(groups);
    const found: { piece: number; tickets: number }[] = [];
    for (let group = 0; group < groups.count; group += 1) {
      const pieces = piecesOf(group);
      const figures = this.#figuresOfPieces(pieces);
      if (!reachesLimits(figures, this.#limits))
        found.push({ piece: pieces[0] ?? -1, tickets: figures.tickets });
    }
    return found.sort((a, b) => a.tickets - b.tickets || a.piece - b.piece).map(({ piece }) => piece);
  }

  /** Whether all groups that pieces now lie in are safe. */
  areSafe(pieces: Iterable<number>): boolean {
    const left = new Set(pieces);
    for (const piece of left) {
      const group = this.groupOf(piece);
      if (!this.isSafe(group)) return false;
      for (const other of group) left.delete(other);
    }
    return true;
  }

  /**
   * Published cells whose suppression makes the group of a piece larger: those it lies in, and those that alone
   * tell it from others. When there is none of either: every cell that tells part of the same earlier atom apart.
   */
  cellsToSuppress(piece: number): PlannedCell[] {
    const found = new Set<number>();
    const own = this.#cellOf.map((_, table) => this.#publishedCell(table, piece));
    for (const cell of own) found.add(cell);
    const beside = this.#piecesOfEarlierAtom.get(this.#earlierAtomOf[piece] ?? -1) ?? [];
    for (const other of beside) {
      if (this.#tablesApart(piece, other, 2) !== 1) continue;
      const table = own.findIndex((cell, index) => cell !== this.#publishedCell(index, other));
      if (own[table] === -1) found.add(this.#publishedCell(table, other));
    }
    found.delete(-1);
    if (found.size === 0)
      for (const other of beside)
        for (const table of this.#cellOf.keys()) found.add(this.#publishedCell(table, other));
    found.delete(-1);
    return [...found].flatMap((index) => this.cells[index] ?? []).sort(byTickets);
  }

  /** A table as it may be published: -1 for tickets whose cell is kept back. */
  publishedTable(table: number, cellOfTicket: Int32Array): Int32Array {
    const kept = new Set<number>();
    for (const cell of this.cells)
      if (cell.table === table && cell.suppression === 'none') kept.add(cell.cell);
    return cellOfTicket.map((cell) => (kept.has(cell) ? cell : -1));
  }

  #publishedCell(table: number, piece: number): number {
    const index = this.#cellOf[table]?.[piece] ?? -1;
    return this.cells[index]?.suppression === 'none' ? index : -1;
  }

  #isCounted(piece: number): boolean {
    if ((this.#earlierAtomOf[piece] ?? -1) >= 0) return true;
    return this.#cellOf.some((_, table) => this.#publishedCell(table, piece) >= 0);
  }

  /** In how many tables two pieces lie in different published cells, counted no further than `most`. */
  #tablesApart(piece: number, other: number, most: number): number {
    let apart = 0;
    for (let table = 0; table < this.#cellOf.length && apart < most; table += 1)
      if (this.#publishedCell(table, piece) !== this.#publishedCell(table, other)) apart += 1;
    return apart;
  }

  #figuresOfPieces(pieces: ArrayLike<number>): TicketFigures {
    if (pieces.length === 1) return this.#figuresOf(this.#ticketsOf(pieces[0] ?? -1));
    const tickets: number[] = [];
    for (let index = 0; index < pieces.length; index += 1)
      for (const ticket of this.#ticketsOf(pieces[index] ?? -1)) tickets.push(ticket);
    return this.#figuresOf(tickets);
  }
}

const byTickets = (a: PlannedCell, b: PlannedCell): number =>
  a.figures.tickets - b.figures.tickets || a.table - b.table || a.cell - b.cell;
