import { hostname } from 'node:os';
import { basename } from 'node:path';
import { AppError } from '../contract/app-error.ts';
import type { AuditReceipt } from '../contract/audit.ts';
import type { InputProblem } from '../contract/input-error.ts';
import type { Sealer } from '../contract/sealer.ts';
import type { TicketMapping } from '../contract/ticket-mapping.ts';
import type { Pool } from '../db/sql.ts';
import { openTicketFile, refusedTickets, type TicketFile } from '../ingest/ticket-file.ts';
import { readTicketMapping } from '../ingest/ticket-mapping-file.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { findImportOfFile, finishImport } from '../queries/import-runs.ts';
import { clearStagingNote } from '../queries/import-staging.ts';
import { extendDataUntil, findTicketGround, type TicketGround } from '../queries/import-tickets.ts';
import { raiseLayerBuilds } from '../queries/layer-revisions.ts';
import { type Begun, stageAll, type TicketTally } from './import-ticket-batches.ts';
import {
  beginStaging,
  discardStaging,
  removeLeftovers,
  type Staging,
  type Worker,
} from './import-ticket-staging.ts';
import { surveyTickets, type TicketSurvey } from './import-ticket-survey.ts';

/** The key under which personal data are kept, and where it stands. */
export interface PersonalKey {
  readonly sealer: Sealer;
  readonly source: 'environment' | 'file';
}

export interface ImportTicketsRequest {
  readonly file: string;
  readonly mappingFile: string;
  /** Imports the good rows and records the others, instead of refusing the file. */
  readonly skipBadRows: boolean;
  /** Checks everything and writes nothing. */
  readonly dryRun: boolean;
  readonly now: Date;
  readonly actor: string;
  /** Seals what the file tells of reporters; a file that tells of some is refused without it. */
  readonly secretKey?: () => PersonalKey;
  readonly worker?: Worker;
  readonly onProgress?: (phase: 'checking' | 'writing', part: number) => void;
}

/** The first problems of rows, and how many there are; what is worth knowing. */
interface TicketFindings {
  readonly problems: readonly InputProblem[];
  readonly problemCount: number;
  readonly notes: readonly InputProblem[];
}

export type ImportTicketsResult =
  | ({
      readonly outcome: 'imported';
      readonly tally: TicketTally;
      /** The audit entry of the import. */
      readonly receipt: AuditReceipt;
    } & TicketFindings)
  | ({
      readonly outcome: 'checked';
      readonly lines: number;
      readonly badRows: number;
      readonly repeatedRows: number;
    } & TicketFindings)
  | { readonly outcome: 'imported-before'; readonly at: Date; readonly accepted: number };

const shownProblems = 50;

const thisWorker: Worker = {
  host: hostname(),
  pid: process.pid,
  isRunning(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  },
};

const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Imports a file of tickets. Rows are staged in short batches that nobody sees and become visible at once.
 * Throws `net-empty`, `import-running`, `file-missing`, `file-broken`, `mapping-wrong`, `secret-key-needed` or
 * `import-refused`; then nothing has changed.
 */
export const importTickets = async (
  pool: Pool,
  request: ImportTicketsRequest,
): Promise<ImportTicketsResult> => {
  const progress = request.onProgress ?? (() => {});
  const mapping = await readTicketMapping(request.mappingFile);
  const file = await openTicketFile(request.file, mapping, request.mappingFile);
  const before = await findImportOfFile(pool, 'tickets', file.csv.sha256);
  if (before !== null)
    return { outcome: 'imported-before', at: before.finishedAt, accepted: before.accepted };
  const ground = await findTicketGround(pool, shanghaiDay(request.now));
  if (ground === null) throw new AppError('net-empty');
  const sealer = sealerFor(mapping, ground, request.secretKey);
  progress('checking', 0);
  const survey = await surveyTickets(file, request.now, () => progress('checking', 0.5));
  const notes = surveyNotes(survey, file);
  if (request.dryRun) {
    const { lines, badRows, repeatedRows, problemCount } = survey;
    const problems = survey.problems.slice(0, shownProblems);
    return { outcome: 'checked', lines, badRows, repeatedRows, problems, problemCount, notes };
  }
  if (survey.badRows > 0 && (!request.skipBadRows || survey.badRows === survey.lines))
    throw refusedTickets(
      basename(request.file),
      survey.problems.slice(0, shownProblems),
      survey.problemCount,
    );
  const worker = request.worker ?? thisWorker;
  const leftovers = await removeLeftovers(pool, worker, request.now);
  const source = { name: basename(request.file), sha256: file.csv.sha256, mapping };
  const staging = await beginStaging(pool, source, survey, worker);
  const begun = { file, lines: survey.lines, staging, ground, now: request.now, sealer };
  const { tally, receipt } = await stageAndShow(pool, begun, survey, request);
  return {
    outcome: 'imported',
    tally,
    receipt,
    problems: survey.problems.slice(0, shownProblems),
    problemCount: survey.problemCount,
    notes: [...notes, ...stagingNotes(staging, leftovers)],
  };
};

/**
 * What seals the reporters of the file; null where the mapping takes none. Personal data of people who exist are
 * kept only under a key that does not lie beside them: throws `secret-key-needed`.
 */
const sealerFor = (
  mapping: TicketMapping,
  ground: TicketGround,
  secretKey: ImportTicketsRequest['secretKey'],
): Sealer | null => {
  if (Object.values(mapping.person ?? {}).length === 0) return null;
  const key = secretKey?.();
  if (key === undefined || (key.source !== 'environment' && !ground.synthetic))
    throw new AppError('secret-key-needed');
  return key.sealer;
};

const stageAndShow = async (
  pool: Pool,
  begun: Begun,
  survey: TicketSurvey,
  request: ImportTicketsRequest,
): Promise<{ tally: TicketTally; receipt: AuditReceipt }> => {
  const { staging } = begun;
  try {
    const tally = await stageAll(pool, begun, (part) => request.onProgress?.('writing', part));
    return { tally, receipt: await show(pool, survey, staging, tally, request) };
  } catch (error) {
    await discardStaging(pool, staging.importId, staging.note);
    throw error;
  }
};

/** Makes the staged rows visible, in one transaction. */
const show = async (
  pool: Pool,
  survey: TicketSurvey,
  staging: Staging,
  tally: TicketTally,
  request: ImportTicketsRequest,
): Promise<AuditReceipt> => {
  const { lines, accepted, rejected, duplicates } = tally;
  if (accepted + rejected + duplicates !== lines || rejected !== survey.badRows)
    throw new Error('the counts of the import do not add up');
  return pool.begin(async (sql) => {
    const subject = `import ${staging.importId}`;
    // A value of the file has no place in a record that is kept.
    const recorded = survey.problems.map(({ code, row, field }) => ({
      code,
      ...(row === undefined ? {} : { row }),
      ...(field === undefined ? {} : { field }),
    }));
    const counts = { rows: lines, accepted, rejected, duplicates };
    await clearStagingNote(sql, staging.importId);
    await finishImport(sql, staging.importId, counts, recorded);
    if (survey.lastReceivedAt !== null) await extendDataUntil(sql, shanghaiDay(survey.lastReceivedAt));
    await raiseLayerBuilds(sql, ['tickets'], subject);
    const { id: auditId, hash } = await appendAudit(sql, {
      actor: request.actor,
      action: 'import-tickets',
      subject,
      after: { file: basename(request.file), ...tally },
    });
    return { auditId, hash };
  });
};

const surveyNotes = (survey: TicketSurvey, file: TicketFile): InputProblem[] => {
  const notes: InputProblem[] = [...file.notes];
  for (const { column, count } of survey.personal)
    notes.push({ code: 'note-personal-left-out', params: { column, count } });
  for (const { column, count } of survey.sealed)
    notes.push({ code: 'note-personal-sealed', params: { column, count } });
  const { ignored } = file.columns;
  if (ignored.length > 0)
    notes.push({ code: 'note-columns-ignored', params: { columns: ignored.join(', ') } });
  if (file.csv.encoding !== 'utf-8')
    notes.push({ code: 'note-encoding', params: { encoding: file.csv.encoding } });
  if (survey.closedBeforeReceived > 0)
    notes.push({ code: 'note-closed-before-received', params: { count: survey.closedBeforeReceived } });
  if (survey.repeatedRows > 0)
    notes.push({ code: 'note-rows-repeated', params: { count: survey.repeatedRows } });
  return notes;
};

const stagingNotes = (staging: Staging, leftovers: number): InputProblem[] => {
  const notes: InputProblem[] = [];
  const { createdCategories, createdResponsibleUnits } = staging;
  if (createdCategories.length > 0)
    notes.push({ code: 'note-categories-made', params: { names: createdCategories.join(', ') } });
  if (createdResponsibleUnits.length > 0)
    notes.push({
      code: 'note-offices-made',
      params: { names: createdResponsibleUnits.slice(0, 50).join(', ') },
    });
  if (leftovers > 0) notes.push({ code: 'note-leftovers-removed', params: { count: leftovers } });
  return notes;
};
