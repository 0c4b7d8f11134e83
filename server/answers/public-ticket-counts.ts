import { createHash } from 'node:crypto';
import {
  type PublicCountsQuery,
  type PublicTicketCounts,
  publicCountsNote,
  publicRounding,
} from '../contract/public-counts.ts';
import { publicLimits } from '../engines/stats/disclosure-limits.ts';
import { isPublicSynthetic, listPublicCells, listPublicReleases } from '../queries/public-ticket-counts.ts';
import type { Reading } from '../queries/reading.ts';

/** Reviewed figures with where they come from and how they may be read, and an ETag of all of it. */
export const readPublicCounts = async (
  reading: Reading,
  wanted: PublicCountsQuery,
): Promise<{ counts: PublicTicketCounts; etag: string }> => {
  const { cells, releases, synthetic } = await reading(async (sql) => ({
    cells: await listPublicCells(sql, wanted),
    releases: await listPublicReleases(sql),
    synthetic: await isPublicSynthetic(sql),
  }));
  const counts: PublicTicketCounts = {
    ...{ cells: [...cells], releases: [...releases], rounding: publicRounding, synthetic },
    ...{ limits: { ...publicLimits }, note: publicCountsNote },
  };
  const hash = createHash('sha256').update(JSON.stringify(counts)).digest('base64url');
  return { counts, etag: `W/"${hash.slice(0, 24)}"` };
};
