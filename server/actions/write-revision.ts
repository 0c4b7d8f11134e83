import { storedAttributesOf } from '../answers/stored-unit.ts';
import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { storedLine } from '../engines/net/arc-bytes.ts';
import type { NetProof } from '../engines/net/certificate.ts';
import type { NetLine } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import { type ChangedUnit, changeOf } from '../engines/net/net-change.ts';
import { copyNetArcs } from '../queries/net-arcs.ts';
import { listForeignUnits, listUsedCodes, setCertificate } from '../queries/net-chain.ts';
import { fillFigures } from '../queries/net-figures.ts';
import { placeBuildings, placeTickets } from '../queries/net-places.ts';
import {
  type ArcKey,
  endArcs,
  insertNewUnits,
  type PublishedVersion,
  replaceVersions,
  retireUnits,
} from '../queries/net-publishing.ts';
import { listFeatureIds } from '../queries/net-units.ts';
import { proofOf } from './net-proof.ts';
import type { Placer } from './place-rows.ts';
import { writeLineage } from './revision-lineage.ts';

export interface RevisionSummary {
  /** Ids of units that begin and end with the revision, and of those with a new version. */
  readonly created: readonly string[];
  readonly retired: readonly string[];
  readonly changed: readonly string[];
  readonly arcsEnded: number;
  readonly arcsBegun: number;
  readonly movedTickets: number;
  readonly movedBuildings: number;
  readonly lineageRows: number;
  readonly proof: NetProof;
}

/**
 * Writes a revision, whose row is there already, as the last one of the chain: what `head` changes of `base`, the net
 * of the revision before, and nothing else. Throws AppError `net-not-proven`, `net-unit-retired`, `net-code-used`, or `net-base-moved` where the stored net is not `base`.
 */
export const writeRevision = async (
  sql: Sql,
  revisionId: number,
  base: Net,
  head: Net,
  placer: Placer,
): Promise<RevisionSummary> => {
  const proof = await proofOf(head);
  const change = changeOf(base, head);
  if (change.changed.length === 0 && change.retired.length === 0) throw new AppError('net-nothing-changed');
  const created = change.changed.filter(({ isNew }) => isNew).map(({ unit }) => unit.id);
  const retired = change.retired.map(({ id }) => id);
  await refuseReuse(sql, revisionId, change.changed);
  await insertNewUnits(sql, revisionId, created);
  await retireUnits(sql, revisionId, retired);
  await replaceVersions(
    sql,
    revisionId,
    change.changed.map((unit) => versionOf(unit, placer)),
  );
  const { removed, added } = change.patch;
  await writeArcs(sql, revisionId, removed, added);
  const movedBuildings = await placeBuildings(sql, revisionId);
  const movedTickets = await placeTickets(sql, revisionId);
  const lineage = await writeLineage(sql, revisionId, base, head, change);
  await fillFigures(sql, revisionId);
  await setCertificate(sql, revisionId, proof);
  return {
    created,
    retired,
    changed: change.changed.filter(({ isNew, continues }) => !isNew && !continues).map(({ unit }) => unit.id),
    arcsEnded: removed.length,
    arcsBegun: added.length,
    movedTickets,
    movedBuildings,
    lineageRows: lineage.length,
    proof,
  };
};

/** Units that were retired do not come back, and neither do codes. */
const refuseReuse = async (sql: Sql, revisionId: number, changed: readonly ChangedUnit[]): Promise<void> => {
  const units = changed.map(({ unit }) => unit);
  const newIds = changed.filter(({ isNew }) => isNew).map(({ unit }) => unit.id);
  const [known] = await listForeignUnits(sql, revisionId, newIds);
  if (known !== undefined)
    throw new AppError('net-unit-retired', { unit: units.find(({ id }) => id === known)?.name ?? known });
  const used = await listUsedCodes(sql, units);
  if (used.length > 0)
    throw new AppError('net-code-used', {
      codes: used.map(({ code, name }) => `${code} (${name})`).join(', '),
    });
};

const versionOf = ({ unit, isLeaf, continues, polygons }: ChangedUnit, placer: Placer): PublishedVersion => {
  const { id, level, parentId, code, name, isVoid, attributes } = unit;
  return {
    unitId: id,
    level,
    parentId,
    code,
    name,
    ...storedAttributesOf(attributes),
    isVoid,
    isLeaf,
    continues,
    ...placer.outline(polygons),
  };
};

const writeArcs = async (
  sql: Sql,
  revisionId: number,
  removed: readonly NetLine[],
  added: readonly NetLine[],
): Promise<void> => {
  const ids = new Set([...removed, ...added].flatMap(({ left, right }) => [left, right]));
  const numbers = await listFeatureIds(
    sql,
    [...ids].filter((id) => id !== null),
  );
  const keyOf = ({ left, right, path }: NetLine): ArcKey => {
    const line = storedLine(left, right, Int32Array.from(path));
    return {
      left: numbers.get(line.left) ?? 0,
      right: line.right === null ? 0 : (numbers.get(line.right) ?? 0),
      path: line.path,
    };
  };
  const ended = await endArcs(sql, revisionId, removed.map(keyOf));
  if (ended !== removed.length) throw new AppError('net-base-moved', { revision: revisionId, title: '' });
  await copyNetArcs(
    sql,
    revisionId,
    added.map(keyOf).map(({ left, right, path }) => ({ left, right: right === 0 ? null : right, path })),
  );
};
