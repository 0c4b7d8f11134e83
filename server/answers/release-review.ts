import { AppError } from '../contract/app-error.ts';
import type { ReleaseCertificate } from '../contract/public-counts.ts';
import { proveDisclosure } from '../engines/stats/disclosure-proof.ts';
import { roundToFive } from '../engines/stats/rounding.ts';
import type { Reading } from '../queries/reading.ts';
import {
  getReleaseScope,
  getReleaseStamp,
  listShownCells,
  type ReleaseStamp,
  type StoredScope,
} from '../queries/releases.ts';
import { listCategories } from '../queries/ticket-columns.ts';
import { countsAsBefore, named, ownLine, readProofBasis } from './release-basis.ts';
import { certificateOf } from './release-certificate.ts';
import { changedWords, exposesWords, type Refusal, wordsOf } from './release-refusal.ts';
import { countsOf, keyOfCell, tablesOfRelease } from './release-tables.ts';

/** The proof of a kept proposal against all that is public by now, or why it does not hold. */
export type ReleaseReproof =
  | { readonly certificate: ReleaseCertificate; readonly stamp: ReleaseStamp }
  | { readonly refusal: Refusal };

/**
 * Proves a proposal once more as it was kept: with its own imports and cells, and with what was published since.
 * Throws `not-found`.
 */
export const proveReleaseAgain = async (reading: Reading, id: number): Promise<ReleaseReproof> => {
  const { release, stamp, categories } = await reading(async (sql) => ({
    release: await getReleaseScope(sql, id),
    stamp: await getReleaseStamp(sql),
    categories: await listCategories(sql),
  }));
  if (release === null) throw new AppError('not-found', { what: `release ${id}` });
  const line = release.outline === null ? null : { releaseId: id };
  const basis = await readProofBasis(reading, release, line, id);
  const { ground } = basis;
  const cells = await reading((sql) => listShownCells(sql, [id], release));
  const values = new Map(cells.map((cell) => [keyOfCell(cell), cell.value]));
  const tables = tablesOfRelease(release, ground, ownLine);
  const changed = basis.changed ?? (isAsKept(release, ground, tables, values) ? null : release);
  if (changed !== null) return { refusal: { reason: 'tickets-changed', text: changedWords(changed.title) } };
  const own = named(tables, release, new Set(values.keys()), null);
  const all = [...basis.earlier, ...own];
  const proof = proveDisclosure({
    reporterOf: ground.reporterOf,
    families: all.map(({ family }) => family),
  });
  if (!proof.safe) {
    const found = wordsOf(proof, all, { communities: ground.communities, categories });
    return { refusal: { reason: 'exposes', text: exposesWords(found) } };
  }
  const kept = tables.flatMap((table) =>
    table.cells.map((cell) => ({ value: values.get(keyOfCell(cell)) ?? null })),
  );
  return { certificate: certificateOf(proof, kept, basis.earlierIds, release.monthHashes), stamp };
};

/** Whether a proposal counts the same tickets as when it was kept, and shows what it counts. */
const isAsKept = (
  release: StoredScope,
  ground: Parameters<typeof tablesOfRelease>[1],
  tables: ReturnType<typeof tablesOfRelease>,
  values: ReadonlyMap<string, number>,
): boolean => {
  const counted = tables.flatMap((table) => {
    const counts = countsOf(table);
    return table.cells.flatMap((cell, place) => {
      const value = values.get(keyOfCell(cell));
      return value === undefined ? [] : [value === roundToFive(counts[place] ?? 0)];
    });
  });
  return (
    countsAsBefore(release, ground, tables, release) &&
    counted.length === values.size &&
    counted.every((isSame) => isSame)
  );
};
