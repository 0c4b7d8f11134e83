import type { Reading } from '../queries/reading.ts';
import { type CommunityRow, listCommunities } from '../queries/release-choices.ts';
import {
  type DrawnLine,
  listReleaseTickets,
  listTicketPlaces,
  listTicketsInside,
  listUnitCommunities,
  type ReleaseMonths,
  type ReleaseTicketRow,
} from '../queries/release-tickets.ts';
import { listCategories } from '../queries/ticket-columns.ts';

const rowsPerQuestion = 20_000;
export const nowhere = -1;

/** The tickets of some months that figures may count, as columns; one place per ticket, in the order of ids. */
export interface ReleaseGround {
  readonly ids: Float64Array;
  /** Months since the year 0. */
  readonly month: Int32Array;
  /** -1 without category. */
  readonly category: Int32Array;
  readonly topCategory: Int32Array;
  readonly importIds: readonly string[];
  /** Place in `importIds`. */
  readonly importOf: Int32Array;
  /** -1 when unknown. */
  readonly reporterOf: Int32Array;
  readonly isFine: Uint8Array;
  /** Per net the feature id of the community that each ticket lies in, -1 for none. */
  readonly communityOf: ReadonlyMap<number, Int32Array>;
  readonly communities: ReadonlyMap<number, readonly CommunityRow[]>;
  /** Per drawn line 1 for the tickets inside it. */
  readonly inside: ReadonlyMap<string, Uint8Array>;
}

export interface GroundWanted {
  readonly months: ReleaseMonths;
  readonly netRevisionIds: readonly number[];
  readonly lines: ReadonlyMap<string, DrawnLine>;
}

/** Reads page by page, each in a short transaction. */
export const readReleaseGround = async (reading: Reading, wanted: GroundWanted): Promise<ReleaseGround> => {
  const { months } = wanted;
  const tops = topCategories(await reading(listCategories));
  const rows: ReleaseTicketRow[] = [];
  await eachRow(
    (afterId) => reading((sql) => listReleaseTickets(sql, months, afterId, rowsPerQuestion)),
    (row) => rows.push(row),
  );
  const ids = Float64Array.from(rows, ({ id }) => id);
  const communityOf = new Map<number, Int32Array>();
  const communities = new Map<number, readonly CommunityRow[]>();
  for (const net of new Set(wanted.netRevisionIds)) {
    communities.set(net, await reading((sql) => listCommunities(sql, net)));
    communityOf.set(net, await readCommunities(reading, net, months, ids));
  }
  const inside = new Map<string, Uint8Array>();
  for (const [name, line] of wanted.lines) {
    const column = new Uint8Array(ids.length);
    const placeOf = placesAscending(ids);
    await eachRow(
      (afterId) => reading((sql) => listTicketsInside(sql, line, months, afterId, rowsPerQuestion)),
      ({ id }) => {
        const place = placeOf(id);
        if (place >= 0) column[place] = 1;
      },
    );
    inside.set(name, column);
  }
  return { ids, communityOf, communities, inside, ...columnsOf(rows, tops) };
};

/** Per ticket the feature id of its community on a net, -1 for none. */
const readCommunities = async (
  reading: Reading,
  net: number,
  months: ReleaseMonths,
  ids: Float64Array,
): Promise<Int32Array> => {
  const around = new Map(
    (await reading((sql) => listUnitCommunities(sql, net))).map(({ unit, community }) => [unit, community]),
  );
  const column = new Int32Array(ids.length).fill(nowhere);
  const placeOf = placesAscending(ids);
  await eachRow(
    (afterId) => reading((sql) => listTicketPlaces(sql, net, months, afterId, rowsPerQuestion)),
    ({ id, unit }) => {
      const place = placeOf(id);
      if (place >= 0) column[place] = around.get(unit) ?? nowhere;
    },
  );
  return column;
};

const columnsOf = (rows: readonly ReleaseTicketRow[], tops: ReadonlyMap<number, number>) => {
  const importNumber = new Map<string, number>();
  const reporterNumber = new Map<string, number>();
  return {
    month: Int32Array.from(rows, ({ month }) => month),
    category: Int32Array.from(rows, ({ categoryId }) => categoryId ?? nowhere),
    topCategory: Int32Array.from(rows, ({ categoryId }) => tops.get(categoryId ?? nowhere) ?? nowhere),
    importOf: Int32Array.from(rows, ({ importId }) => numbered(importNumber, importId)),
    importIds: [...importNumber.keys()],
    reporterOf: Int32Array.from(rows, ({ reporter }) =>
      reporter === null ? nowhere : numbered(reporterNumber, reporter),
    ),
    isFine: Uint8Array.from(rows, ({ isFine }) => (isFine ? 1 : 0)),
  };
};

const numbered = (numbers: Map<string, number>, name: string): number => {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
};

/** The top-level category of each category. */
export const topCategories = (
  categories: readonly { readonly id: number; readonly parentId: number | null }[],
): Map<number, number> => {
  const parentOf = new Map(categories.map(({ id, parentId }) => [id, parentId]));
  const topOf = (id: number): number => {
    let top = id;
    for (let up = parentOf.get(top); up !== null && up !== undefined; up = parentOf.get(top)) top = up;
    return top;
  };
  return new Map(categories.map(({ id }) => [id, topOf(id)]));
};

const eachRow = async <Row extends { readonly id: number }>(
  page: (afterId: number) => Promise<readonly Row[]>,
  visit: (row: Row) => void,
): Promise<void> => {
  for (let afterId = 0; ; ) {
    const rows = await page(afterId);
    for (const row of rows) visit(row);
    afterId = rows.at(-1)?.id ?? afterId;
    if (rows.length < rowsPerQuestion) return;
  }
};

/** Finds the places of ids that are asked for in ascending order; -1 for one that is not there. */
const placesAscending = (ids: Float64Array): ((id: number) => number) => {
  let place = 0;
  return (id) => {
    while ((ids[place] ?? Infinity) < id) place += 1;
    return ids[place] === id ? place : nowhere;
  };
};
