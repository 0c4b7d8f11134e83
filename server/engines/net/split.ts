import type { Edit } from './edit.ts';
import type { Net } from './net.ts';
import type { SplitOperation } from './operations.ts';
import { type Point, turn } from './plane.ts';
import { placeIn } from './ray.ts';
import { type Refusal, refuse } from './refusal.ts';
import { splitFault } from './split-fault.ts';
import { type Pieces, piecesOf } from './split-pieces.ts';
import { sameUnit } from './unit.ts';

/** Centimetres within which a crossing goes to a vertex that is there: none at first, more when lines would touch. */
export const snapSteps: readonly number[] = [0, 1, 5, 25];

/** Divides a leaf; the edit still has to be settled and proven. */
export const split = (edit: Edit, operation: SplitOperation, snap: number): Refusal | null => {
  const { net } = edit;
  const { unit: id, lines, parts } = operation;
  const slot = net.slotOf(id);
  const before = net.unit(id);
  if (slot === undefined || before === null) return refuse('net-unit-unknown', [id]);
  if (!net.isLeaf(slot)) return refuse('net-unit-not-leaf', [id]);
  const found = piecesOf(net, slot, lines, snap);
  if (found === null) return refuse('net-lines-cross', [id], lines[0]?.[0] ?? null);
  if (found.cuts.length === 0) return splitFault(net, slot, lines);
  const claims = claimsOf(found, operation);
  if (!Array.isArray(claims)) return claims as Refusal;
  const taken = parts.find((part) => part.unit.id !== id && net.slotOf(part.unit.id) !== undefined);
  if (taken !== undefined) return refuse('net-unit-present', [taken.unit.id]);
  noteMoves(edit, id, found);
  const continuing = parts.find((part) => part.unit.id === id)?.unit ?? null;
  if (!sameUnit(before, continuing)) edit.putUnit(before, continuing);
  const slots = parts.map((part) => (part.unit.id === id ? slot : edit.putUnit(null, part.unit)));
  drawParts(
    edit,
    found,
    claims.map((part) => slots[part] as number),
  );
  return null;
};

/** The part that claims each piece. */
const claimsOf = ({ pieces }: Pieces, { unit, parts }: SplitOperation): number[] | Refusal => {
  const claims = pieces.map(() => -1);
  for (const [part, { places }] of parts.entries())
    for (const place of places) {
      const piece = pieces.findIndex((polygon) => placeIn([polygon], ...place) > 0);
      if (piece < 0) return refuse('net-split-place-outside', [unit], place);
      const other = claims[piece] as number;
      if (other >= 0 && other !== part) return refuse('net-split-piece-claimed-twice', [unit], place);
      claims[piece] = part;
    }
  const unclaimed = pieces[claims.indexOf(-1)];
  if (unclaimed === undefined) return claims;
  const [ring] = unclaimed;
  return refuse('net-split-piece-unclaimed', [unit], [ring?.[0] ?? 0, ring?.[1] ?? 0], {
    pieces: pieces.length,
  });
};

/** New vertices that rounding put beside the line. */
const noteMoves = ({ net, notes }: Edit, id: string, { stops }: Pieces): void => {
  for (const { border, position, point } of stops) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = border.path.subarray(position - 2, position + 2);
    const off = Math.abs(turn(x1, y1, x2, y2, ...point));
    const neighbour = net.unitAt(net.arcs.leafOf(border.half ^ 1))?.id ?? null;
    const centimetres = off / Math.hypot(x2 - x1, y2 - y1);
    if (off > 0) notes.push({ kind: 'line-moved', units: [id, neighbour], place: point, centimetres });
  }
};

/**
 * Gives the border and the cuts to the pieces; `owners` are their slots. A line of the border that no cut reaches stays
 * as it is and only gets another leaf.
 */
const drawParts = (edit: Edit, { runs, cuts }: Pieces, owners: readonly number[]): void => {
  const { arcs } = edit.net;
  for (let first = 0; first < runs.length; ) {
    const { half, piece } = runs[first] as Pieces['runs'][number];
    let end = first + 1;
    while (runs[end]?.half === half) end += 1;
    if (end === first + 1) edit.giveHalf(half, owners[piece] as number);
    else {
      const neighbour = arcs.leafOf(half ^ 1);
      edit.removeArc(half >> 1);
      for (const run of runs.slice(first, end))
        edit.addLine(run.path, owners[run.piece] as number, neighbour);
    }
    first = end;
  }
  for (const { path, left, right } of cuts) {
    const [leftOwner, rightOwner] = [owners[left] as number, owners[right] as number];
    if (leftOwner !== rightOwner) edit.addLine(path, leftOwner, rightOwner);
  }
};

/** What a split would make, before parts are named: for showing and for claiming. Empty where nothing is divided. */
export const previewSplit = (
  net: Net,
  id: string,
  lines: readonly (readonly Point[])[],
): Pieces['pieces'] => {
  const slot = net.slotOf(id);
  if (slot === undefined || !net.isLeaf(slot)) return [];
  for (const snap of snapSteps) {
    const found = piecesOf(net, slot, lines, snap);
    if (found !== null && found.cuts.length > 0) return found.pieces;
  }
  return [];
};
