import type { Sql } from '../db/sql.ts';

/** A revision of the chain. */
export interface ChainRevision {
  readonly id: number;
  /** First day, YYYY-MM-DD, Asia/Shanghai. */
  readonly effectiveFrom: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly scenarioId: string | null;
}

/**
 * Makes whoever writes nets or places tickets on them wait until the transaction ends, and waits for those who are at
 * it: nobody may place a ticket on a net that is being divided.
 */
export const lockNets = async (sql: Sql): Promise<void> => {
  await sql`lock table net_revision, unit_version, net_arc, building_unit, ticket_unit in share row exclusive mode`;
};

/** All revisions by their days. */
export const listChain = (sql: Sql): Promise<ChainRevision[]> =>
  // Which revisions are there, and from which day on?
  sql<ChainRevision[]>`
    select id, effective_from as "effectiveFrom", title, document_number as "documentNumber",
      scenario_id as "scenarioId"
    from net_revision order by effective_from`;

/** Today in the district, YYYY-MM-DD. */
export const getToday = async (sql: Sql): Promise<string> => {
  // Which day is it?
  const [row] = await sql<{ today: string }[]>`select shanghai_today() as today`;
  if (row === undefined) throw new Error('the database knows no day');
  return row.today;
};

/** Adds a revision to the chain. */
export const insertRevision = async (
  sql: Sql,
  revision: ChainRevision & { readonly publishedBy: string | null },
): Promise<void> => {
  const { id, effectiveFrom, title, documentNumber, scenarioId, publishedBy } = revision;
  await sql`
    insert into net_revision (id, effective_from, title, document_number, scenario_id, published_by)
    values (${id}, ${effectiveFrom}, ${title}, ${documentNumber}, ${scenarioId}, ${publishedBy})`;
};

/** Records the proof of a revision. */
export const setCertificate = async (sql: Sql, id: number, certificate: object): Promise<void> => {
  await sql`update net_revision set certificate = ${sql.json(certificate as never)} where id = ${id}`;
};

/** Whether every one of these ids is free or was made by this very revision. */
export const listForeignUnits = async (
  sql: Sql,
  revisionId: number,
  ids: readonly string[],
): Promise<string[]> => {
  // Which of these units are not new?
  const rows = await sql<{ id: string }[]>`
    select id from unit where id = any(${sql.array([...ids])}::uuid[]) and created_in <> ${revisionId}`;
  return rows.map(({ id }) => id);
};

/** Which of these codes another unit has had already. */
export const listUsedCodes = (
  sql: Sql,
  units: readonly { readonly id: string; readonly code: string }[],
): Promise<{ code: string; name: string }[]> =>
  // Which of these codes does another unit have, or had once?
  sql<{ code: string; name: string }[]>`
    select distinct given.code, other.name
    from unnest(${sql.array(units.map(({ id }) => id))}::uuid[], ${sql.array(units.map(({ code }) => code))}::text[])
      as given (id, code)
    join unit_version as other on other.code = given.code and other.unit_id <> given.id
    order by given.code`;
