import { createHash } from 'node:crypto';
import type { ReleaseCertificate } from '../contract/public-counts.ts';
import { publicLimits } from '../engines/stats/disclosure-limits.ts';
import type { DisclosureProof } from '../engines/stats/disclosure-proof.ts';
import type { NewCell } from '../queries/releases.ts';

const engine = 'atoms-1';

/** What is kept of a proof. */
export const certificateOf = (
  proof: DisclosureProof,
  cells: readonly Pick<NewCell, 'value'>[],
  provenWith: readonly number[],
  monthHashes: Readonly<Record<string, string>>,
): ReleaseCertificate => {
  const smallest = proof.safe ? proof.smallest : null;
  const values = cells.map(({ value }) => value);
  const publishedCells = values.filter((value) => value !== null).length;
  return {
    ...{ engine, limits: { ...publicLimits }, atoms: proof.atoms },
    smallestTickets: smallest?.tickets ?? 0,
    smallestReporters: smallest?.reporters ?? 0,
    publishedCells,
    keptBackCells: cells.length - publishedCells,
    provenWith: [...provenWith],
    hash: createHash('sha256')
      .update(JSON.stringify([monthHashes, values]))
      .digest('hex'),
    provenAt: new Date().toISOString(),
  };
};
