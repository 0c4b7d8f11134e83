import type { InputProblem } from '../contract/input-error.ts';
import type { Sql } from '../db/sql.ts';

export type ImportKind = 'areas' | 'tickets' | 'walking-network';

export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
}

export interface NewImport {
  readonly kind: ImportKind;
  readonly sourceName: string;
  readonly sha256: string;
  /** How the file was read; never personal data. */
  readonly mapping: object;
}

/** Begins an import, invisible until `finishImport`; gives its id. */
export const insertImport = async (sql: Sql, start: NewImport): Promise<string> => {
  // Which file is being imported, and how?
  const [row] = await sql<{ id: string }[]>`
    insert into import (kind, source_name, source_sha256, mapping, state)
    values (${start.kind}, ${start.sourceName}, ${start.sha256}, ${sql.json(start.mapping as never)}, 'staging')
    returning id`;
  if (row === undefined) throw new Error('the import was not written');
  return row.id;
};

/** Makes the rows of an import visible and keeps its counts and problems. */
export const finishImport = async (
  sql: Sql,
  id: string,
  counts: ImportCounts,
  problems: readonly InputProblem[],
): Promise<void> => {
  // From now on the rows count.
  const rows = await sql`
    update import set state = 'active', finished_at = now(), row_count = ${counts.rows},
      accepted_count = ${counts.accepted}, rejected_count = ${counts.rejected},
      duplicate_count = ${counts.duplicates}, problems = ${sql.json(problems as never)}
    where id = ${id} and state = 'staging' returning id`;
  if (rows.length !== 1) throw new Error('the import to finish is gone');
};

/** When this very file was imported before and is in force; else null. */
export const findImportOfFile = async (
  sql: Sql,
  kind: ImportKind,
  sha256: string,
): Promise<{ id: string; finishedAt: Date; accepted: number } | null> => {
  // Was this file imported before?
  const [row] = await sql<{ id: string; finishedAt: Date; accepted: number }[]>`
    select id, finished_at as "finishedAt", accepted_count as accepted from import
    where kind = ${kind} and source_sha256 = ${sha256} and state = 'active'
    order by finished_at desc limit 1`;
  return row ?? null;
};

export interface ImportRun {
  readonly kind: string;
  readonly sourceName: string;
  readonly state: string;
  readonly startedAt: Date;
  readonly rows: number;
  readonly accepted: number;
}

/** The latest imports, the newest first. */
export const listImports = (sql: Sql, limit: number): Promise<ImportRun[]> =>
  // What was imported lately?
  sql<ImportRun[]>`
    select kind, source_name as "sourceName", state, started_at as "startedAt", row_count as rows,
      accepted_count as accepted
    from import order by started_at desc limit ${limit}`;
