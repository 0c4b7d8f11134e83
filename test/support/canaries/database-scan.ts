import type { Database } from '../../../server/db/database.ts';
import type { Detector, Hit } from './detector.ts';

/** A canary in a table, in what the planner knows of it, or in the file of a relation. */
export interface StoredLeak extends Hit {
  readonly where: string;
}

/** Looks through every row of every table, the planner's statistics, and the bytes of every relation. */
export const scanDatabase = async (
  { sql }: Pick<Database, 'sql'>,
  detect: Detector,
): Promise<{ leaks: StoredLeak[]; rowCount: number; byteCount: number }> => {
  const leaks: StoredLeak[] = [];
  const note = (where: string, hits: readonly Hit[]): void => {
    leaks.push(...hits.map((hit) => ({ ...hit, where })));
  };
  await sql`analyze`;
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'spatial_ref_sys'`;
  let rowCount = 0;
  for (const { schema, name } of tables) {
    const rows = await sql<{ text: string }[]>`
      select one::text as text from ${sql(schema)}.${sql(name)} as one`;
    rowCount += rows.length;
    note(`${schema}.${name}`, detect(rows.map(({ text }) => text).join('\n')));
  }
  const known = await sql<{ text: string }[]>`
    select one::text as text from pg_stats as one where schemaname not in ('pg_catalog', 'information_schema')`;
  note('pg_stats', detect(known.map(({ text }) => text).join('\n')));
  await sql`checkpoint`;
  const relations = await sql<{ name: string; path: string }[]>`
    select oid::regclass::text as name, pg_relation_filepath(oid) as path from pg_class
    where relkind in ('r', 'i', 't', 'm') and pg_relation_filepath(oid) is not null and oid >= 16384`;
  let byteCount = 0;
  for (const { name, path } of relations) {
    const [file] = await sql<{ bytes: Buffer }[]>`select pg_read_binary_file(${path}) as bytes`;
    byteCount += file?.bytes.length ?? 0;
    note(`file of ${name}`, detect(file?.bytes ?? Buffer.alloc(0)));
  }
  return { leaks, rowCount, byteCount };
};
