import { AppError } from '../contract/app-error.ts';
import type { Pool } from '../db/sql.ts';
import { type PublishedUnit, publish } from '../engines/net/dissolve.ts';
import { compareRings } from '../engines/net/ring-order.ts';
import { type LocalFrame, unprojectorOf } from '../ingest/local-frame.ts';
import { getDistrict } from '../queries/district.ts';
import { hasArcs } from '../queries/net-arcs.ts';
import { listNetRevisions, type NetRevisionHead } from '../queries/net-outlines.ts';
import { loadNet } from './load-net.ts';
import { readStoredNet } from './stored-outlines.ts';
import { type NetVerdict, verifyNet } from './verify-net.ts';
import { verifyNetInDatabase } from './verify-net-database.ts';

/** Something that keeps a stored net from being proven. */
export interface NetFinding {
  readonly kind: string;
  /** Who found it. */
  readonly by: 'TypeScript' | 'SQL' | 'hash' | 'arcs';
  /** Name and code of the unit; empty for the net as a whole. */
  readonly unit: string;
  readonly place: readonly [longitude: number, latitude: number] | null;
}

export interface NetVerification {
  readonly revision: NetRevisionHead;
  /** Null for areas that were taken in as polygons and never made a net. */
  readonly verdicts: { readonly inTypeScript: NetVerdict; readonly inDatabase: NetVerdict } | null;
  readonly findings: readonly NetFinding[];
}

/**
 * Proves the nets of all revisions, or of one, twice: in TypeScript and by the database, each over the outlines as they
 * are stored. Both must come to one hash, to that which was kept when the revision was published, and the outlines
 * must be those that the stored arcs give. Throws AppError `not-found` for a revision that is not there.
 */
export async function* verifyNets(
  pool: Pool,
  only: number | null,
  onProgress: (count: number) => void = () => {},
): AsyncGenerator<NetVerification> {
  const frame = await getDistrict(pool);
  const revisions = (await listNetRevisions(pool)).filter(({ id }) => only === null || id === only);
  if (only !== null && revisions.length === 0)
    throw new AppError('not-found', { what: `net revision ${only}` });
  for (const revision of revisions)
    if (frame !== null) yield await verifyRevision(pool, revision, frame, onProgress);
}

const verifyRevision = async (
  pool: Pool,
  revision: NetRevisionHead,
  frame: LocalFrame,
  onProgress: (count: number) => void,
): Promise<NetVerification> => {
  const { id, certificateHash } = revision;
  const isNet = await hasArcs(pool, id);
  if (!isNet && certificateHash === null) return { revision, verdicts: null, findings: [] };
  const stored = await readStoredNet(pool, id, frame, onProgress);
  const inTypeScript = await verifyNet(pool, id, frame, stored);
  const inDatabase = await verifyNetInDatabase(pool, id, onProgress);
  const units = new Map(stored.units.map(({ unit }) => [unit.id, `${unit.name}(${unit.code})`]));
  const toLonLat = unprojectorOf(frame);
  const finding = (
    by: NetFinding['by'],
    kind: string,
    unitId = '',
    place: readonly [number, number] | null = null,
  ): NetFinding => ({
    kind,
    by,
    unit: units.get(unitId) ?? unitId,
    place: place === null ? null : toLonLat(...place),
  });
  const findings = [
    ...inTypeScript.faults.map(({ kind, unitId, place }) => finding('TypeScript', kind, unitId, place)),
    ...inDatabase.faults.map(({ kind, unitId, place }) => finding('SQL', kind, unitId, place)),
  ];
  if (inTypeScript.hash !== inDatabase.hash) findings.push(finding('hash', 'hashes-differ'));
  if (certificateHash !== null && certificateHash !== inTypeScript.hash)
    findings.push(finding('hash', 'certificate-differs'));
  const drawn = isNet ? await drawnFromArcs(pool, id) : null;
  if (drawn === null) findings.push(finding('arcs', isNet ? 'arcs-torn' : 'arcs-missing'));
  else
    for (const { unitId, place } of differences(stored.units, drawn))
      findings.push(finding('arcs', 'arcs-differ', unitId, place));
  return { revision, verdicts: { inTypeScript, inDatabase }, findings };
};

/** What the stored arcs give; null where they do not close. */
const drawnFromArcs = async (pool: Pool, netRevision: number): Promise<readonly PublishedUnit[] | null> => {
  try {
    return publish(await loadNet(pool, netRevision));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Units whose stored outline is not the one that the arcs give. */
function* differences(
  stored: readonly PublishedUnit[],
  drawn: readonly PublishedUnit[],
): Generator<{ unitId: string; place: readonly [number, number] | null }> {
  const byId = new Map(stored.map((each) => [each.unit.id, each]));
  for (const { unit, polygons } of drawn) {
    const rings = byId.get(unit.id)?.polygons.flat() ?? [];
    const wanted = polygons.flat();
    byId.delete(unit.id);
    const wrong = wanted.find((ring, i) => rings[i] === undefined || compareRings(ring, rings[i]) !== 0);
    const rest = wrong ?? rings[wanted.length];
    if (rest !== undefined) yield { unitId: unit.id, place: [rest[0] ?? 0, rest[1] ?? 0] };
  }
  for (const unitId of byId.keys()) yield { unitId, place: null };
}
