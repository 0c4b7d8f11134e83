import type { ScenarioComment } from '../contract/scenario-comments.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { momentText } from './moments.ts';

const person = (sql: Sql, column: string): Fragment => sql`
  case when ${sql(column)} is not null then
    json_build_object('id', ${sql(column)}, 'name', guard.scenario_person(${sql(column)})) end`;

/** Remarks on a scenario, the oldest first, at most 1,000. */
export const listComments = (sql: Sql, scenarioId: string): Promise<ScenarioComment[]> =>
  // What was remarked, and where?
  sql<ScenarioComment[]>`
    select id, array[st_x(geom), st_y(geom)] as place, unit_id as "unitId", body,
      ${person(sql, 'written_by')} as "writtenBy", ${momentText(sql, 'written_at')} as "writtenAt",
      ${person(sql, 'resolved_by')} as "resolvedBy", ${momentText(sql, 'resolved_at')} as "resolvedAt"
    from scenario_comment where scenario_id = ${scenarioId}::uuid order by written_at, id limit 1000`;

export interface NewComment {
  readonly scenarioId: string;
  readonly place: readonly [number, number];
  readonly unitId: string | null;
  readonly body: string;
  readonly personId: string;
}

/** Pins a remark; gives its id. */
export const insertComment = async (sql: Sql, comment: NewComment): Promise<string> => {
  const [longitude, latitude] = comment.place;
  // Which id has the remark?
  const [row] = await sql<{ id: string }[]>`
    insert into scenario_comment (scenario_id, geom, unit_id, body, written_by)
    values (${comment.scenarioId}, st_setsrid(st_makepoint(${longitude}, ${latitude}), 4326), ${comment.unitId},
      ${comment.body}, ${comment.personId})
    returning id`;
  if (row === undefined) throw new Error('the remark was not written');
  return row.id;
};

/** Marks a remark as settled; false where there is none or it is settled already. */
export const resolveComment = async (
  sql: Sql,
  scenarioId: string,
  commentId: string,
  personId: string,
): Promise<boolean> => {
  const result = await sql`
    update scenario_comment set resolved_by = ${personId}::uuid, resolved_at = now()
    where scenario_id = ${scenarioId}::uuid and id = ${commentId}::uuid and resolved_by is null`;
  return result.count === 1;
};
