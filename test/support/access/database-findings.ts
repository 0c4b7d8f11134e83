import type { Sql } from '../../../server/db/sql.ts';
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
import { expectedReads } from './expected-reads.ts';
import { type Attempt, attempts, impossible, statementFor } from './expected-writes.ts';

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
  const asked = relations.flatMap(({ target, key }) =>
    Object.values(readsOf(target)).flatMap(({ rows }) =>
      callerKinds.map((caller) => ({ target, key, condition: rows(caller) })),
    ),
  );
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
  const isTried = attempts.some(
    (attempt) =>
      attempt.target === target && attempt.privilege === privilege && attempt.succeeds[role] !== undefined,
  );
  return isTried ? '*' : null;
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
        expected: attempt.succeeds[role]?.(caller) ? 'done' : 'refused',
      }));
      if (looks.length + trials.length === 0) continue;
      // What does this caller see and do otherwise than expected?
      const found = await sql<{ target: string; label: string; expected: string; seen: string }[]>`
        select * from probe.differences(${role}, ${sql.json(clearedScope(caller.scope))}, ${sql.json(looks)}, ${sql.json(trials)})`;
      for (const { target, label, expected, seen } of found)
        yield `${role} as ${caller.name}: ${target} ${label}: ${seen} in place of ${expected}`;
    }
}

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
  for (const [label, statement] of Object.entries(impossible)) {
    // Does the database refuse this even to its owner?
    const [row] = await sql<{ outcome: string }[]>`select probe.attempt(${statement}) as outcome`;
    if (!row?.outcome.startsWith('error 23')) yield `the owner ${label}: ${row?.outcome}`;
  }
  // Does the public see anything that is still being imported?
  const [staged] = await sql<{ ids: string }[]>`
    select string_agg(distinct id::text, ' ') as ids from (
      select id from pub.station union all select station_id from pub.station_hours
      union all select station_id from pub.station_special_day union all select station_id from pub.station_service
      union all select station_id from pub.station_function union all select station_id from pub.station_errand
    ) as shown where id not in (select station.id from station join import on import.id = import_id and import.state = 'active')`;
  if (staged?.ids) yield `the public sees staged stations: ${staged.ids}`;
}

/**
 * Everything that the database shows or allows otherwise than expected, as sentences; nearest to `nearTo` first,
 * so that who looks for one finding need not wait for all. Call it in a transaction that is rolled back.
 */
export async function* findingsOf(
  sql: Sql,
  plan: Plan,
  nearTo: readonly string[] = [],
): AsyncGenerator<string> {
  const nearAttempts = attempts.filter(({ target }) => nearTo.includes(target));
  if (nearTo.length > 0) yield* rowFindings(sql, plan, await listGrants(sql, nearTo), nearAttempts);
  yield* undeclared({ ...plan, relations: await listRelations(sql) });
  const grants = await listGrants(
    sql,
    plan.relations.map(({ target }) => target),
  );
  yield* grantFindings(grants);
  yield* otherFindings(sql);
  yield* rowFindings(sql, plan, grants, attempts);
}

/** All findings. Call it in a transaction that is rolled back, on a database with `plantRows` and `createProbe`. */
export const databaseFindings = async (sql: Sql): Promise<string[]> => {
  const found: string[] = [];
  for await (const finding of findingsOf(sql, await planFindings(sql))) found.push(finding);
  return found;
};
