import { requestTypeNames, ticketStateNames } from '../contract/ticket-dimensions.ts';
import type { CellRow, NetUnitRow, TicketColumnRow } from '../queries/ticket-columns.ts';
import { divide, divisions, matchLevels } from './ticket-division.ts';
import { lightOfClosed, OpenDeadlines } from './ticket-lights.ts';
import { ValueList } from './value-list.ts';

export const none = -1;

/** One number for each ticket; tickets are in the order of their days. */
export interface TicketArrays {
  readonly id: Float64Array;
  /** Days since 1970-01-01 and hour of receipt, Asia/Shanghai. */
  readonly day: Int32Array;
  readonly hour: Uint8Array;
  /** -1 without category. */
  readonly category: Int16Array;
  /** Place in `divisions`. */
  readonly division: Uint8Array;
  /** Place in `matchLevels`. */
  readonly match: Uint8Array;
  /** Place in the cells, -1 without cell. */
  readonly cell: Int32Array;
  /** Place in the units of the leaf that the point lies in, -1 outside. */
  readonly leaf: Int32Array;
  /** Place in `sources`. */
  readonly source: Int16Array;
  /** Place in `requestTypeNames`, in `ticketStateNames`, in `deadlineLights`. */
  readonly requestType: Uint8Array;
  readonly state: Uint8Array;
  readonly light: Uint8Array;
  /** Place in `assessedStreets` (考核归属街道) and in `offices` (承办单位), -1 without. */
  readonly assessedStreet: Int16Array;
  readonly office: Int16Array;
  /** Bits of `ticketFacts`. */
  readonly facts: Uint16Array;
}

/** What the numbers of some arrays stand for. */
interface TicketValues {
  readonly sources: readonly string[];
  /** Ids of units and of responsible units. */
  readonly assessedStreets: readonly string[];
  readonly offices: readonly string[];
  readonly openDeadlines: OpenDeadlines;
}

const emptyArrays = (capacity: number): TicketArrays => ({
  id: new Float64Array(capacity),
  day: new Int32Array(capacity),
  hour: new Uint8Array(capacity),
  category: new Int16Array(capacity),
  division: new Uint8Array(capacity),
  match: new Uint8Array(capacity),
  cell: new Int32Array(capacity),
  leaf: new Int32Array(capacity),
  source: new Int16Array(capacity),
  requestType: new Uint8Array(capacity),
  state: new Uint8Array(capacity),
  light: new Uint8Array(capacity),
  assessedStreet: new Int16Array(capacity),
  office: new Int16Array(capacity),
  facts: new Uint16Array(capacity),
});

const cellKey = (east: number, north: number): string => `${east} ${north}`;

/** Takes rows as they come; rows beyond the expected size belong to a newer build and are left to its columns. */
export class TicketArrayWriter {
  readonly #capacity: number;
  readonly #arrays: TicketArrays;
  readonly #cellPlaces: ReadonlyMap<string, number>;
  readonly #leafPlaces: ReadonlyMap<number, number>;
  readonly #sources = new ValueList();
  readonly #streets = new ValueList();
  readonly #offices = new ValueList();
  readonly #openDeadlines = new OpenDeadlines();
  #size = 0;

  constructor(capacity: number, cells: readonly CellRow[], units: readonly NetUnitRow[]) {
    this.#capacity = capacity;
    this.#arrays = emptyArrays(capacity);
    this.#cellPlaces = new Map(cells.map(({ east, north }, place) => [cellKey(east, north), place]));
    this.#leafPlaces = new Map(units.map(({ featureId }, place) => [featureId, place]));
  }

  add(rows: readonly TicketColumnRow[]): void {
    for (const row of rows.slice(0, this.#capacity - this.#size)) {
      this.#write(this.#size, row);
      this.#size += 1;
    }
  }

  /** The arrays in the order of days, and what their numbers stand for. */
  finish(): TicketArrays & TicketValues & { readonly size: number } {
    const order = orderOfDays(this.#arrays.day.subarray(0, this.#size));
    const arrays = order === null ? this.#arrays : reordered(this.#arrays, order.ticketAt);
    if (order !== null) this.#openDeadlines.renumber(order.newPlace);
    return {
      ...arrays,
      size: this.#size,
      sources: this.#sources.values,
      assessedStreets: this.#streets.values,
      offices: this.#offices.values,
      openDeadlines: this.#openDeadlines,
    };
  }

  #write(place: number, row: TicketColumnRow): void {
    const arrays = this.#arrays;
    const { cellEast, cellNorth } = row;
    const cell =
      cellEast === null || cellNorth === null
        ? none
        : (this.#cellPlaces.get(cellKey(cellEast, cellNorth)) ?? none);
    const leaf = row.featureId === null ? none : (this.#leafPlaces.get(row.featureId) ?? none);
    const division = divide({ ...row, hasCell: cell !== none, inUnit: leaf !== none });
    arrays.id[place] = row.id;
    arrays.day[place] = row.day;
    arrays.hour[place] = row.hour;
    arrays.category[place] = row.categoryId ?? none;
    arrays.division[place] = divisions.indexOf(division);
    arrays.match[place] = matchLevels.indexOf(row.matchLevel);
    arrays.cell[place] = cell;
    arrays.leaf[place] = leaf;
    arrays.source[place] = this.#sources.placeOf(row.source);
    arrays.requestType[place] = requestTypeNames.indexOf(row.requestType);
    arrays.state[place] = ticketStateNames.indexOf(row.state);
    arrays.assessedStreet[place] = this.#streets.placeOf(row.assessedStreetId);
    arrays.office[place] = this.#offices.placeOf(row.officeId);
    arrays.facts[place] = row.facts;
    arrays.light[place] = lightOfClosed(row.facts);
    if (row.openSince !== null && row.openDue !== null)
      this.#openDeadlines.add(place, row.openSince, row.openDue);
  }
}

/** A stable order by day (counting sort); null where they are in order already. */
const orderOfDays = (day: Int32Array): { newPlace: Int32Array; ticketAt: Int32Array } | null => {
  let isSorted = true;
  let [least, most] = [Infinity, -Infinity];
  for (let ticket = 0; ticket < day.length; ticket += 1) {
    const own = day[ticket] ?? 0;
    if (own < most) isSorted = false;
    least = Math.min(least, own);
    most = Math.max(most, own);
  }
  if (isSorted) return null;
  const next = new Int32Array(most - least + 2);
  for (const own of day) next[own - least + 1] = (next[own - least + 1] ?? 0) + 1;
  for (let at = 1; at < next.length; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const newPlace = new Int32Array(day.length);
  const ticketAt = new Int32Array(day.length);
  for (const [ticket, own] of day.entries()) {
    const place = next[own - least] ?? 0;
    next[own - least] = place + 1;
    newPlace[ticket] = place;
    ticketAt[place] = ticket;
  }
  return { newPlace, ticketAt };
};

const reordered = (arrays: TicketArrays, ticketAt: Int32Array): TicketArrays => {
  const inOrder = emptyArrays(ticketAt.length);
  for (const name of Object.keys(arrays) as (keyof TicketArrays)[]) {
    const [from, to] = [arrays[name], inOrder[name]];
    for (let place = 0; place < ticketAt.length; place += 1) to[place] = from[ticketAt[place] ?? 0] ?? 0;
  }
  return inOrder;
};
