import type { Reading } from '../queries/reading.ts';
import type { DrawnLine } from '../queries/release-tickets.ts';
import {
  listEverPublic,
  listShownCells,
  type ReleaseScope,
  type StoredCell,
  type StoredScope,
} from '../queries/releases.ts';
import { type ReleaseGround, readReleaseGround } from './release-ground.ts';
import { keyOfCell, monthHashesOf, publishedTable, tablesOfRelease } from './release-tables.ts';
import type { NamedTable } from './release-words.ts';

/** What a proof starts from: the tickets of the months in question, and all that is public about them. */
export interface ProofBasis {
  readonly ground: ReleaseGround;
  readonly earlier: readonly NamedTable[];
  readonly earlierIds: readonly number[];
  /** An earlier release that no longer counts what it counted; null where all do. */
  readonly changed: StoredScope | null;
}

/** The name of the drawn line of a proposal; those of releases are called by their ids. */
export const ownLine = 'own';

/**
 * Reads the tickets of the months of a release, and recomputes what was ever made public about these months. Cells
 * lie within one month, so other months cannot add to what can be told apart in these.
 */
export const readProofBasis = async (
  reading: Reading,
  scope: ReleaseScope,
  own: DrawnLine | null,
  ownId: number | null,
): Promise<ProofBasis> => {
  const everPublic = await reading(listEverPublic);
  const overlapping = everPublic.filter(
    ({ id, fromMonth, untilMonth }) =>
      id !== ownId && fromMonth <= scope.untilMonth && untilMonth >= scope.fromMonth,
  );
  const lines = new Map<string, DrawnLine>(
    overlapping.flatMap(({ id, outline }) => (outline === null ? [] : [[String(id), { releaseId: id }]])),
  );
  if (own !== null) lines.set(ownLine, own);
  const earlierIds = overlapping.map(({ id }) => id);
  const shown = shownByRelease(await reading((sql) => listShownCells(sql, earlierIds, scope)));
  const ground = await readReleaseGround(reading, {
    months: scope,
    netRevisionIds: [scope.netRevisionId, ...overlapping.map(({ netRevisionId }) => netRevisionId)],
    lines,
  });
  const earlier: NamedTable[] = [];
  let changed: StoredScope | null = null;
  for (const release of overlapping) {
    const tables = tablesOfRelease(release, ground, String(release.id));
    if (!countsAsBefore(release, ground, tables, scope)) changed = release;
    earlier.push(...named(tables, release, shown.get(release.id) ?? new Set(), release.title));
  }
  return { ground, earlier, earlierIds, changed };
};

/** Tables of a release with what they are called by, without the cells that show no value. */
export const named = (
  tables: ReturnType<typeof tablesOfRelease>,
  scope: ReleaseScope,
  shown: ReadonlySet<string>,
  title: string | null,
): NamedTable[] =>
  tables.map((table) => ({
    ...table,
    ...{ family: publishedTable(table, shown), netRevisionId: scope.netRevisionId, title },
  }));

const shownByRelease = (cells: readonly StoredCell[]): Map<number, Set<string>> => {
  const shown = new Map<number, Set<string>>();
  for (const cell of cells)
    shown.set(cell.releaseId, (shown.get(cell.releaseId) ?? new Set()).add(keyOfCell(cell)));
  return shown;
};

/** Whether a release counts in these months the same tickets as when it was proven. */
export const countsAsBefore = (
  release: StoredScope,
  ground: ReleaseGround,
  tables: ReturnType<typeof tablesOfRelease>,
  months: Pick<ReleaseScope, 'fromMonth' | 'untilMonth'>,
): boolean => {
  const [main] = tables;
  if (main === undefined) return false;
  const now = monthHashesOf(release, ground, main);
  return Object.entries(release.monthHashes).every(
    ([month, hash]) => month < months.fromMonth || month > months.untilMonth || now[month] === hash,
  );
};
