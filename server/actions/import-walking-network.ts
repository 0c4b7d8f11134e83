import { stat } from 'node:fs/promises';
import type { AuditReceipt } from '../contract/audit.ts';
import { InputError, type InputProblem } from '../contract/input-error.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { lineMeters } from '../engines/walk/plane.ts';
import { readWalkFile, type WalkFile } from '../ingest/walk-file.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { insertWalkNetwork } from '../queries/bulk-base-map.ts';
import { liftTimeLimits } from '../queries/bulk-load.ts';
import { getDistrictBbox } from '../queries/district.ts';
import { getFreshness } from '../queries/freshness.ts';
import { findImportOfFile, finishImport, insertImport } from '../queries/import-runs.ts';
import { copyWalkNetwork } from '../queries/walk-networks.ts';
import { surveyNetwork, type WalkSurvey } from './import-walking-network-survey.ts';

export interface ImportWalkingNetworkRequest {
  readonly file: string;
  /** The coordinate system of lines; null for the one the file declares, else EPSG:4326. */
  readonly crs: string | null;
  /** YYYY-MM-DD; null for the day on which the file was last changed. */
  readonly asOf: string | null;
  /** Checks everything and writes nothing. */
  readonly dryRun: boolean;
  readonly actor: string;
  readonly onProgress?: (phase: 'reading' | 'checking' | 'writing', part: number) => void;
}

export interface ImportWalkingNetworkResult {
  readonly nodes: number;
  readonly edges: number;
  readonly gates: number;
  readonly kilometers: number;
  readonly asOf: string;
  readonly notes: readonly InputProblem[];
  readonly dryRun: boolean;
  /** The audit entry of the import; null where nothing was written. */
  readonly receipt: AuditReceipt | null;
}

/**
 * Imports a walking network, all or nothing; the newest network counts, older ones stay. Throws `file-missing`,
 * `file-broken`, `parameter-wrong` or `import-refused` with every problem; then nothing has changed.
 */
export const importWalkingNetwork = async (
  pool: Pool,
  request: ImportWalkingNetworkRequest,
): Promise<ImportWalkingNetworkResult> => {
  const progress = request.onProgress ?? (() => {});
  progress('reading', 0);
  const file = await readWalkFile(request.file, request.crs);
  if (file.problems.length > 0) throw refused(file.name, file.problems);
  progress('checking', 0);
  const { asOf, notes: dateNotes } = await dateOf(request);
  const survey = await surveyIn(pool, file);
  const notes = [...file.notes, ...dateNotes, ...survey.notes];
  let receipt: AuditReceipt | null = null;
  if (!request.dryRun) {
    progress('writing', 0);
    receipt = await pool.begin((sql) => writeNetwork(sql, file, survey, asOf, notes, request));
    progress('writing', 1);
  }
  const meters = survey.graph.parts.reduce((sum, part) => sum + part.meters, 0);
  return {
    nodes: survey.network.nodes.length,
    edges: survey.network.edges.length,
    gates: survey.network.gates.length,
    kilometers: meters / 1_000,
    asOf,
    notes,
    dryRun: request.dryRun,
    receipt,
  };
};

const refused = (name: string, problems: readonly InputProblem[]): InputError =>
  new InputError('import-refused', name, problems, { count: problems.length });

/** The network as it belongs to this district; throws where there is none, or where the file was imported before. */
const surveyIn = async (sql: Sql, file: WalkFile): Promise<WalkSurvey> => {
  const { netRevision } = await getFreshness(sql);
  const box = netRevision === null ? null : await getDistrictBbox(sql, netRevision.id);
  if (box === null) throw refused(file.name, [{ code: 'district-needed' }]);
  const earlier = await findImportOfFile(sql, 'walking-network', file.sha256);
  if (earlier !== null)
    throw refused(file.name, [
      { code: 'network-repeated', params: { at: earlier.finishedAt.toISOString().slice(0, 10) } },
    ]);
  const survey = surveyNetwork(file.network, box);
  if ('problem' in survey) throw refused(file.name, [survey.problem]);
  return survey;
};

const dateOf = async ({ file, asOf }: ImportWalkingNetworkRequest) => {
  if (asOf !== null) {
    const isDate = /^\d{4}-\d\d-\d\d$/.test(asOf) && new Date(asOf).toJSON()?.slice(0, 10) === asOf;
    if (isDate) return { asOf, notes: [] };
    throw new InputError('parameter-wrong', '--as-of', [{ code: 'as-of-wrong', params: { value: asOf } }], {
      name: '--as-of',
    });
  }
  const date = (await stat(file)).mtime.toISOString().slice(0, 10);
  const notes: InputProblem[] = [{ code: 'note-as-of-file', params: { date } }];
  return { asOf: date, notes };
};

const writeNetwork = async (
  sql: Sql,
  file: WalkFile,
  { network }: WalkSurvey,
  asOf: string,
  notes: readonly InputProblem[],
  { crs, actor }: ImportWalkingNetworkRequest,
): Promise<AuditReceipt> => {
  await liftTimeLimits(sql);
  const importId = await insertImport(sql, {
    kind: 'walking-network',
    sourceName: file.name,
    sha256: file.sha256,
    mapping: { crs, asOf },
  });
  const networkId = await insertWalkNetwork(sql, importId, file.name, asOf);
  const edges = network.edges.map((edge) => {
    const gate = edge.gate === null ? undefined : network.gates[edge.gate];
    const lengthMeters = edge.lengthMeters ?? lineMeters(edge.line);
    return { ...edge, lengthMeters, gate: gate?.id ?? null, gateHours: gate?.hours ?? null };
  });
  await copyWalkNetwork(sql, networkId, network.nodes, edges);
  const rows = edges.length;
  await finishImport(sql, importId, { rows, accepted: rows, rejected: 0, duplicates: 0 }, notes);
  const { id: auditId, hash } = await appendAudit(sql, {
    actor,
    action: 'import-walking-network',
    subject: `import ${importId}`,
    after: {
      file: file.name,
      sha256: file.sha256,
      network: networkId,
      asOf,
      nodes: network.nodes.length,
      edges: rows,
    },
  });
  return { auditId, hash };
};
