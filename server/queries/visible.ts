import type { Sql } from '../db/sql.ts';

/** Condition: the row of this table belongs to no import or to an active one; staged rows are invisible. */
export const importIsActive = (sql: Sql, table: string) => sql`
  (${sql(`${table}.import_id`)} is null
    or ${sql(`${table}.import_id`)} in (select import.id from import where import.state = 'active'))`;

/** Condition: a row that is kept from one revision until (not including) another holds at this one. */
export const holdsAt = (sql: Sql, table: string, netRevision: number) => sql`
  (${sql(`${table}.from_revision`)} <= ${netRevision}
    and (${sql(`${table}.until_revision`)} is null or ${sql(`${table}.until_revision`)} > ${netRevision}))`;

/** Units of one net revision as a table expression; intended holes and staged units are left out. */
export const unitsOfNet = (sql: Sql, netRevision: number) => sql`
  (select unit_version.* from unit_version
    where ${holdsAt(sql, 'unit_version', netRevision)}
      and not unit_version.is_void
      and ${importIsActive(sql, 'unit_version')})`;

/** Whether the district is synthetic, as a value. */
export const isSynthetic = (sql: Sql) => sql`coalesce((select district.synthetic from district), false)`;
