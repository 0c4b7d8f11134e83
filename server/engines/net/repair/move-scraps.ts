import type { Assignment, Ground } from './assign.ts';
import { nobody } from './assign.ts';
import { lengthOfHalf, placeOfRegion, type Region } from './regions.ts';

/**
 * Scraps are slivers of a unit that overlaps and gaps cut off from the rest of it: they go to the neighbour with the
 * longest shared line.
 */
export const moveScraps = (ground: Ground, { owners, decisions }: Assignment): void => {
  const { overlay, regions, options } = ground;
  const pieces = piecesOf(ground, owners);
  const largest = new Map<number, Piece>();
  for (const piece of pieces) {
    const best = largest.get(piece.owner);
    if (best === undefined || piece.areaSquareCentimetres > best.areaSquareCentimetres)
      largest.set(piece.owner, piece);
  }
  for (const piece of pieces) {
    if (largest.get(piece.owner) === piece) continue;
    const halves = piece.members.flatMap((member) => regions.list[member]?.halves ?? []);
    const border = halves.filter((half) => owners[regions.regionOf[half ^ 1] as number] !== piece.owner);
    const length = border.reduce((sum, half) => sum + lengthOfHalf(overlay, half), 0);
    const isThin = piece.areaSquareCentimetres * 2 <= length * options.sliverCentimetres;
    if (!isThin || !border.some((half) => isDisputed(regions.list[regions.regionOf[half ^ 1] as number])))
      continue;
    const lengths = new Map<number, number>();
    for (const half of border) {
      const owner = owners[regions.regionOf[half ^ 1] as number] as number;
      if (owner !== nobody) lengths.set(owner, (lengths.get(owner) ?? 0) + lengthOfHalf(overlay, half));
    }
    const [next] = [...lengths].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (next === undefined) continue;
    for (const member of piece.members) {
      const region = regions.list[member] as Region;
      const place = placeOfRegion(overlay, region);
      owners[member] = next[0];
      decisions.push({ rule: 'scrap-moved', region: member, place, from: [piece.owner], to: next[0] });
    }
  }
};

const isDisputed = (region: Region | undefined): boolean => region !== undefined && region.cover.length !== 1;

interface Piece {
  readonly owner: number;
  readonly members: number[];
  areaSquareCentimetres: number;
}

/** Regions of one owner that hang together. */
const piecesOf = ({ regions }: Ground, owners: Int32Array): Piece[] => {
  const pieceOf = new Map<number, Piece>();
  const pieces: Piece[] = [];
  for (const [start, owner] of owners.entries()) {
    if (owner === nobody || pieceOf.has(start)) continue;
    const piece: Piece = { owner, members: [], areaSquareCentimetres: 0 };
    pieces.push(piece);
    const open = [start];
    pieceOf.set(start, piece);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const region = regions.list[at] as Region;
      piece.members.push(at);
      piece.areaSquareCentimetres += region.areaSquareCentimetres;
      for (const half of region.halves) {
        const other = regions.regionOf[half ^ 1] as number;
        if (owners[other] !== owner || pieceOf.has(other)) continue;
        pieceOf.set(other, piece);
        open.push(other);
      }
    }
  }
  return pieces;
};
