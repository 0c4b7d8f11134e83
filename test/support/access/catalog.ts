import type { Sql } from '../../../server/db/sql.ts';

/** The database roles behind requests. */
export const databaseRoles = [
  'app_public',
  'app_staff',
  'app_area',
  'app_handler',
  'app_identity',
  'app_sign_in',
  'app_worker',
] as const;

/** What a role may do with a table or view: `*` for all columns, a list of columns, or null. */
export interface Granted {
  readonly role: (typeof databaseRoles)[number];
  readonly target: string;
  readonly SELECT: string | null;
  readonly INSERT: string | null;
  readonly UPDATE: string | null;
  readonly DELETE: string | null;
  /** Rights that no role of the app has. */
  readonly more: boolean;
}

/** Whether row-level security holds for a table; null for a view. */
export interface Relation {
  readonly target: string;
  readonly key: string;
  readonly isSecured: boolean | null;
}

export const listRelations = (sql: Sql): Promise<Relation[]> =>
  // Which tables and views are there, and by which columns does one tell their rows?
  sql<Relation[]>`
    select space.nspname || '.' || class.relname as target,
      case when class.relkind in ('r', 'p') then class.relrowsecurity end as "isSecured",
      coalesce((select 'concat_ws(''/'', ' || string_agg(quote_ident(attname), ', ' order by attnum) || ')'
        from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
        where indrelid = class.oid and indisprimary), 'looked::text') as key
    from pg_class as class join pg_namespace as space on space.oid = class.relnamespace
    where space.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'probe')
      and class.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 1`;

export const listGrants = (sql: Sql, targets: readonly string[]): Promise<Granted[]> =>
  // What may each role do with each table, and with which of its columns?
  sql<Granted[]>`
    select role, target, ${columnsWith(sql, 'SELECT')}, ${columnsWith(sql, 'INSERT')}, ${columnsWith(sql, 'UPDATE')},
      case when has_table_privilege(role, target, 'DELETE') and has_schema_privilege(role, space, 'USAGE') then '*' end as "DELETE",
      has_table_privilege(role, target, 'TRUNCATE, REFERENCES, TRIGGER') as more
    from unnest(${[...databaseRoles]}::text[]) as role, unnest(${[...targets]}::text[]) as target,
      split_part(target, '.', 1) as space`;

const columnsWith = (sql: Sql, privilege: string) => sql`
  case when not has_schema_privilege(role, space, 'USAGE') then null
    when has_table_privilege(role, target, ${privilege}) then '*'
    when has_any_column_privilege(role, target, ${privilege}) then (
      select string_agg(attname, ' ' order by attnum) from pg_attribute
      where attrelid = target::regclass and attnum > 0 and not attisdropped
        and has_column_privilege(role, attrelid, attnum, ${privilege})) end as ${sql(privilege)}`;

/** Functions that run with the rights of the database's owner, and who may call them. */
export const listDefinerFunctions = (sql: Sql): Promise<{ name: string; role: string }[]> =>
  // Which functions do more than their caller may, and who may call them?
  sql`
    select space.nspname || '.' || proname as name, role
    from pg_proc join pg_namespace as space on space.oid = pronamespace,
      unnest(${[...databaseRoles]}::text[]) as role
    where prosecdef and prorettype <> 'trigger'::regtype and has_function_privilege(role, pg_proc.oid, 'EXECUTE')
      and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`;

/** What is wrong with the roles themselves. */
export const listPowerfulRoles = (sql: Sql): Promise<{ finding: string }[]> =>
  // Which roles of the app are more than roles, or may make something of their own?
  sql`
    select rolname || ' is more than a role without login' as finding from pg_roles
    where rolname = any (${[...databaseRoles]}::text[]) and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)
    union all
    select member.rolname || ' belongs to ' || other.rolname from pg_auth_members
    join pg_roles as member on member.oid = pg_auth_members.member
    join pg_roles as other on other.oid = pg_auth_members.roleid
    where member.rolname = any (${[...databaseRoles]}::text[])
    union all
    select role || ' may make things in ' || nspname from pg_namespace, unnest(${[...databaseRoles]}::text[]) as role
    where nspname !~ '^pg_' and has_schema_privilege(role, oid, 'CREATE')
    union all
    select role || ' may use schema ' || nspname from pg_namespace, unnest(${[...databaseRoles]}::text[]) as role
    where nspname in ('personal', 'identity') and has_schema_privilege(role, oid, 'USAGE')
      and (nspname, role) not in (('personal', 'app_handler'), ('identity', 'app_identity'), ('identity', 'app_sign_in'))
    union all
    select role || ' may use sequence ' || oid::regclass from pg_class, unnest(${[...databaseRoles]}::text[]) as role
    where relkind = 'S' and has_sequence_privilege(role, oid, 'USAGE, SELECT, UPDATE')
      and (relname, role) not in (
        ('public_edition_id_seq', 'app_identity'), ('audit_log_id_seq', 'app_identity'))`;
