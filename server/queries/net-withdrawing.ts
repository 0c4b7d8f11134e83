import type { Sql } from '../db/sql.ts';

/**
 * Takes back what the latest revision of the chain changed: what it ended goes on, what it began is gone. The revision
 * itself and the identities of its units stay until `deleteRevision`.
 */
export const undoRevision = async (sql: Sql, id: number): Promise<void> => {
  await sql`delete from lineage where revision_id = ${id}`;
  for (const table of ['ticket_unit', 'building_unit', 'net_arc', 'unit_version']) {
    await sql`delete from ${sql(table)} where from_revision = ${id}`;
    await sql`update ${sql(table)} set until_revision = null where until_revision = ${id}`;
  }
  await sql`update unit set retired_in = null where retired_in = ${id}`;
};

/** Deletes a revision that was undone, with the units that it would have made. */
export const deleteRevision = async (sql: Sql, id: number): Promise<void> => {
  await sql`delete from unit where created_in = ${id}`;
  await sql`delete from net_revision where id = ${id}`;
};
