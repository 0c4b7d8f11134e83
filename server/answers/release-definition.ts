import { AppError } from '../contract/app-error.ts';
import { type ReleaseDefinition, sensitiveCategoryName } from '../contract/public-counts.ts';
import type { Reading } from '../queries/reading.ts';
import { getReleasePeriod, listNetsInForce, type ReleaseNet } from '../queries/release-choices.ts';
import { isValidOutline, listUnplacedImports } from '../queries/release-tickets.ts';
import { getReleaseStamp, type ReleaseScope, type ReleaseStamp } from '../queries/releases.ts';
import { type CategoryRow, listCategories } from '../queries/ticket-columns.ts';

/** A proposal that can be proven: all it names is there and over. */
export interface CheckedDefinition {
  readonly scope: ReleaseScope;
  readonly net: ReleaseNet;
  readonly categories: readonly CategoryRow[];
  readonly dataUntil: string;
  readonly stamp: ReleaseStamp;
}

/** Ids of categories that no figure counts: sensitive ones and all below them. */
export const sensitiveCategories = (categories: readonly CategoryRow[]): number[] => {
  const left = new Set(categories.filter(({ name }) => sensitiveCategoryName.test(name)).map(({ id }) => id));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const { id, parentId } of categories) if (parentId !== null && left.has(parentId)) left.add(id);
  }
  return [...left].sort((a, b) => a - b);
};

/** Top-level categories that figures can be published for. */
export const publicCategories = (categories: readonly CategoryRow[]): CategoryRow[] => {
  const left = new Set(sensitiveCategories(categories));
  return categories.filter(({ id, parentId }) => parentId === null && !left.has(id));
};

/**
 * Looks up what a proposal names. Throws `not-found` for an unknown net or one not in force, `parameter-wrong` for
 * categories and lines that cannot be counted, `release-month-open` where the last month is not over, and
 * `release-net-unplaced` where imports have not been placed on the net.
 */
export const checkDefinition = async (
  reading: Reading,
  definition: ReleaseDefinition,
): Promise<CheckedDefinition> => {
  const { title, netRevisionId, fromMonth, untilMonth, outline, withTotals } = definition;
  const found = await reading(async (sql) => ({
    nets: await listNetsInForce(sql),
    categories: await listCategories(sql),
    period: await getReleasePeriod(sql),
    stamp: await getReleaseStamp(sql),
    isValid: outline === null || (await isValidOutline(sql, outline)),
    unplaced: await listUnplacedImports(sql, netRevisionId, definition),
  }));
  const { categories, period, stamp } = found;
  const net = found.nets.find(({ id }) => id === netRevisionId);
  if (net === undefined) throw new AppError('not-found', { what: `netRevisionId ${netRevisionId}` });
  const { dataUntil, lastMonth } = period;
  if (dataUntil === null || lastMonth === null || untilMonth > lastMonth)
    throw new AppError('release-month-open', { month: untilMonth, day: dataUntil ?? '–' });
  if (!found.isValid) throw wrong('outline', '画线自相交', 'the line crosses itself');
  const allowed = new Set(publicCategories(categories).map(({ id }) => id));
  const missing = definition.categories?.find((id) => !allowed.has(id));
  if (missing !== undefined)
    throw wrong(
      'categories',
      `${missing} 不是可公布的一级类别`,
      `${missing} is no top-level category that may be published`,
    );
  if (found.unplaced.length > 0)
    throw new AppError('release-net-unplaced', { title: net.title, imports: found.unplaced.join('、') });
  const scope: ReleaseScope = {
    ...{ title, netRevisionId, fromMonth, untilMonth, outline, withTotals },
    categories: definition.categories,
    leftOutCategories: sensitiveCategories(categories),
    importIds: stamp.importIds,
  };
  return { scope, net, categories, dataUntil, stamp };
};

const wrong = (name: string, zh: string, en: string): AppError =>
  new AppError('parameter-wrong', { name, reason: { zh, en } });
