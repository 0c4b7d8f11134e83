import type { Sql } from '../db/sql.ts';

/** A revision on which a scenario can rest. */
export interface BaseRevision {
  readonly id: number;
  readonly title: string;
  readonly effectiveFrom: string;
  /** Without stored lines nothing can be drawn on it. */
  readonly hasArcs: boolean;
}

/** A revision by its id, or the latest of all that are published; null where there is none. */
export const findBaseRevision = async (sql: Sql, id: number | null): Promise<BaseRevision | null> => {
  // On which revision does a new scenario rest?
  const [row] = await sql<BaseRevision[]>`
    select id, title, effective_from as "effectiveFrom", exists (select from net_arc
      where from_revision <= net_revision.id and (until_revision is null or until_revision > net_revision.id))
      as "hasArcs"
    from net_revision where ${id}::int is null or id = ${id} order by effective_from desc limit 1`;
  return row ?? null;
};

/** A revision of the chain, with what tells it from another one that had its number. */
export interface StampedRevision {
  readonly id: number;
  /** Hash of its certificate; empty where it has none. */
  readonly stamp: string;
}

/** The last revision before a day (YYYY-MM-DD); null where there is none. */
export const findRevisionBefore = async (sql: Sql, day: string): Promise<StampedRevision | null> => {
  // Which revision does one that begins on this day follow?
  const [row] = await sql<StampedRevision[]>`
    select id, coalesce(certificate ->> 'hash', '') as stamp from net_revision
    where effective_from < ${day}::date order by effective_from desc limit 1`;
  return row ?? null;
};

/** A revision as it is now; null where there is none. */
export const getStampedRevision = async (sql: Sql, id: number): Promise<StampedRevision | null> => {
  // Is this revision still what it was?
  const [row] = await sql<StampedRevision[]>`
    select id, coalesce(certificate ->> 'hash', '') as stamp from net_revision where id = ${id}`;
  return row ?? null;
};

/** Titles of scenarios that rest on a revision, at most 20. */
export const listScenariosOn = async (sql: Sql, revisionId: number): Promise<string[]> => {
  // Which scenarios would lose their base?
  const rows = await sql<{ title: string }[]>`
    select title from scenario where base_revision_id = ${revisionId} order by title limit 20`;
  return rows.map(({ title }) => title);
};

/** Whether this is a street or a community of a revision. */
export const isAreaOfRevision = async (sql: Sql, revisionId: number, unitId: string): Promise<boolean> => {
  // Is this an area for which a scenario can be drawn?
  const [row] = await sql<{ known: boolean }[]>`
    select exists (select from unit_version where unit_id = ${unitId}::uuid and level in ('street', 'community')
      and from_revision <= ${revisionId} and (until_revision is null or until_revision > ${revisionId})) as known`;
  return row?.known ?? false;
};

/** A scenario that was published after a base, with its revision. */
export interface LaterPublication {
  readonly revisionId: number;
  readonly title: string;
  /** Null where the revision did not come from a scenario. */
  readonly scenarioId: string | null;
}

/** What was published after a base, in the order of the chain. */
export const listLaterPublications = (sql: Sql, baseRevisionId: number): Promise<LaterPublication[]> =>
  // Which revisions follow this one?
  sql<LaterPublication[]>`
    select later.id as "revisionId", later.title, scenario.id as "scenarioId"
    from net_revision as later
    join net_revision as base on base.id = ${baseRevisionId} and later.effective_from > base.effective_from
    left join scenario on scenario.net_revision_id = later.id
    order by later.effective_from`;
