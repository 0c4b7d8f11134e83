import type { SettingName } from '../contract/settings.ts';
import type { Sql } from '../db/sql.ts';

/** Decided settings by name; what nobody decided is absent. */
export const listDecidedSettings = async (sql: Sql): Promise<ReadonlyMap<string, unknown>> => {
  // What have administrators decided?
  const rows = await sql<{ name: string; value: unknown }[]>`select name, value from setting`;
  return new Map(rows.map(({ name, value }) => [name, value]));
};

/** A decided setting, held until the transaction ends; null where nobody decided it. */
export const getSettingForChange = async (sql: Sql, name: SettingName): Promise<unknown> => {
  // What holds now, for nobody else to change?
  const [row] = await sql<{ value: unknown }[]>`select value from setting where name = ${name} for update`;
  return row?.value ?? null;
};

/** Decides a setting in somebody's name. */
export const saveSetting = async (
  sql: Sql,
  name: SettingName,
  value: object,
  personId: string,
): Promise<void> => {
  // From now on this holds.
  await sql`
    insert into setting (name, value, changed_by, changed_at)
    values (${name}, ${sql.json(value as never)}, ${personId}, now())
    on conflict (name) do update
      set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
};
