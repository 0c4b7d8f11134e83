import type { Sql } from '../../../server/db/sql.ts';
import { type Attempt, statementFor } from './attempt.ts';
import { callerKinds } from './caller-kinds.ts';
import {
  databaseRoles,
  type Granted,
  listDefinerFunctions,
  listGrants,
  listPowerfulRoles,
  listRelations,
  type Relation,
} from './catalog.ts';
import { alertAttempts, impossibleForAlerts } from './expected-alerts.ts';
import { calls, impossible } from './expected-calls.ts';
import { expectedReads } from './expected-reads.ts';
import { impossibleForReleases, releaseAttempts } from './expected-releases.ts';
import { impossibleForScenarios, scenarioAttempts } from './expected-scenarios.ts';
import { changes } from './expected-writes.ts';

/** Everything that can be changed, and every function that does more than its caller may. */
const attempts: readonly Attempt[] = [
  ...changes,
  ...calls,
  ...releaseAttempts,
  ...scenarioAttempts,
  ...alertAttempts,
];

/** What the rows look like to the owner: the signature of each expected condition of each table. */
export interface Plan {
  readonly relations: readonly Relation[];
  readonly signatures: ReadonlyMap<string, string>;
}

const readsOf = (target: string) => {
  const reads = expectedReads[target];
  return reads === undefined || reads === 'extension' ? {} : reads;
};

/** Asks the owner once; later changes of policies do not change what is expected. Needs `createProbe`. */
export const planFindings = async (sql: Sql): Promise<Plan> => {
  const relations = await listRelations(sql);
  const asked = relations.flatMap(({ target, key }) => {
    const rules = [
      ...Object.values(readsOf(target)).map(({ rows }) => rows),
      ...attempts
        .filter((attempt) => attempt.target === target)
        .flatMap(({ succeeds }) => Object.values(succeeds)),
    ];
    const conditions = rules.flatMap((rule) => callerKinds.map((caller) => rule(caller)));
    return conditions
      .filter((condition) => typeof condition === 'string')
      .map((condition) => ({ target, key, condition }));
  });
  const distinct = [...new Map(asked.map((each) => [`${each.target} ${each.condition}`, each])).values()];
  // Which rows does each condition select?
  const answers = await sql<{ name: string; signature: string }[]>`
    select target || ' ' || condition as name, probe.signature(target || ' as looked', key, condition) as signature
    from jsonb_to_recordset(${sql.json(distinct)}) as asked (target text, key text, condition text)`;
  return { relations, signatures: new Map(answers.map(({ name, signature }) => [name, signature])) };
};

/** Tables that no line of the expectation names, that hold nothing, or that have no row-level security. */
const undeclared = ({ relations, signatures }: Plan): string[] =>
  relations.flatMap(({ target, isSecured }) => {
    if (expectedReads[target] === undefined) return [`${target} is not declared in expected-reads.ts`];
    if (expectedReads[target] === 'extension') return [];
    return [
      ...(isSecured === false ? [`${target} has no row-level security`] : []),
      ...((signatures.get(`${target} true`) ?? '').startsWith('0 rows')
        ? [`${target} holds nothing, so that nothing is shown about it`]
        : []),
    ];
  });

const expectedGrant = (
  granted: Granted,
  privilege: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE',
): string | null => {
  const { role, target } = granted;
  if (privilege === 'SELECT') {
    const read = readsOf(target)[role];
    return read === undefined ? null : (read.columns ?? '*');
  }
  const tried = attempts.find(
    (attempt) =>
      attempt.target === target && attempt.privilege === privilege && attempt.succeeds[role] !== undefined,
  );
  if (tried === undefined) return null;
  const limited = attempts.find(
    (attempt) =>
      attempt.target === target && attempt.privilege === privilege && attempt.columns !== undefined,
  );
  return role === 'app_sign_in' ? '*' : (limited?.columns ?? '*');
};

const grantFindings = (grants: readonly Granted[]): string[] =>
  grants
    .filter(({ target }) => expectedReads[target] !== 'extension')
    .flatMap((granted) => [
      ...(['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const).flatMap((privilege) => {
        const expected = expectedGrant(granted, privilege);
        return granted[privilege] === expected
          ? []
          : [
              `${granted.role} may ${privilege} ${granted.target}: ${granted[privilege]} in place of ${expected}`,
            ];
      }),
      ...(granted.more
        ? [`${granted.role} may truncate, refer to or put triggers on ${granted.target}`]
        : []),
    ]);

/** What each caller in each role sees and can change, where that differs from the expectation. */
async function* rowFindings(
  sql: Sql,
  { relations, signatures }: Plan,
  grants: readonly Granted[],
  tried: readonly Attempt[],
): AsyncGenerator<string> {
  const keys = new Map(relations.map(({ target, key }) => [target, key]));
  for (const role of databaseRoles)
    for (const caller of callerKinds) {
      const looks = grants
        .filter(
          (each) => each.role === role && each.SELECT !== null && readsOf(each.target)[role] !== undefined,
        )
        .map(({ target }) => ({
          target: `${target} as looked`,
          key: keys.get(target) ?? '',
          expected: signatures.get(`${target} ${readsOf(target)[role]?.rows(caller)}`) ?? 'unknown',
        }));
      const trials = tried.map((attempt) => ({
        target: attempt.target,
        label: `${attempt.privilege} ${attempt.label}`,
        statement: statementFor(attempt, caller),
        expected: outcomeOf(attempt.target, attempt.succeeds[role]?.(caller) ?? false, signatures),
      }));
      if (looks.length + trials.length === 0) continue;
      // What does this caller see and do otherwise than expected?
      const found = await sql<{ target: string; label: string; expected: string; seen: string }[]>`
        select * from probe.differences(${role}, ${sql.json(clearedScope(caller.scope))}, ${sql.json(looks)}, ${sql.json(trials)})`;
      for (const { target, label, expected, seen } of found)
        yield `${role} as ${caller.name}: ${target} ${label}: ${seen} in place of ${expected}`;
    }
}

const outcomeOf = (target: string, expected: boolean | string, signatures: Plan['signatures']): string => {
  if (typeof expected === 'boolean') return expected ? 'done' : 'refused';
  return /^\d+ rows/.exec(signatures.get(`${target} ${expected}`) ?? '')?.[0] ?? 'unknown';
};

/** Every setting that any caller has, so that nothing of the caller before is left. */
const allSettings = [...new Set(callerKinds.flatMap(({ scope }) => Object.keys(scope)))];
const clearedScope = (scope: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(allSettings.map((name) => [name, scope[name] ?? '']));

async function* otherFindings(sql: Sql): AsyncGenerator<string> {
  for (const { finding } of await listPowerfulRoles(sql)) yield finding;
  const callable = new Set(
    (await listDefinerFunctions(sql)).map(({ name, role }) => `${role} may call ${name}`),
  );
  const expected = new Set(
    attempts
      .filter(({ privilege }) => privilege === 'EXECUTE')
      .flatMap(({ target, succeeds }) => Object.keys(succeeds).map((role) => `${role} may call ${target}`)),
  );
  for (const each of callable) if (!expected.has(each)) yield each;
  for (const each of expected) if (!callable.has(each)) yield `not: ${each}`;
  for (const [label, statement] of Object.entries({
    ...impossible,
    ...impossibleForReleases,
    ...impossibleForScenarios,
    ...impossibleForAlerts,
  })) {
    // Does the database refuse this even to its owner?
    const [row] = await sql<{ outcome: string }[]>`select probe.attempt(${statement}) as outcome`;
    if (!row?.outcome.startsWith('error 23')) yield `the owner ${label}: ${row?.outcome}`;
  }
  yield* fillerFindings(sql);
  yield* viewFindings(sql);
}

const ownCommunity = `(select unit_id from unit_version where code = '990101001002')`;

/** What policies for areas rest on, written when rows come in, also where a loader leaves out other triggers. */
const fillers: Readonly<Record<string, string>> = {
  'a new grid does not know its community': `
    update unit_version set until_revision = 29990101 where code = '990101001002501';
    insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_leaf, area_square_meters,
        geom, label_point)
      select unit_id, 29990101, level, parent_id, code, name, is_leaf, area_square_meters, geom, label_point
      from unit_version where code = '990101001002501';
    if not exists (select from unit_version where code = '990101001002501' and until_revision is null
      and community_id = ${ownCommunity}) then raise exception 'so it is'; end if;`,
  'a ticket that is placed does not know its community': `
    update ticket set community_id = null where id = 60;
    insert into ticket_unit (from_revision, ticket_id, unit_id)
      select 2, 60, unit_id from unit_version where code = '990101001002501';
    if not exists (select from ticket where id = 60 and community_id = ${ownCommunity}) then raise exception 'so it is'; end if;`,
  'a place of a ticket does not know its community': `
    insert into ticket_unit (from_revision, ticket_id, unit_id)
      select 1, 60, unit_id from unit_version where code = '990101001002501';
    if not exists (select from ticket_unit where ticket_id = 60 and community_id = ${ownCommunity}) then raise exception 'so it is'; end if;`,
  'a ticket knows the community of a net that is not in force': `
    insert into ticket_unit (from_revision, ticket_id, unit_id)
      select 29990101, 60, unit_id from unit_version where code = '990101001002501';
    if not exists (select from ticket where id = 60 and community_id is null) then raise exception 'so it is'; end if;`,
};

async function* fillerFindings(sql: Sql): AsyncGenerator<string> {
  for (const [label, statements] of Object.entries(fillers))
    for (const replication of ['origin', 'replica']) {
      const block = `do $block$ begin set local session_replication_role = ${replication}; ${statements} end $block$`;
      // Does what is written when rows come in hold?
      const [row] = await sql<{ outcome: string }[]>`select probe.attempt(${block}) as outcome`;
      if (row?.outcome !== '0 rows') yield `${label}: ${row?.outcome}`;
    }
}

async function* viewFindings(sql: Sql): AsyncGenerator<string> {
  // Does the public see anything that is still being imported, or figures that nobody reviewed?
  const shown = await sql<{ id: string }[]>`
    select distinct id::text from (
      select id from pub.station union all select station_id from pub.station_hours
      union all select station_id from pub.station_special_day union all select station_id from pub.station_service
      union all select station_id from pub.station_function union all select station_id from pub.station_errand
    ) as shown where id not in (
      select station.id from station join import on import.id = import_id and import.state = 'active')
    union all
    select id::text from (
      select id from pub.ticket_release union all select release_id from pub.ticket_count
    ) as shown where id not in (select id from release where state = 'reviewed')
    union all
    select id::text from pub.compound where id not in (
      select compound.id from compound join import on import.id = import_id and import.state = 'active')
    union all select name from pub.road where name <> '公开路'
    union all select 'network ' || id from pub.walk_network where id <> 1
    union all select 'node ' || id from pub.walk_node where id > 2
    union all select 'edge ' || id from pub.walk_edge where id <> 1`;
  for (const { id } of shown) yield `the public sees ${id}, which is not published`;
}

/**
 * Everything that the database shows or allows otherwise than expected, as sentences; nearest to `nearTo` first,
 * so that who looks for one finding need not wait for all. Call it in a transaction.
 */
export async function* findingsOf(
  sql: Sql,
  plan: Plan,
  nearTo: readonly string[] = [],
): AsyncGenerator<string> {
  const nearAttempts = attempts.filter(({ target }) => nearTo.includes(target));
  const nearTables = plan.relations.map(({ target }) => target).filter((target) => nearTo.includes(target));
  if (nearTo.length > 0) yield* rowFindings(sql, plan, await listGrants(sql, nearTables), nearAttempts);
  yield* undeclared({ ...plan, relations: await listRelations(sql) });
  const grants = await listGrants(
    sql,
    plan.relations.map(({ target }) => target),
  );
  yield* grantFindings(grants);
  yield* otherFindings(sql);
  yield* rowFindings(sql, plan, grants, attempts);
}

/** All findings. On a database with `plantRows` and `createProbe`, in a transaction. */
export const databaseFindings = async (sql: Sql): Promise<string[]> => {
  const found: string[] = [];
  for await (const finding of findingsOf(sql, await planFindings(sql))) found.push(finding);
  return found;
};
