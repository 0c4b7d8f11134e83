import type { Sql } from '../db/sql.ts';

/** What a ticket import that is under way remembers, so that another process can tell and tidy up. */
export interface StagingNote {
  readonly host: string;
  readonly pid: number;
  /** When it last did something, milliseconds since 1970. */
  readonly heartbeatAt: number;
  readonly createdCategories: readonly number[];
  readonly createdResponsibleUnits: readonly string[];
}

export interface StagingImport {
  readonly id: string;
  readonly sourceName: string;
  readonly startedAt: Date;
  readonly note: StagingNote | null;
}

const startLock = 7_210_002;

/** Makes imports that begin at the same time wait for one another until commit. */
export const lockImportStart = async (sql: Sql): Promise<void> => {
  // Is another import beginning just now?
  await sql`select pg_advisory_xact_lock(${startLock})`;
};

/** Ticket imports that were begun and neither finished nor given up. */
export const listStagingImports = (sql: Sql): Promise<StagingImport[]> =>
  // Which imports are under way, or were interrupted?
  sql<StagingImport[]>`
    select id, source_name as "sourceName", started_at as "startedAt", mapping->'staging' as note
    from import where kind = 'tickets' and state = 'staging' order by started_at`;

/** Keeps what the import under way must remember. */
export const noteStaging = async (sql: Sql, importId: string, note: StagingNote): Promise<void> => {
  // Who is at work, since when, and what was added to the lists?
  await sql`
    update import set mapping = jsonb_set(mapping, '{staging}', ${sql.json(note as never)})
    where id = ${importId} and state = 'staging'`;
};

/** Deletes some rows of an import that is invisible; gives their number, 0 when none is left. */
export const deleteStagedTickets = async (sql: Sql, importId: string, limit: number): Promise<number> => {
  // Remove a portion, so that no statement is long.
  const rows = await sql`
    delete from ticket using (
      select ticket.id from ticket join import on import.id = ticket.import_id
      where import.id = ${importId} and import.state = 'staging' limit ${limit}
    ) as doomed
    where ticket.id = doomed.id returning ticket.id`;
  return rows.length;
};

/** Says of an import without rows that it came to nothing. */
export const giveUpImport = async (sql: Sql, importId: string): Promise<void> => {
  // It never became visible.
  await sql`
    update import set state = 'failed', finished_at = now(), mapping = mapping - 'staging'
    where id = ${importId} and state = 'staging'`;
};

/** Forgets who was at work, when an import is done. */
export const clearStagingNote = async (sql: Sql, importId: string): Promise<void> => {
  // Nothing is under way any more.
  await sql`update import set mapping = mapping - 'staging' where id = ${importId}`;
};
