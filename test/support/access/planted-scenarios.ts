import type { Sql } from '../../../server/db/sql.ts';
import { idOf } from '../small-district.ts';

/** Drafts of the planner and of somebody else, and what became of others. */
export const plantedScenarios = {
  ownDraft: idOf('scenario/own draft'),
  ownSubmitted: idOf('scenario/own submitted'),
  otherDraft: idOf('scenario/other draft'),
  /** In the first community; not drawn by its author, but by a helper. */
  submitted: idOf('scenario/submitted'),
  /** In the second street; its first step has approved. */
  submittedElsewhere: idOf('scenario/submitted elsewhere'),
  approved: idOf('scenario/approved'),
} as const;

/** Somebody who is no caller. */
export const helperId = idOf('person/helper');
export const firstDeciderId = idOf('person/data-steward');
export const communities = {
  own: idOf('unit/990101001001'),
  ownStreet: idOf('unit/990101001002'),
  elsewhere: idOf('unit/990101002001'),
} as const;

/** A draft with an operation that touches a community. */
const plantDraft = async (
  sql: Sql,
  id: string,
  people: { readonly author: string; readonly helper?: string },
  community: string,
): Promise<void> => {
  await sql`
    insert into scenario (id, title, kind, base_revision_id, created_by) values (${id}, '合成方案', 'adjustment', 2, ${people.author})`;
  await plantOperation(sql, id, 1, people.helper ?? people.author, community);
};

const plantOperation = async (
  sql: Sql,
  id: string,
  sequence: number,
  by: string,
  community: string,
): Promise<void> => {
  await sql`
    insert into scenario_operation (scenario_id, sequence, operation, patch, proof, communities, version, client_key,
      appended_by)
    values (${id}, ${sequence}, '{"kind": "absorb"}', '{"kind": "patch"}', '[]', array[${community}::uuid], 1,
      gen_random_uuid(), ${by})`;
};

const submit = async (sql: Sql, id: string, steps: readonly string[]): Promise<void> => {
  await sql`
    update scenario set state = 'submitted', version = version + 1, round = 1, steps = ${sql.array([...steps])}::text[]
    where id = ${id}`;
};

const decide = async (sql: Sql, id: string, author: string, step: string): Promise<void> => {
  await sql`
    insert into scenario_decision (scenario_id, author_id, round, position, step, decision, opinion, decided_on, decided_by)
    values (${id}, ${author}, 1, 0, ${step}, 'approve', '同意', '2026-06-30', ${firstDeciderId})`;
};

/** Scenarios in every state, with operations, decisions and a comment. */
export const plantScenarios = async (sql: Sql, otherPersonId: string): Promise<void> => {
  const planned = plantedScenarios;
  const planner = idOf('person/planner');
  await sql`
    insert into identity.person (id, login, name, sign_on) values (${helperId}, 'helper', '测试人员', 'password')`;
  await plantDraft(sql, planned.ownDraft, { author: planner }, communities.own);
  await plantDraft(sql, planned.ownSubmitted, { author: planner }, communities.own);
  await submit(sql, planned.ownSubmitted, ['approval']);
  await plantDraft(sql, planned.otherDraft, { author: otherPersonId }, communities.own);
  await plantOperation(sql, planned.otherDraft, 2, otherPersonId, communities.elsewhere);
  await plantDraft(sql, planned.submitted, { author: otherPersonId, helper: helperId }, communities.own);
  await submit(sql, planned.submitted, ['community', 'approval']);
  await plantDraft(sql, planned.submittedElsewhere, { author: otherPersonId }, communities.elsewhere);
  await submit(sql, planned.submittedElsewhere, ['street', 'approval']);
  await decide(sql, planned.submittedElsewhere, otherPersonId, 'street');
  await plantDraft(sql, planned.approved, { author: otherPersonId }, communities.own);
  await submit(sql, planned.approved, ['approval']);
  await decide(sql, planned.approved, otherPersonId, 'approval');
  await sql`update scenario set state = 'approved', version = version + 1 where id = ${planned.approved}`;
  await sql`
    insert into scenario_comment (scenario_id, geom, body, written_by)
    values (${planned.otherDraft}, st_setsrid(st_makepoint(108, 33), 4326), '请核对', ${otherPersonId})`;
};
