import type { TransactionSql } from 'postgres';
import type { Sql } from '../../../server/db/sql.ts';
import { databaseRoles } from './catalog.ts';
import { findingsOf, type Plan } from './database-findings.ts';
import { otherPersonId } from './planted-rows.ts';

/** One protection of the database, and statements that take it away or weaken it. */
export interface Removal {
  readonly label: string;
  readonly statements: readonly string[];
  /** Tables or functions where its absence should show first. */
  readonly nearTo: readonly string[];
}

interface Policy {
  readonly table: string;
  readonly policy: string;
  readonly command: string;
  readonly roles: string;
  readonly condition: string | null;
  readonly check: string | null;
}

const openTo = (policy: Policy): Removal[] => {
  const { table, command, roles, condition, check } = policy;
  const name = `"${policy.policy}" on ${table}`;
  const takesCheck = command === 'ALL' || command === 'UPDATE';
  const drop = `drop policy ${name}`;
  const make = (using: string | null, withCheck: string | null): string =>
    `create policy ${name} for ${command} to ${roles}${using === null ? '' : ` using (${using})`}${withCheck === null ? '' : ` with check (${withCheck})`}`;
  const weaker = (label: string, using: string | null, withCheck: string | null): Removal => ({
    label: `policy ${name} ${label}`,
    statements: [drop, make(using, withCheck)],
    nearTo: [table],
  });
  return [
    { label: `policy ${name} dropped`, statements: [drop], nearTo: [table] },
    ...(condition === null || condition === 'true'
      ? []
      : [weaker('shows all', 'true', check ?? (takesCheck ? condition : null))]),
    ...(check === null || check === 'true' ? [] : [weaker('takes all', condition, 'true')]),
    // Where only `using` is given, it also checks what is written.
    ...(check === null && condition !== null && condition !== 'true' && takesCheck
      ? [weaker('shows and takes all', 'true', 'true')]
      : []),
  ];
};

const policyRemovals = async (sql: Sql): Promise<Removal[]> => {
  // Which policies are there?
  const policies = await sql<Policy[]>`
    select schemaname || '.' || tablename as table, policyname as policy, cmd as command,
      array_to_string(roles, ', ') as roles, qual as condition, with_check as check
    from pg_policies order by 1, 2`;
  return policies.flatMap(openTo);
};

const tableRemovals = async (sql: Sql): Promise<Removal[]> => {
  // Which tables are there?
  const tables = await sql<{ table: string; schema: string }[]>`
    select schemaname || '.' || tablename as table, schemaname as schema from pg_tables
    where schemaname in ('public', 'personal', 'identity') and tablename <> 'spatial_ref_sys' order by 1`;
  return tables.flatMap(({ table, schema }) => {
    const open = `grant usage on schema ${schema} to app_public`;
    return [
      {
        label: `${table} without row-level security`,
        statements: [`alter table ${table} disable row level security`],
        nearTo: [table],
      },
      {
        label: `${table} granted to the public`,
        statements: [open, `grant select on ${table} to app_public`],
        nearTo: [table],
      },
      {
        label: `${table} changed by staff`,
        statements: [
          `grant usage on schema ${schema} to app_staff`,
          `grant insert, update, delete on ${table} to app_staff`,
        ],
        nearTo: [table],
      },
    ];
  });
};

/** Each column that one role may not read, though others of the same table it may. */
const columnRemovals = async (sql: Sql): Promise<Removal[]> => {
  // Which columns are kept from a role that reads their table?
  const columns = await sql<{ table: string; column: string; role: string }[]>`
    select attrelid::regclass::text as table, attname as column, role
    from pg_attribute, unnest(${[...databaseRoles]}::text[]) as role
    where attrelid in (select oid from pg_class where relkind = 'r' and relnamespace in ('public'::regnamespace, 'personal'::regnamespace, 'identity'::regnamespace))
      and attnum > 0 and not attisdropped
      and has_any_column_privilege(role, attrelid, 'SELECT') and not has_column_privilege(role, attrelid, attnum, 'SELECT')`;
  return columns.map(({ table, column, role }) => ({
    label: `${table}.${column} granted to ${role}`,
    statements: [`grant select (${column}) on ${table} to ${role}`],
    nearTo: [],
  }));
};

interface GuardFunction {
  readonly signature: string;
  readonly definition: string;
  readonly result: string;
  readonly language: string;
}

const functionRemovals = async (sql: Sql): Promise<Removal[]> => {
  // Which areas and offices would let everything pass?
  const [all] = await sql<{ units: string; offices: string; person: string }[]>`
    select (select array_agg(id)::text from unit) as units, (select array_agg(id)::text from responsible_unit) as offices,
      ${otherPersonId} as person`;
  const openResult = new Map([
    ['boolean', 'true'],
    ['guard.communities(text)', `'${all?.units}'::uuid[]`],
    ['guard.offices()', `'${all?.offices}'::uuid[]`],
    ['guard.person()', `'${all?.person}'::uuid`],
  ]);
  // Which functions guard?
  const functions = await sql<GuardFunction[]>`
    select pg_proc.oid::regprocedure::text as signature, pg_get_functiondef(pg_proc.oid) as definition,
      prorettype::regtype::text as result, lanname as language
    from pg_proc join pg_language on pg_language.oid = prolang
    where pronamespace = 'guard'::regnamespace and prorettype <> 'trigger'::regtype order by 1`;
  return functions.flatMap(({ signature, definition, result, language }): Removal[] => {
    if (language === 'sql') {
      const open = openResult.get(signature) ?? openResult.get(result);
      if (open === undefined) return [];
      const changed = definition.replace(
        /\$function\$[\s\S]*\$function\$/,
        () => `$function$ select ${open} $function$`,
      );
      return [{ label: `${signature} lets all pass`, statements: [changed], nearTo: [] }];
    }
    const guards = definition.match(/\bif\b[\s\S]*?\bend if;/g) ?? [];
    return guards.map((guard) => ({
      label: `${signature} without: ${guard.replaceAll(/\s+/g, ' ').slice(0, 90)}`,
      statements: [definition.replace(guard, '')],
      nearTo: [signature.replace(/\(.*/, '')],
    }));
  });
};

/** The select without its own condition; those of its subqueries stay. */
const withoutCondition = (definition: string): string => {
  let depth = 0;
  for (let at = 0; at < definition.length; at += 1) {
    if (definition[at] === '(') depth += 1;
    if (definition[at] === ')') depth -= 1;
    if (depth === 0 && /^where\b/i.test(definition.slice(at)) && /\s/.test(definition[at - 1] ?? ''))
      return definition.slice(0, at);
  }
  return definition;
};

const viewRemovals = async (sql: Sql): Promise<Removal[]> => {
  // How are the views for the public made?
  const views = await sql<{ view: string; definition: string }[]>`
    select 'pub.' || viewname as view, definition from pg_views where schemaname = 'pub' order by 1`;
  return views
    .filter(({ definition }) => withoutCondition(definition) !== definition)
    .map(({ view, definition }) => ({
      label: `${view} shows all`,
      statements: [`create or replace view ${view} as ${withoutCondition(definition)}`],
      nearTo: [view],
    }));
};

/** Rules that bind even the owner of the database. */
const ruleRemovals = async (sql: Sql): Promise<Removal[]> => {
  // Which triggers, and which constraints with a name of their own, are there?
  const rules = await sql<{ label: string; statement: string }[]>`
    select 'trigger ' || tgname as label, format('drop trigger %I on %s', tgname, tgrelid::regclass) as statement
    from pg_trigger join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and relnamespace in ('public'::regnamespace, 'personal'::regnamespace, 'identity'::regnamespace)
    union all
    select 'trigger ' || tgname || ' for loaders', format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
    from pg_trigger where not tgisinternal and tgenabled = 'A'
    union all
    select 'constraint ' || conname, format('alter table %s drop constraint %I', conrelid::regclass, conname)
    from pg_constraint where contype = 'c' and conname ~ '^(nobody|values)_'
    union all
    select 'index person_role_one_administrator', 'drop index identity.person_role_one_administrator'
    order by 1`;
  return rules.map(({ label, statement }) => ({
    label: `${label} dropped`,
    statements: [statement],
    nearTo: [],
  }));
};

/** Everything that protects something, taken away one at a time. */
export const listRemovals = async (sql: Sql): Promise<Removal[]> => [
  ...(await policyRemovals(sql)),
  ...(await tableRemovals(sql)),
  ...(await columnRemovals(sql)),
  ...(await functionRemovals(sql)),
  ...(await viewRemovals(sql)),
  ...(await ruleRemovals(sql)),
];

class Undone extends Error {}

/** What is found first when this protection is gone; null when nobody notices. The change is undone. */
export const firstFindingWithout = async (
  tx: TransactionSql,
  plan: Plan,
  removal: Removal,
): Promise<string | null> => {
  let first: string | null = null;
  await tx
    .savepoint(async (changed) => {
      for (const statement of removal.statements) await changed.unsafe(statement);
      for await (const finding of findingsOf(changed, plan, removal.nearTo)) {
        first = finding;
        break;
      }
      throw new Undone();
    })
    .catch((error) => {
      if (!(error instanceof Undone)) throw error;
    });
  return first;
};
