import { polygonsOfUnit } from './dissolve.ts';
import type { Net } from './net.ts';
import { doubleAreaOfPolygons, type Point, type Polygon } from './plane.ts';
import { ringFaultOf } from './ring-faults.ts';
import { SegmentSum } from './segment-sum.ts';
import { Sha256 } from './sha256.ts';

/** A parent that its children fill exactly. */
export interface FamilyProof {
  readonly unitId: string;
  readonly children: number;
  readonly rings: number;
  readonly vertices: number;
  readonly areaSquareMeters: number;
  /** SHA-256 of the parent's rings. */
  readonly hash: string;
}

export type ProvenFamily =
  | { readonly ok: true; readonly proof: FamilyProof }
  | { readonly ok: false; readonly unitId: string; readonly place: Point | null };

const sum = new SegmentSum();

/**
 * Proves one parent (by its slot) as the certificate does: the rings of it and of each child are right, and the
 * directed segments of the children cancel to exactly its own. No tolerance.
 */
export const proveFamily = (net: Net, parent: number): ProvenFamily => {
  const unitId = net.unitAt(parent)?.id ?? '';
  const torn = (place: Point | null): ProvenFamily => ({ ok: false, unitId, place });
  const own = polygonsOfUnit(net, parent);
  if (own === null || own.length === 0) return torn(null);
  const fault = ringFaultOf(own);
  if (fault !== null) return torn(fault.place);
  const children = net.childrenOf(parent);
  sum.clear(2048);
  for (const child of children) {
    const polygons = polygonsOfUnit(net, child);
    const childFault = polygons === null ? { place: null } : ringFaultOf(polygons);
    if (polygons === null || childFault !== null) return torn(childFault?.place ?? null);
    sum.addPolygons(polygons, 1);
  }
  sum.addPolygons(own, -1);
  for (const { from } of sum.rest()) return torn(from);
  const rings = own.flat();
  return {
    ok: true,
    proof: {
      unitId,
      children: children.length,
      rings: rings.length,
      vertices: rings.reduce((count, ring) => count + ring.length / 2, 0),
      areaSquareMeters: doubleAreaOfPolygons(own) / 20_000,
      hash: hashOf(own),
    },
  };
};

const hashOf = (polygons: readonly Polygon[]): string => {
  const hash = new Sha256();
  for (const ring of polygons.flat()) hash.add(new Uint8Array(ring.buffer, ring.byteOffset, ring.byteLength));
  return hash.finish();
};
