import { AppError } from '../contract/app-error.ts';
import type { AuditReceipt } from '../contract/audit.ts';
import type { InputProblem } from '../contract/input-error.ts';
import { type UnitLevel, unitLevels } from '../contract/layers.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { type AreaFile, type AreaFileOptions, readAreaFile, refusedImport } from '../ingest/area-file.ts';
import { appendAudit } from '../queries/audit-log.ts';
import {
  findNet,
  insertDistrict,
  insertFirstRevision,
  insertUnits,
  type NewUnit,
} from '../queries/import-areas.ts';
import { finishImport, insertImport } from '../queries/import-runs.ts';
import { raiseLayerBuilds } from '../queries/layer-revisions.ts';
import { setCertificate } from '../queries/net-chain.ts';
import { listFeatureIds } from '../queries/net-units.ts';
import { nameDistrict } from './import-area-district.ts';
import { type ProposedNet, proposeNet } from './import-area-net.ts';
import { acceptedNotes, repairRecord } from './import-area-record.ts';
import { type AreaNet, listFaults, netOfAreas, type RepairRequest } from './import-area-repair.ts';
import { draftUnits } from './import-area-units.ts';
import { storeArcs } from './store-net.ts';

export interface ImportAreasRequest extends AreaFileOptions, RepairRequest {
  readonly file: string;
  readonly districtCode: string | null;
  /** Checks everything and writes nothing. */
  readonly dryRun: boolean;
  readonly now: Date;
  readonly actor: string;
  readonly onProgress?: (phase: 'reading' | 'checking' | 'writing', part: number) => void;
}

export interface ImportAreasResult {
  readonly districtName: string;
  readonly districtCode: string;
  readonly unitCounts: Readonly<Record<UnitLevel, number>>;
  readonly areaSquareMeters: number;
  readonly epsg: number;
  /** What was let pass or is worth knowing. */
  readonly notes: readonly InputProblem[];
  readonly dryRun: boolean;
  /** The audit entry of the import; null where nothing was written. */
  readonly receipt: AuditReceipt | null;
}

/** Shapes go to the database in portions of about this many characters, so that no statement is long. */
const portionCharacters = 1_000_000;

/**
 * Imports a file of areas into an empty database, all or nothing, as a net that is proven. Throws `net-not-empty`,
 * `file-missing`, `file-broken`, `import-refused` with every problem, or `repair-offered` with the repair that a person
 * may accept; then nothing has changed.
 */
export const importAreas = async (pool: Pool, request: ImportAreasRequest): Promise<ImportAreasResult> => {
  const progress = request.onProgress ?? (() => {});
  progress('reading', 0);
  const file = await readAreaFile(request.file, request);
  await refuseUnlessEmpty(pool);
  progress('checking', 0);
  const names = nameDistrict(file.areas, {
    name: request.districtName,
    code: request.districtCode,
    fileName: file.name,
  });
  const draft = draftUnits(file.areas, file.epsg, names.name);
  if (!('units' in draft)) throw refusedImport(request.file, [...file.problems, ...draft.problems]);
  const faults = [...file.problems, ...draft.problems];
  if (faults.length > 0) throw refusedImport(request.file, [...faults, ...listFaults(draft)]);
  const made = netOfAreas({ name: file.name, sha256: file.sha256 }, draft, request);
  const net = proposeNet(draft, made, names);
  if (net.problems.length > 0) throw refusedImport(request.file, net.problems);
  const notes = [...file.notes, ...names.notes, ...draft.notes, ...net.notes, ...acceptedNotes(draft, made)];
  let receipt: AuditReceipt | null = null;
  if (!request.dryRun) {
    progress('writing', 0);
    receipt = await pool.begin((sql) => writeNet(sql, net, file, made, notes, request));
    progress('writing', 1);
  }
  return {
    districtName: net.district.name,
    districtCode: net.district.code,
    unitCounts: countLevels(net),
    areaSquareMeters: net.areaSquareMeters,
    epsg: file.epsg,
    notes,
    dryRun: request.dryRun,
    receipt,
  };
};

const refuseUnlessEmpty = async (sql: Sql): Promise<void> => {
  const net = await findNet(sql);
  if (net !== null) throw new AppError('net-not-empty', { district: net.district, count: net.unitCount });
};

const countLevels = (net: ProposedNet): Record<UnitLevel, number> => {
  const counts = Object.fromEntries(unitLevels.map((level) => [level, 0])) as Record<UnitLevel, number>;
  for (const unit of net.units) if (!unit.isVoid) counts[unit.level] += 1;
  return counts;
};

const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const writeNet = async (
  sql: Sql,
  net: ProposedNet,
  file: AreaFile,
  made: AreaNet,
  notes: readonly InputProblem[],
  request: ImportAreasRequest,
): Promise<AuditReceipt> => {
  const isFirst = await insertDistrict(sql, net.district);
  await refuseUnits(sql, isFirst);
  const { level, crs, fields } = request;
  const repair = repairRecord(made, request);
  const importId = await insertImport(sql, {
    kind: 'areas',
    sourceName: file.name,
    sha256: file.sha256,
    mapping: { level, crs, fields, ...(repair === null ? {} : { repair }) },
  });
  const revisionId = await insertFirstRevision(sql, shanghaiDay(request.now), file.name);
  const origin = { revisionId, importId, countSource: file.name };
  for (const portion of portionsOf(net.units)) await insertUnits(sql, portion, origin);
  const numbers = await listFeatureIds(
    sql,
    net.units.map(({ id }) => id),
  );
  await storeArcs(sql, revisionId, net.net, (id) => numbers.get(id));
  await setCertificate(sql, revisionId, net.proof);
  const rows = file.areas.length;
  await finishImport(sql, importId, { rows, accepted: rows, rejected: 0, duplicates: 0 }, notes);
  await raiseLayerBuilds(sql, ['areas', 'grids', 'tickets'], `import ${importId}`);
  const { id: auditId, hash } = await appendAudit(sql, {
    actor: request.actor,
    action: 'import-areas',
    subject: `import ${importId}`,
    after: {
      file: file.name,
      sha256: file.sha256,
      district: net.district.code,
      units: net.units.length,
      revision: revisionId,
      certificate: net.proof.hash,
      ...(repair === null ? {} : { repair }),
    },
  });
  return { auditId, hash };
};

/** Cuts units into portions whose shapes stay below the size of a statement. */
const portionsOf = (units: readonly NewUnit[]): NewUnit[][] => {
  const portions: NewUnit[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const unit of units) {
    size += unit.geometry.length;
    if (size > portionCharacters) {
      portions.push([]);
      size = unit.geometry.length;
    }
    portions.at(-1)?.push(unit);
  }
  return portions;
};

/** Another import may have been faster since the first look. */
const refuseUnits = async (sql: Sql, isFirst: boolean): Promise<void> => {
  const net = await findNet(sql);
  if (!isFirst || (net !== null && net.unitCount > 0))
    throw new AppError('net-not-empty', { district: net?.district ?? '-', count: net?.unitCount ?? 0 });
};
