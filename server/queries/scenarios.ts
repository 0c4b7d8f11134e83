import type { Scenario, ScenarioState } from '../contract/scenarios.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { momentText } from './moments.ts';

const person = (sql: Sql, column: string): Fragment => sql`
  json_build_object('id', ${sql(column)}, 'name', guard.scenario_person(${sql(column)}))`;
const revision = (sql: Sql, alias: string): Fragment => sql`
  json_build_object('id', ${sql(`${alias}.id`)}, 'title', ${sql(`${alias}.title`)},
    'effectiveFrom', ${sql(`${alias}.effective_from`)})`;

/** All that is told of a scenario but its frame; decisions and certificate where they are asked for. */
const scenarios = (sql: Sql, more: Fragment): Fragment => sql`
  select scenario.id, scenario.title, scenario.explanation, scenario.kind, scenario.state, scenario.version,
    ${revision(sql, 'base')} as "baseRevision",
    exists (select from net_revision as later where later.effective_from > base.effective_from) as "isBehind",
    case when area_id is not null then json_build_object('id', area_id, 'name', coalesce((select name
      from unit_version where unit_id = area_id order by from_revision desc limit 1), '—')) end as area,
    (select count(*)::int from scenario_operation as done
      where done.scenario_id = scenario.id and done.state = 'done') as operations,
    ${person(sql, 'scenario.created_by')} as "createdBy", ${momentText(sql, 'scenario.created_at')} as "createdAt",
    ${momentText(sql, 'scenario.changed_at')} as "changedAt", copied_from as "copiedFrom", scenario.round, scenario.steps,
    case when scenario.state = 'submitted' then scenario.steps[1 + (select count(*)::int from scenario_decision
      as taken where taken.scenario_id = scenario.id and taken.round = scenario.round)] end as "nextStep",
    case when scenario.published_by is not null then json_build_object('netRevisionId', scenario.net_revision_id,
      'effectiveFrom', scenario.effective_from, 'publishedBy', ${person(sql, 'scenario.published_by')},
      'publishedAt', ${momentText(sql, 'scenario.published_at')}) end as publication,
    case when scenario.withdrawn_by is not null then json_build_object('withdrawnBy', ${person(sql, 'scenario.withdrawn_by')},
      'withdrawnAt', ${momentText(sql, 'scenario.withdrawn_at')}, 'reason', scenario.withdrawal_reason) end as withdrawal
    ${more}
  from scenario join net_revision as base on base.id = scenario.base_revision_id`;

const decisions = (sql: Sql): Fragment => sql`, scenario.certificate,
  coalesce((select json_agg(json_build_object('round', round, 'position', position, 'step', step,
      'decision', decision, 'opinion', opinion, 'decidedOn', decided_on, 'documentNumber', document_number,
      'decidedBy', ${person(sql, 'decided_by')}, 'decidedAt', ${momentText(sql, 'decided_at')})
      order by round, position)
    from scenario_decision as taken where taken.scenario_id = scenario.id), '[]') as decisions`;

type ScenarioRow = Omit<Scenario, 'frame'>;

/** One scenario; null where there is none, or none that the caller may see. */
export const getScenario = async (sql: Sql, id: string): Promise<ScenarioRow | null> => {
  // What has become of this scenario?
  const [row] = await sql<ScenarioRow[]>`${scenarios(sql, decisions(sql))} where scenario.id = ${id}::uuid`;
  return row ?? null;
};

export interface ScenarioFilter {
  readonly state: ScenarioState | null;
  readonly createdBy: string | null;
}

/** The scenarios that changed last, at most 500. */
export const listScenarios = (
  sql: Sql,
  { state, createdBy }: ScenarioFilter,
): Promise<Omit<ScenarioRow, 'decisions' | 'certificate'>[]> =>
  // Which scenarios are there?
  sql<Omit<ScenarioRow, 'decisions' | 'certificate'>[]>`
    ${scenarios(sql, sql``)}
    where (${state}::text is null or scenario.state = ${state}) and (${createdBy}::uuid is null or scenario.created_by = ${createdBy})
    order by scenario.changed_at desc, scenario.id limit 500`;

export interface NewScenario {
  readonly title: string;
  readonly kind: Scenario['kind'];
  readonly explanation: string;
  readonly baseRevisionId: number;
  readonly areaId: string | null;
  readonly copiedFrom: string | null;
  readonly personId: string;
}

/** Begins a draft in somebody's name; gives its id. */
export const insertScenario = async (sql: Sql, draft: NewScenario): Promise<string> => {
  // Which id has the new draft?
  const [row] = await sql<{ id: string }[]>`
    insert into scenario (title, kind, explanation, base_revision_id, area_id, copied_from, created_by)
    values (${draft.title}, ${draft.kind}, ${draft.explanation}, ${draft.baseRevisionId}, ${draft.areaId},
      ${draft.copiedFrom}, ${draft.personId})
    returning id`;
  if (row === undefined) throw new Error('the draft was not written');
  return row.id;
};

/** What rules look at before a change. */
export interface ScenarioHead {
  readonly id: string;
  readonly title: string;
  readonly kind: Scenario['kind'];
  readonly state: ScenarioState;
  readonly version: number;
  readonly round: number;
  readonly steps: Scenario['steps'];
  readonly baseRevisionId: number;
  /** Tells the base from another one that had its number. */
  readonly baseStamp: string;
  readonly netRevisionId: number | null;
  readonly effectiveFrom: string | null;
  readonly createdBy: string;
}

const heads = (sql: Sql): Fragment => sql`
  select id, title, kind, state, version, round, steps, base_revision_id as "baseRevisionId",
    net_revision_id as "netRevisionId", effective_from as "effectiveFrom", created_by as "createdBy",
    (select coalesce(certificate ->> 'hash', '') from net_revision where net_revision.id = base_revision_id)
      as "baseStamp"
  from scenario`;

/** The head of a scenario; null where there is none. */
export const getScenarioHead = async (sql: Sql, id: string): Promise<ScenarioHead | null> => {
  // In which state is this scenario?
  const [row] = await sql<ScenarioHead[]>`${heads(sql)} where id = ${id}::uuid`;
  return row ?? null;
};

/** The same, for nobody else to change until commit. */
export const lockScenario = async (sql: Sql, id: string): Promise<ScenarioHead | null> => {
  // In which state is this scenario, and stays so?
  const [row] = await sql<ScenarioHead[]>`${heads(sql)} where id = ${id}::uuid for update`;
  return row ?? null;
};

/** Columns that a change of a scenario sets. */
type ScenarioChange = Readonly<Record<string, string | number | Date | readonly string[] | object | null>>;

/** Changes a scenario that must still have this version, which rises; false where it has another. */
export const changeScenario = async (
  sql: Sql,
  id: string,
  version: number,
  change: ScenarioChange = {},
): Promise<boolean> => {
  const set = { ...change, version: version + 1, changed_at: new Date() };
  const result =
    await sql`update scenario set ${sql(set as never)} where id = ${id}::uuid and version = ${version}`;
  return result.count === 1;
};

/** Deletes a draft that was never handed in; false where that is not so. */
export const deleteScenario = async (sql: Sql, id: string, version: number): Promise<boolean> => {
  const result = await sql`delete from scenario where id = ${id}::uuid and version = ${version}`;
  return result.count === 1;
};
