import { createHash } from 'node:crypto';
import type { ReleaseScope, StoredCell } from '../queries/releases.ts';
import { nowhere, type ReleaseGround } from './release-ground.ts';

/** What one number of a table counts. */
export interface TableCell {
  readonly area: StoredCell['area'];
  /** Feature id of the community; null for the district and a drawn line. */
  readonly featureId: number | null;
  /** YYYY-MM */
  readonly month: string;
  readonly categoryId: number | null;
}

/** A table: its cells, and which of them counts each ticket of the ground (-1: none). */
export interface ReleaseTable {
  readonly cells: readonly TableCell[];
  readonly cellOf: Int32Array;
}

/** Months since the year 0 of YYYY-MM. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
export const monthOfNumber = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** The months of a release, one by one. */
export const monthsOf = ({
  fromMonth,
  untilMonth,
}: Pick<ReleaseScope, 'fromMonth' | 'untilMonth'>): string[] => {
  const first = monthNumber(fromMonth);
  return Array.from({ length: monthNumber(untilMonth) - first + 1 }, (_, index) =>
    monthOfNumber(first + index),
  );
};

/**
 * The tables of a release over the ground: one of communities or of the drawn line, by month and category, and one
 * of the district where totals are wanted. `line` names its drawn line in the ground.
 */
export const tablesOfRelease = (scope: ReleaseScope, ground: ReleaseGround, line: string): ReleaseTable[] => {
  const communities = ground.communities.get(scope.netRevisionId) ?? [];
  const places = scope.outline === null ? communities.map(({ featureId }) => featureId) : [null];
  const area = scope.outline === null ? 'community' : 'drawn';
  const main = tableOf(scope, ground, line, area, places);
  return scope.withTotals ? [main, totalsOf(scope, ground, main)] : [main];
};

const tableOf = (
  scope: ReleaseScope,
  ground: ReleaseGround,
  line: string,
  area: 'community' | 'drawn',
  places: readonly (number | null)[],
): ReleaseTable => {
  const months = monthsOf(scope);
  const categories = scope.categories ?? [null];
  const cells = places.flatMap((featureId) =>
    months.flatMap((month) => categories.map((categoryId) => ({ area, featureId, month, categoryId }))),
  );
  const placeOf = new Map(places.map((featureId, place) => [featureId ?? nowhere, place]));
  const categoryPlace = new Map(scope.categories?.map((id, place) => [id, place]));
  const isLeftOut = new Set(scope.leftOutCategories);
  const isImported = new Set(scope.importIds.map((id) => ground.importIds.indexOf(id)));
  const community = ground.communityOf.get(scope.netRevisionId);
  const inside = ground.inside.get(line);
  const firstMonth = monthNumber(scope.fromMonth);
  const cellOf = new Int32Array(ground.ids.length).fill(nowhere);
  for (let ticket = 0; ticket < cellOf.length; ticket += 1) {
    const month = (ground.month[ticket] ?? nowhere) - firstMonth;
    const place = community?.[ticket] ?? nowhere;
    if (month < 0 || month >= months.length || place === nowhere) continue;
    if (!isImported.has(ground.importOf[ticket] ?? nowhere)) continue;
    if (isLeftOut.has(ground.category[ticket] ?? nowhere)) continue;
    if (area === 'drawn' && (inside?.[ticket] !== 1 || ground.isFine[ticket] !== 1)) continue;
    const category = scope.categories === null ? 0 : categoryPlace.get(ground.topCategory[ticket] ?? nowhere);
    const row = area === 'drawn' ? 0 : placeOf.get(place);
    if (category === undefined || row === undefined) continue;
    cellOf[ticket] = (row * months.length + month) * categories.length + category;
  }
  return { cells, cellOf };
};

/** The district by month and category: the sum of all communities, those among them that are kept back. */
const totalsOf = (scope: ReleaseScope, ground: ReleaseGround, main: ReleaseTable): ReleaseTable => {
  const perPlace = monthsOf(scope).length * (scope.categories?.length ?? 1);
  const cells = main.cells
    .slice(0, perPlace)
    .map((cell) => ({ ...cell, area: 'district' as const, featureId: null }));
  const cellOf = Int32Array.from({ length: ground.ids.length }, (_, ticket) => {
    const cell = main.cellOf[ticket] ?? nowhere;
    return cell < 0 ? nowhere : cell % perPlace;
  });
  return { cells, cellOf };
};

export const keyOfCell = ({ area, featureId, month, categoryId }: TableCell): string =>
  `${area} ${featureId ?? ''} ${month} ${categoryId ?? ''}`;

/** A table as it was published: -1 for tickets of cells that show no value. */
export const publishedTable = (table: ReleaseTable, shown: ReadonlySet<string>): Int32Array => {
  const isShown = table.cells.map((cell) => shown.has(keyOfCell(cell)));
  return table.cellOf.map((cell) => (isShown[cell] === true ? cell : nowhere));
};

/** Tickets in each cell. */
export const countsOf = ({ cells, cellOf }: ReleaseTable): Int32Array => {
  const counts = new Int32Array(cells.length);
  for (const cell of cellOf) if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1;
  return counts;
};

/** Per month the sha-256 (hex) of which ticket the main table counts where, whether it is shown or not. */
export const monthHashesOf = (
  scope: ReleaseScope,
  ground: ReleaseGround,
  main: ReleaseTable,
): Record<string, string> => {
  const hashes = new Map(monthsOf(scope).map((month) => [month, createHash('sha256')]));
  const numbers = new Float64Array(3);
  const bytes = new Uint8Array(numbers.buffer);
  for (let ticket = 0; ticket < main.cellOf.length; ticket += 1) {
    const cell = main.cells[main.cellOf[ticket] ?? nowhere];
    if (cell === undefined) continue;
    numbers.set([ground.ids[ticket] ?? 0, cell.featureId ?? 0, cell.categoryId ?? 0]);
    hashes.get(cell.month)?.update(bytes);
  }
  return Object.fromEntries([...hashes].map(([month, hash]) => [month, hash.digest('hex')]));
};
