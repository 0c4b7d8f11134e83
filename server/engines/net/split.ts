import { inOrder } from './cut-lines.ts';
import type { Edit } from './edit.ts';
import type { Net } from './net.ts';
import type { SplitOperation } from './operations.ts';
import { keyOf, type Point, turn } from './plane.ts';
import { placeIn } from './ray.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type Pieces, piecesOf } from './split-pieces.ts';

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
  if (found.cuts.length === 0) return refuse('net-split-divides-nothing', [id], lines[0]?.[0] ?? null);
  const claims = claimsOf(found, operation);
  if (!Array.isArray(claims)) return claims as Refusal;
  const taken = parts.find((part) => part.unit.id !== id && net.slotOf(part.unit.id) !== undefined);
  if (taken !== undefined) return refuse('net-unit-present', [taken.unit.id]);
  noteMoves(edit, id, found);
  const continuing = parts.find((part) => part.unit.id === id)?.unit ?? null;
  edit.putUnit(before, continuing);
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
const noteMoves = ({ net, notes }: Edit, id: string, { border }: Pieces): void => {
  for (const { half, from, to, stops } of border)
    for (const place of stops.values()) {
      const off = Math.abs(turn(...from, ...to, ...place));
      const neighbour = net.unitAt(net.arcs.leafOf(half ^ 1))?.id ?? null;
      const centimetres = off / Math.hypot(to[0] - from[0], to[1] - from[1]);
      if (off > 0) notes.push({ kind: 'line-moved', units: [id, neighbour], place, centimetres });
    }
};

const drawParts = (edit: Edit, { pieces, border, cuts }: Pieces, owners: readonly number[]): void => {
  const ownerOf = ownersOfSegments(pieces, owners);
  const byHalf = new Map<number, Point[]>();
  for (const segment of border) {
    const points = inOrder(segment);
    const path = byHalf.get(segment.half);
    if (path === undefined) byHalf.set(segment.half, points);
    else path.push(...points.slice(1));
  }
  const { arcs } = edit.net;
  for (const [half, points] of byHalf) {
    const neighbour = arcs.leafOf(half ^ 1);
    const nodes = new Set(cuts.flatMap(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => [keyOf(x1, y1), keyOf(x2, y2)]));
    edit.removeArc(half >> 1);
    let start = 0;
    for (let i = 1; i < points.length; i += 1) {
      if (i < points.length - 1 && !nodes.has(keyOf(...(points[i] as Point)))) continue;
      const run = points.slice(start, i + 1);
      edit.addLine(Int32Array.from(run.flat()), ownerOf(run[0] as Point, run[1] as Point), neighbour);
      start = i;
    }
  }
  for (const cut of cuts) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cut;
    const [left, right] = [ownerOf([x1, y1], [x2, y2]), ownerOf([x2, y2], [x1, y1])];
    if (left !== right) edit.addLine(cut, left, right);
  }
};

const ownersOfSegments = (pieces: Pieces['pieces'], owners: readonly number[]) => {
  const found = new Map<string, number>();
  for (const [piece, polygon] of pieces.entries())
    for (const ring of polygon) {
      let before: Point = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
      for (let i = 0; i < ring.length; i += 2) {
        const here: Point = [ring[i] as number, ring[i + 1] as number];
        found.set(`${before} ${here}`, owners[piece] as number);
        before = here;
      }
    }
  return (from: Point, to: Point): number => found.get(`${from} ${to}`) ?? -1;
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
