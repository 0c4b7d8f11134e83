import { type DisclosureLimits, publicLimits, reachesLimits } from './disclosure-limits.ts';
import { type DisclosureProof, proveDisclosure } from './disclosure-proof.ts';
import { type PlannedCell, SuppressionPlan } from './suppression-plan.ts';

/** A cell kept back. The kind is for the inside only: the public sees one mark for both, and for empty cells. */
export interface SuppressedCell {
  readonly table: number;
  readonly cell: number;
  readonly kind: 'primary' | 'complementary';
  readonly tickets: number;
}

/**
 * Tables that may be published, or why none may: `earlier-exposes` when what is public already does not pass
 * (nothing kept back now can undo that), `nothing-left` when no cell survives, `not-proven` when the proof does
 * not accept the result.
 */
export type SuppressionResult =
  | {
      readonly publishable: true;
      /** As given, with -1 for the tickets of suppressed cells: to be kept as families of later proofs. */
      readonly tables: readonly Int32Array[];
      readonly suppressed: readonly SuppressedCell[];
      readonly proof: DisclosureProof;
    }
  | {
      readonly publishable: false;
      readonly reason: 'earlier-exposes' | 'nothing-left' | 'not-proven';
      readonly proof: DisclosureProof;
    };

export interface TablesToPublish {
  /** Each ticket's reporter, a number from 0; -1 when unknown. */
  readonly reporterOf: Int32Array;
  /** All that was ever published: per table the cell that counts each ticket, or -1. */
  readonly earlier?: readonly Int32Array[];
  /** What is to be published at once, totals as tables of their own. */
  readonly tables: readonly Int32Array[];
  readonly limits?: DisclosureLimits;
}

/**
 * Keeps back cells below the limits and, always the cell with the fewest tickets that helps, such others that
 * the proof accepts the rest together with all that was published before. Deterministic; the least loss at each
 * step, not proven least overall. Throws RangeError on wrong lengths, cells, reporters or limits.
 */
export const suppressCells = (input: TablesToPublish): SuppressionResult => {
  const { reporterOf, earlier = [], tables, limits = publicLimits } = input;
  const earlierProof = proveDisclosure({ reporterOf, families: earlier, limits });
  if (!earlierProof.safe) return { publishable: false, reason: 'earlier-exposes', proof: earlierProof };
  const plan = new SuppressionPlan(reporterOf, earlier, tables, limits);
  for (const cell of plan.cells) if (!reachesLimits(cell.figures, limits)) cell.suppression = 'primary';
  complement(plan);
  restoreNeedless(plan);
  const kept = tables.map((table, index) => plan.publishedTable(index, table));
  const proof = proveDisclosure({ reporterOf, families: [...earlier, ...kept], limits });
  if (!proof.safe) return { publishable: false, reason: 'not-proven', proof };
  if (plan.cells.every(({ suppression }) => suppression !== 'none'))
    return { publishable: false, reason: 'nothing-left', proof };
  const suppressed = plan.cells.flatMap(({ table, cell, suppression, figures }) =>
    suppression === 'none' ? [] : { table, cell, kind: suppression, tickets: figures.tickets },
  );
  return { publishable: true, tables: kept, suppressed, proof };
};

/** Every step keeps back one cell more: it ends, and the proof afterwards judges what it did. */
const complement = (plan: SuppressionPlan): void => {
  for (let unsafe = plan.unsafePieces(); unsafe.length > 0; unsafe = plan.unsafePieces())
    for (const piece of unsafe) {
      if (plan.isSafe(plan.groupOf(piece))) continue;
      const candidates = plan.cellsToSuppress(piece);
      const helps = candidates.find((cell) => {
        cell.suppression = 'complementary';
        if (plan.isSafe(plan.groupOf(piece))) return true;
        cell.suppression = 'none';
        return false;
      });
      if (helps !== undefined) continue;
      const [least] = candidates;
      if (least === undefined) return;
      least.suppression = 'complementary';
    }
};

/** Gives back complementary cells, the largest first, that later choices have made needless. */
const restoreNeedless = (plan: SuppressionPlan): void => {
  const largestFirst = (a: PlannedCell, b: PlannedCell) => b.figures.tickets - a.figures.tickets;
  const complementary = plan.cells.filter(({ suppression }) => suppression === 'complementary');
  for (const cell of complementary.sort(largestFirst)) {
    const touched = new Set(cell.pieces.flatMap((piece) => plan.groupOf(piece)));
    cell.suppression = 'none';
    if (!plan.areSafe(touched)) cell.suppression = 'complementary';
  }
};
