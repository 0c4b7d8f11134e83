import type { Wording } from '../contract/app-error.ts';
import type { Exposure } from '../engines/stats/disclosure-proof.ts';
import type { CommunityRow } from '../queries/release-choices.ts';
import type { CategoryRow } from '../queries/ticket-columns.ts';
import { nowhere } from './release-ground.ts';
import type { ReleaseTable, TableCell } from './release-tables.ts';

/** A table as it takes part in a proof, with what people call it. */
export interface NamedTable extends ReleaseTable {
  /** Without the cells that are kept back. */
  readonly family: Int32Array;
  readonly netRevisionId: number;
  /** Title of the release that made it public; null for the one that is proposed. */
  readonly title: string | null;
}

/** What cells are called by. */
export interface CellNames {
  readonly communities: ReadonlyMap<number, readonly CommunityRow[]>;
  readonly categories: readonly CategoryRow[];
}

const mostNamedCells = 3;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const monthWords = (month: string): Wording => {
  const [year = '', number = ''] = month.split('-');
  return { zh: `${year}年${Number(number)}月`, en: `${monthNames[Number(number) - 1] ?? number} ${year}` };
};

const placeWords = (cell: TableCell, netRevisionId: number, names: CellNames): Wording => {
  if (cell.area === 'district') return { zh: '全区合计', en: 'the whole district' };
  if (cell.area === 'drawn') return { zh: '画线范围', en: 'the drawn area' };
  const community = names.communities
    .get(netRevisionId)
    ?.find(({ featureId }) => featureId === cell.featureId);
  const name = community?.name ?? '?';
  return { zh: name, en: community?.nameEn ?? name };
};

/** A cell in words without its month: its place, category, net and where it is or will be published. */
const cellWords = (cell: TableCell, table: NamedTable, names: CellNames): Wording => {
  const place = placeWords(cell, table.netRevisionId, names);
  const category = names.categories.find(({ id }) => id === cell.categoryId);
  const source: Wording =
    table.title === null
      ? { zh: '本次', en: 'this proposal' }
      : { zh: `已公布的“${table.title}”`, en: `published as "${table.title}"` };
  return {
    zh: `${place.zh}${category === undefined ? '' : `·${category.name}`}(网格版本${table.netRevisionId},${source.zh})`,
    en: `${place.en}${category === undefined ? '' : `, ${category.nameEn}`} (net revision ${table.netRevisionId}, ${source.en})`,
  };
};

const joined = (parts: readonly Wording[], zh: string, en: string): Wording => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

/**
 * What somebody would have to combine, such as 2026年5月 A(网格版本3)减去 A(网格版本4). Says which figures,
 * never how few tickets come out.
 */
export const combinationWords = (
  exposure: Exposure,
  tables: readonly NamedTable[],
  names: CellNames,
): Wording => {
  const used = asDifference(
    exposure.combination.flatMap(({ family, cell }): Used[] => {
      const table = tables[family];
      return table === undefined ? [] : [{ table, cell }];
    }),
  );
  const counting = used.filter(({ cell }) => cell >= 0);
  const base = ticketsInAll(counting);
  const counted = counting.flatMap(({ table, cell }) => table.cells[cell] ?? []);
  const shown = counting.flatMap(({ table, cell }) => {
    const found = table.cells[cell];
    return found === undefined ? [] : [cellWords(found, table, names)];
  });
  const taken = used.flatMap(({ table, cell, but = nowhere }) =>
    cell >= 0 ? [] : cellsAmong(base, table, but).map((other) => cellWords(other, table, names)),
  );
  const month = monthWords(counted[0]?.month ?? '');
  const overlap = joined(shown, ' 与 ', ' and ');
  const first: Wording =
    shown.length < 2 ? overlap : { zh: `${overlap.zh} 重叠的部分`, en: `the overlap of ${overlap.en}` };
  if (taken.length === 0) return { zh: `${month.zh} ${first.zh}`, en: `${month.en}: ${first.en}` };
  const less = joined(taken.slice(0, mostNamedCells), '、', ', ');
  const more = taken.length - mostNamedCells;
  const rest: Wording =
    more > 0 ? { zh: `等 ${taken.length} 项`, en: ` and ${more} more` } : { zh: '', en: '' };
  return {
    zh: `${month.zh} ${first.zh}减去 ${less.zh}${rest.zh}`,
    en: `${month.en}: ${first.en} less ${less.en}${rest.en}`,
  };
};

interface Used {
  readonly table: NamedTable;
  /** -1: less what cells of the table count. */
  readonly cell: number;
  /** With -1: the cell that is not taken away. */
  readonly but?: number;
}

/** The overlap of two cells as one less the others, where these lie wholly inside it: easier to see on a map. */
const asDifference = (used: readonly Used[]): readonly Used[] => {
  const [first, second, ...more] = used;
  if (first === undefined || second === undefined || more.length > 0) return used;
  if (first.cell < 0 || second.cell < 0) return used;
  const whole = [
    [first, second],
    [second, first],
  ].find(([one, other]) => one !== undefined && other !== undefined && othersLieInside(one, other));
  const [one, other] = whole ?? [];
  return one === undefined || other === undefined
    ? used
    : [one, { table: other.table, cell: -1, but: other.cell }];
};

/** Whether all tickets of the cell that are not in the other one lie in cells that reach nowhere else. */
const othersLieInside = (one: Used, other: Used): boolean => {
  const inside = new Set<number>();
  one.table.family.forEach((cell, ticket) => {
    if (cell === one.cell) inside.add(other.table.family[ticket] ?? nowhere);
  });
  inside.delete(other.cell);
  if (inside.size === 0 || inside.has(nowhere)) return false;
  return other.table.family.every(
    (cell, ticket) => !inside.has(cell) || one.table.family[ticket] === one.cell,
  );
};

const ticketsInAll = (
  counting: readonly { readonly table: NamedTable; readonly cell: number }[],
): number[] => {
  const [first, ...others] = counting;
  const tickets: number[] = [];
  first?.table.family.forEach((cell, ticket) => {
    if (cell !== first.cell) return;
    if (others.every(({ table, cell: wanted }) => table.family[ticket] === wanted)) tickets.push(ticket);
  });
  return tickets;
};

/** The published cells of a table, but one, that count any of these tickets. */
const cellsAmong = (tickets: readonly number[], table: NamedTable, but: number): TableCell[] => {
  const found = new Set(tickets.map((ticket) => table.family[ticket] ?? nowhere));
  found.delete(but);
  return [...found].flatMap((cell) => table.cells[cell] ?? []);
};
