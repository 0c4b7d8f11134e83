import type { Sql } from '../db/sql.ts';

/** Condition: the row of this table belongs to no import or to an active one; staged rows are invisible. */
export const importIsActive = (sql: Sql, table: string) => sql`
  (${sql(`${table}.import_id`)} is null
    or ${sql(`${table}.import_id`)} in (select import.id from import where import.state = 'active'))`;

/** Units of one net revision as a table expression; intended holes and staged units are left out. */
export const unitsOfNet = (sql: Sql, netRevision: number) => sql`
  (select unit_version.* from unit_version
    where unit_version.from_revision <= ${netRevision}
      and (unit_version.until_revision is null or unit_version.until_revision > ${netRevision})
      and not unit_version.is_void
      and ${importIsActive(sql, 'unit_version')})`;

/** Whether the district is synthetic, as a value. */
export const isSynthetic = (sql: Sql) => sql`coalesce((select district.synthetic from district), false)`;
