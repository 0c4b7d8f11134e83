import type { ApprovalStep } from '../contract/rights.ts';
import type { Sql } from '../db/sql.ts';

export interface NewDecision {
  readonly scenarioId: string;
  readonly authorId: string;
  readonly round: number;
  readonly position: number;
  readonly step: ApprovalStep;
  readonly decision: 'approve' | 'return';
  readonly opinion: string;
  readonly decidedOn: string;
  readonly documentNumber: string | null;
  readonly personId: string;
}

/** Keeps the decision of a step in somebody's name. */
export const insertDecision = async (sql: Sql, taken: NewDecision): Promise<void> => {
  await sql`
    insert into scenario_decision (scenario_id, author_id, round, position, step, decision, opinion, decided_on,
      document_number, decided_by)
    values (${taken.scenarioId}, ${taken.authorId}, ${taken.round}, ${taken.position}, ${taken.step}, ${taken.decision},
      ${taken.opinion}, ${taken.decidedOn}, ${taken.documentNumber}, ${taken.personId})`;
};

/** Who decided in a round so far, in the order of the steps. */
export const listDeciders = async (sql: Sql, scenarioId: string, round: number): Promise<string[]> => {
  // Who has decided already?
  const rows = await sql<{ id: string }[]>`
    select decided_by as id from scenario_decision where scenario_id = ${scenarioId}::uuid and round = ${round}
    order by position`;
  return rows.map(({ id }) => id);
};

/** 文号 of the last step of a round; null where there is none. */
export const getDocumentNumber = async (
  sql: Sql,
  scenarioId: string,
  round: number,
): Promise<string | null> => {
  // Under which number was this approved?
  const [row] = await sql<{ documentNumber: string | null }[]>`
    select document_number as "documentNumber" from scenario_decision
    where scenario_id = ${scenarioId}::uuid and round = ${round} order by position desc limit 1`;
  return row?.documentNumber ?? null;
};

/** Whether somebody drew a part of a scenario. */
export const hasDrawn = async (sql: Sql, scenarioId: string, personId: string): Promise<boolean> => {
  // Did this person append anything?
  const [row] = await sql<{ drew: boolean }[]>`
    select exists (select from scenario_operation where scenario_id = ${scenarioId}::uuid
      and appended_by = ${personId}::uuid) as drew`;
  return row?.drew ?? false;
};

/** Communities that a scenario touches, with the street of each in its base. */
export const listTouchedCommunities = (
  sql: Sql,
  scenarioId: string,
): Promise<{ communityId: string; streetId: string | null }[]> =>
  // Whose area does this scenario change?
  sql<{ communityId: string; streetId: string | null }[]>`
    select touched.id as "communityId", version.parent_id as "streetId"
    from (
      select distinct unnest(communities) as id from scenario_operation
      where scenario_id = ${scenarioId}::uuid and state = 'done'
    ) as touched
    left join scenario on scenario.id = ${scenarioId}::uuid
    left join unit_version as version on version.unit_id = touched.id
      and version.from_revision <= scenario.base_revision_id
      and (version.until_revision is null or version.until_revision > scenario.base_revision_id)`;

/** How many operations a scenario holds that are done. */
export const countDone = async (sql: Sql, scenarioId: string): Promise<number> => {
  // Is there anything to decide on?
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from scenario_operation where scenario_id = ${scenarioId}::uuid and state = 'done'`;
  return row?.count ?? 0;
};
