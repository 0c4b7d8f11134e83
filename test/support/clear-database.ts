import type { Database } from '../../server/db/database.ts';

/** Empties every table that imports and loaders fill; the schema and its migrations stay. */
export const clearDatabase = async ({ sql }: Database): Promise<void> => {
  const [filled] = await sql`select from import union all select from district limit 1`;
  if (filled === undefined) return;
  await sql`
    truncate district, import, layer_revision, audit_log, net_revision, unit, unit_version, ticket_category,
      responsible_unit, ticket, identity.person cascade`;
};

/** Rows per table that an import writes to. */
export const countRows = async ({ sql }: Database): Promise<Record<string, number>> => {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from district) as district, (select count(*)::int from import) as import,
      (select count(*)::int from net_revision) as revision, (select count(*)::int from unit) as unit,
      (select count(*)::int from unit_version) as version, (select count(*)::int from ticket) as ticket,
      (select count(*)::int from ticket_unit) as placed, (select count(*)::int from ticket_category) as category,
      (select count(*)::int from responsible_unit) as office, (select count(*)::int from audit_log) as audit,
      (select count(*)::int from layer_revision) as layer`;
  return row ?? {};
};
