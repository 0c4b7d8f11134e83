import type { NetOperation } from '../contract/scenario-operations.ts';
import { apply } from '../engines/net/apply.ts';
import { communitiesOfPatch } from '../engines/net/area-lines.ts';
import type { EditNote } from '../engines/net/edit.ts';
import type { FamilyProof } from '../engines/net/family-proof.ts';
import { inverseOf, type Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import type { Reading } from '../queries/reading.ts';
import { requireFreshCodes } from './fresh-codes.ts';
import { type NamedNet, refusalError } from './net-refusal.ts';
import { SpoiledNet } from './net-shelf.ts';
import {
  aimOf,
  type DrawingArea,
  lockedLinesOf,
  proveParents,
  requireOwnArea,
  requirePlaces,
  requireUnmovedCommunities,
} from './operation-rules.ts';
import { explainUnknown } from './retired-unit.ts';
import type { HeldScenario } from './scenario-nets.ts';

/** An operation that somebody wants done. */
export interface WantedOperation {
  readonly operation: NetOperation;
  readonly area: DrawingArea;
  readonly naming: Pick<NamedNet, 'toLonLat' | 'language'>;
}

/** What an operation came to. */
export interface ProvenOperation {
  readonly patch: Patch;
  readonly notes: readonly EditNote[];
  readonly proof: readonly FamilyProof[];
  readonly communities: readonly string[];
}

/** Does an operation on a net by all rules; on a refusal, which it throws, the net is as before. */
export const doOperation = async (
  reading: Reading,
  { net, head, done }: Pick<HeldScenario, 'net' | 'head' | 'done'>,
  { operation, area, naming }: WantedOperation,
): Promise<ProvenOperation> => {
  const named: NamedNet = { ...naming, net, patches: done.map(({ patch }) => patch) };
  requirePlaces(named, operation);
  const outcome = apply(net, operation, lockedLinesOf(net, head.kind));
  if (!outcome.ok)
    throw await explainUnknown(reading, named, refusalError(named, outcome.refusal, aimOf(operation)));
  const { patch, notes, touched } = outcome;
  return withUndo(net, patch, async () => {
    requireUnmovedCommunities(named, head.kind, patch);
    await requireFreshCodes(reading, patch, naming.language);
    const communities = requireOwnArea(named, area, communitiesOfPatch(net, patch));
    return { patch, notes, communities, proof: proveParents(named, touched, patch) };
  });
};

/** Takes a patch back when what follows fails, so that the net stays with the database. */
export const withUndo = async <T>(net: Net, patch: Patch, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    takeBackPatch(net, patch);
    throw error;
  }
};

/** Takes back what was done last. */
export const takeBackPatch = (net: Net, patch: Patch): void => {
  const undone = apply(net, inverseOf(patch));
  if (!undone.ok)
    throw new SpoiledNet('a net cannot be taken back', { cause: new Error(undone.refusal.code) });
};
