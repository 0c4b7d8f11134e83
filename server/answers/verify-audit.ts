import type { AuditAnchor, AuditFault, AuditVerification } from '../contract/audit.ts';
import { findLinksByHash, getLastIssuedId, listLinks, type StoredLink } from '../queries/audit-links.ts';
import type { Reading } from '../queries/reading.ts';
import { type ChainFault, startChainCheck } from './audit-chain.ts';

/** Anchors to compare the chain with, and lines of their file that are none. */
export interface AnchorsGiven {
  readonly anchors: readonly AuditAnchor[];
  readonly unreadableLines: readonly number[];
}

export interface VerifyAuditOptions {
  /** Read before the chain is: what is anchored later may lie behind its end. */
  readonly given?: AnchorsGiven | null;
  readonly pageSize?: number;
  readonly onProgress?: (count: number) => void;
}

const keptAnchors = 50;

/**
 * Computes every hash of the audit log again, page by page in short transactions, and compares it with anchors
 * where there are any. Without an anchor nobody can tell that the end of a chain was cut off.
 */
export const verifyAudit = async (
  reading: Reading,
  { given = null, pageSize = 2_000, onProgress = () => {} }: VerifyAuditOptions = {},
): Promise<AuditVerification> => {
  const check = startChainCheck(given?.anchors ?? []);
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const from = after;
    const page: StoredLink[] = await reading((sql) => listLinks(sql, from, pageSize));
    for (const link of page) check.take(link);
    count += page.length;
    onProgress(count);
    after = page.at(-1)?.id ?? after;
    if (page.length < pageSize) break;
  }
  const verdict = check.finish(await reading(getLastIssuedId));
  const unreadableLines = [...(given?.unreadableLines ?? [])];
  const lostCount = verdict.lostAnchors.length;
  return {
    checkedAt: new Date().toISOString(),
    sound: verdict.faultCount === 0 && lostCount === 0 && unreadableLines.length === 0,
    count: verdict.count,
    head: verdict.head,
    faultCount: verdict.faultCount,
    faults: await explainFaults(reading, verdict.faults),
    anchors:
      given === null
        ? null
        : {
            count: given.anchors.length,
            lostCount,
            lost: verdict.lostAnchors.slice(0, keptAnchors),
            unreadableLines,
          },
  };
};

/** Tells removed predecessors from those that stand elsewhere. */
const explainFaults = async (reading: Reading, faults: readonly ChainFault[]): Promise<AuditFault[]> => {
  const wanted = faults.flatMap((fault) =>
    fault.kind === 'detached' && fault.follows !== null ? [fault.follows] : [],
  );
  const found = wanted.length === 0 ? [] : await reading((sql) => findLinksByHash(sql, wanted));
  const idByHash = new Map(found.map(({ id, hash }) => [hash, Number(id)]));
  return faults.map((fault) => {
    if (fault.kind === 'edited') return { id: fault.id, kind: 'edited', predecessorId: null };
    // A first link that others stand before has its predecessor, which is none, elsewhere.
    if (fault.follows === null) return { id: fault.id, kind: 'predecessor-elsewhere', predecessorId: null };
    const predecessorId = idByHash.get(fault.follows) ?? null;
    const kind = predecessorId === null ? 'predecessor-missing' : 'predecessor-elsewhere';
    return { id: fault.id, kind, predecessorId };
  });
};
