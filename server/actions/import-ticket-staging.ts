import { AppError } from '../contract/app-error.ts';
import type { TicketMapping } from '../contract/ticket-mapping.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { insertImport } from '../queries/import-runs.ts';
import {
  deleteStagedTickets,
  giveUpImport,
  listStagingImports,
  lockImportStart,
  noteStaging,
  type StagingImport,
  type StagingNote,
} from '../queries/import-staging.ts';
import { removeUnused, resolveCategories, resolveResponsibleUnits } from '../queries/import-ticket-lists.ts';
import type { TicketSurvey } from './import-ticket-survey.ts';

/** The process at work, to tell one that is busy from one that was killed. */
export interface Worker {
  readonly host: string;
  readonly pid: number;
  /** Whether a process of this host is running. */
  isRunning(pid: number): boolean;
}

/** An import that was begun: its rows are invisible until it is finished. */
export interface Staging {
  readonly importId: string;
  readonly categoryIds: ReadonlyMap<string, number>;
  readonly responsibleUnitIds: ReadonlyMap<string, string>;
  readonly createdCategories: readonly string[];
  readonly createdResponsibleUnits: readonly string[];
  readonly note: StagingNote;
}

const silentMinutes = 10;
const deletedAtOnce = 2_000;

const isAtWork = (note: StagingNote | null, worker: Worker, now: number): boolean => {
  if (note === null || now - note.heartbeatAt > silentMinutes * 60_000) return false;
  if (note.host !== worker.host) return true;
  return note.pid !== worker.pid && worker.isRunning(note.pid);
};

/** Removes what interrupted imports left; gives the number of rows. Throws `import-running` when one is at work. */
export const removeLeftovers = async (pool: Pool, worker: Worker, now: Date): Promise<number> => {
  let removed = 0;
  for (const left of await listStagingImports(pool)) {
    if (isAtWork(left.note, worker, now.getTime())) throw runningError(left);
    removed += await discardStaging(pool, left.id, left.note);
  }
  return removed;
};

const runningError = (staging: StagingImport): AppError =>
  new AppError('import-running', {
    source: staging.sourceName,
    since: staging.startedAt.toISOString(),
    minutes: silentMinutes,
  });

/** Begins an import and the list entries it needs, unless another one has begun meanwhile. */
export const beginStaging = (
  pool: Pool,
  source: { name: string; sha256: string; mapping: TicketMapping },
  survey: TicketSurvey,
  worker: Worker,
): Promise<Staging> =>
  pool.begin(async (sql: Sql): Promise<Staging> => {
    await lockImportStart(sql);
    const [other] = await listStagingImports(sql);
    if (other !== undefined) throw runningError(other);
    const importId = await insertImport(sql, {
      kind: 'tickets',
      sourceName: source.name,
      sha256: source.sha256,
      mapping: source.mapping,
    });
    const categories = await resolveCategories(sql, survey.categories);
    const kind = source.mapping.responsibleUnit?.kind ?? 'department';
    const offices = await resolveResponsibleUnits(sql, survey.responsibleUnits, kind);
    const note = {
      host: worker.host,
      pid: worker.pid,
      heartbeatAt: Date.now(),
      createdCategories: categories.created,
      createdResponsibleUnits: offices.created,
    };
    await noteStaging(sql, importId, note);
    return {
      importId,
      categoryIds: categories.ids,
      responsibleUnitIds: offices.ids,
      createdCategories: categories.createdNames,
      createdResponsibleUnits: offices.createdNames,
      note,
    };
  }) as Promise<Staging>;

/** Removes everything an unfinished import wrote, in short transactions; gives the number of its rows. */
export const discardStaging = async (
  pool: Pool,
  importId: string,
  note: StagingNote | null,
): Promise<number> => {
  let removed = 0;
  for (let portion = -1; portion !== 0; ) {
    portion = await deleteStagedTickets(pool, importId, deletedAtOnce);
    removed += portion;
  }
  await pool.begin(async (sql) => {
    if (note !== null) await removeUnused(sql, note.createdCategories, note.createdResponsibleUnits);
    await giveUpImport(sql, importId);
  });
  return removed;
};
