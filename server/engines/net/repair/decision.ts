import type { Point } from '../plane.ts';

/**
 * What a repair did, and by which rule:
 * - `snap`: vertices of these units became one; `pull`: a line now runs through a vertex beside it.
 * - `ring-redrawn`: rings that cross themselves; all that they run around belongs to the unit.
 * - `overlap-inside-parent`: to the unit whose parent was drawn there; `overlap-most-of-unit`: to the unit of which it is
 *   more than half; `overlap-longest-line`: to the unit whose own ground borders it longest.
 * - `gap-closed`: to the neighbour with the longest shared line, of those whose parent was drawn there.
 * - `scrap-moved`: a sliver cut off from its unit, to the neighbour with the longest shared line.
 * - `void`: a gap that is meant to be empty.
 * - `parent-follows`: the parent is what its children are together; it lost (`from`) or gained (`to`) this area.
 */
export type RepairRule =
  | 'snap'
  | 'pull'
  | 'ring-redrawn'
  | 'overlap-inside-parent'
  | 'overlap-most-of-unit'
  | 'overlap-longest-line'
  | 'gap-closed'
  | 'scrap-moved'
  | 'void'
  | 'parent-follows';

export interface RepairDecision {
  readonly rule: RepairRule;
  readonly place: Point;
  /** Null where vertices moved; see `centimetres`. */
  readonly areaSquareCentimetres: number | null;
  /** Units that claimed the ground or had it; empty for a gap. */
  readonly from: readonly string[];
  /** Units that have it now; all units whose vertices moved. */
  readonly to: readonly string[];
  /** How many vertices, and how far the farthest moved. */
  readonly count?: number;
  readonly centimetres?: number;
}
