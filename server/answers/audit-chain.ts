import type { AuditAnchor, LostAnchor } from '../contract/audit.ts';
import type { StoredLink } from '../queries/audit-links.ts';
import { exactMoment, isUntouched } from './audit-link-check.ts';

/** Where the chain is broken; `follows` is the hash of the link it was written after, null for a first one. */
export type ChainFault =
  | { readonly id: number; readonly kind: 'edited' }
  | { readonly id: number; readonly kind: 'detached'; readonly follows: string | null };

export interface ChainVerdict {
  readonly count: number;
  readonly head: AuditAnchor | null;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly ChainFault[];
  readonly lostAnchors: readonly LostAnchor[];
}

export interface ChainCheck {
  /** The next link in the order of ids. */
  take(link: StoredLink): void;
  /** What was found; `lastIssuedId` is the highest id ever given out, null where that is not known. */
  finish(lastIssuedId: number | null): ChainVerdict;
}

const keptFaults = 50;

/**
 * Checks a chain link by link: each must fit its own hash and name the hash of the one before. Gaps in the ids mean
 * nothing, since a transaction that is rolled back leaves one. Memory does not grow with the chain.
 */
export const startChainCheck = (anchors: readonly AuditAnchor[]): ChainCheck => {
  const faults: ChainFault[] = [];
  let faultCount = 0;
  let count = 0;
  let last: StoredLink | null = null;
  const compared = startAnchorComparison(anchors);
  const note = (fault: ChainFault): void => {
    faultCount += 1;
    if (faults.length < keptFaults) faults.push(fault);
  };
  return {
    take(link) {
      count += 1;
      const id = Number(link.id);
      if (!isUntouched(link)) note({ id, kind: 'edited' });
      if (link.previousHash !== (last?.hash ?? null))
        note({ id, kind: 'detached', follows: link.previousHash });
      compared.take(link, count);
      last = link;
    },
    finish(lastIssuedId) {
      const head = last === null ? null : headOf(last, count);
      return { count, head, faultCount, faults, lostAnchors: compared.lost(lastIssuedId) };
    },
  };
};

const headOf = (link: StoredLink, count: number): AuditAnchor => ({
  id: Number(link.id),
  hash: link.hash,
  // A time that was edited into nonsense is reported as a fault; here it only must not be in the way.
  at: (exactMoment(link.epochSeconds) ?? new Date(0)).toISOString(),
  count,
});

interface Found {
  readonly id: number;
  readonly count: number;
}

/** Compares anchors with the chain as it goes by. */
const startAnchorComparison = (anchors: readonly AuditAnchor[]) => {
  const hashes = new Set(anchors.map(({ hash }) => hash));
  const ids = new Set(anchors.map(({ id }) => id));
  const byHash = new Map<string, Found>();
  /** When what now stands at the id of an anchor was written; null where that cannot be told. */
  const writtenAt = new Map<number, Date | null>();
  const fate = (anchor: AuditAnchor, lastIssuedId: number | null): LostAnchor['kind'] | null => {
    const found = byHash.get(anchor.hash);
    if (found !== undefined) return found.id === anchor.id && found.count === anchor.count ? null : 'moved';
    const other = writtenAt.get(anchor.id);
    // An entry that was written after the anchor has got its number a second time: the counter went back.
    if (other !== undefined) return other !== null && other > new Date(anchor.at) ? 'restored' : 'replaced';
    return lastIssuedId !== null && lastIssuedId < anchor.id ? 'restored' : 'tail-cut';
  };
  return {
    take(link: StoredLink, count: number): void {
      const id = Number(link.id);
      if (hashes.has(link.hash)) byHash.set(link.hash, { id, count });
      if (ids.has(id)) writtenAt.set(id, exactMoment(link.epochSeconds));
    },
    lost: (lastIssuedId: number | null): LostAnchor[] =>
      anchors.flatMap((anchor) => {
        const kind = fate(anchor, lastIssuedId);
        return kind === null ? [] : [{ ...anchor, kind }];
      }),
  };
};
