import type { Sql } from '../db/sql.ts';
import { roundingCentimetres } from '../engines/net/outline-drift.ts';
import { hashOfHashes } from '../engines/net/unit-hash.ts';
import {
  type DatabaseFault,
  type FamilyVerdict,
  type FamilyWeight,
  findTreeFaults,
  listFamilies,
  measureOutlineDrift,
  proveDistrict,
  proveFamilies,
} from '../queries/net-certificate.ts';
import { outlineRevisionOf } from '../queries/net-outlines.ts';
import type { NetVerdict } from './verify-net.ts';

const verticesPerQuestion = 40_000;

/**
 * The certificate of a net by the database alone, over its outlines, in portions of some thousand vertices: each parent
 * with its children, the district with the outline as it was imported.
 */
export const verifyNetInDatabase = async (
  sql: Sql,
  netRevision: number,
  onProgress: (count: number) => void = () => {},
): Promise<NetVerdict> => {
  const faults: DatabaseFault[] = [...(await findTreeFaults(sql, netRevision))];
  const hashes: FamilyVerdict['hashes'][number][] = [];
  for (const parents of portionsOf(await listFamilies(sql, netRevision))) {
    const verdict = await proveFamilies(sql, netRevision, parents);
    faults.push(...verdict.faults);
    for (const each of verdict.hashes) hashes.push(each);
    onProgress(hashes.length);
  }
  const outlineRevision = await outlineRevisionOf(sql, netRevision);
  const district = await proveDistrict(sql, netRevision, outlineRevision);
  hashes.push(...district.hashes);
  const differs = district.faults.some(({ kind }) => kind === 'children-do-not-fill');
  const driftCentimetres = differs ? await measureOutlineDrift(sql, netRevision, outlineRevision) : 0;
  for (const { kind, ...fault } of district.faults) {
    if (kind !== 'children-do-not-fill') faults.push({ kind, ...fault });
    else if (driftCentimetres > roundingCentimetres) faults.push({ kind: 'outline-differs', ...fault });
  }
  hashes.sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  const hash = hashOfHashes(hashes.map((each) => each.hash));
  return { units: hashes.length, hash, driftCentimetres, faults };
};

/** Parents together that have about so many vertices below them. */
function* portionsOf(families: readonly FamilyWeight[]): Generator<string[]> {
  let portion: string[] = [];
  let vertices = 0;
  for (const family of families) {
    if (portion.length > 0 && vertices + family.vertices > verticesPerQuestion) {
      yield portion;
      [portion, vertices] = [[], 0];
    }
    portion.push(family.parentId);
    vertices += family.vertices;
  }
  if (portion.length > 0) yield portion;
}
