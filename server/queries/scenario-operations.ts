import type { NetOperation, ScenarioOperation } from '../contract/scenario-operations.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { momentText } from './moments.ts';

/** An operation as it is kept; places of notes are still centimetres. */
export interface StoredOperation<Patch> extends Omit<ScenarioOperation, 'notes' | 'patch'> {
  readonly notes: readonly {
    readonly kind: 'line-moved';
    readonly units: readonly (string | null)[];
    readonly place: readonly [number, number];
    readonly centimetres: number;
  }[];
  readonly patch: Patch;
}

const operations = (sql: Sql, withPatch: boolean): Fragment => sql`
  select sequence, state, operation, notes, proof, version, client_key as "clientKey",
    json_build_object('id', appended_by, 'name', guard.scenario_person(appended_by)) as "appendedBy",
    ${momentText(sql, 'appended_at')} as "appendedAt",
    ${withPatch ? sql`patch` : sql`null`} as patch
  from scenario_operation`;

/** Operations that are done or can be done again, after a sequence. */
export const listOperations = <Patch>(
  sql: Sql,
  scenarioId: string,
  page: { readonly after: number; readonly limit: number; readonly withPatch: boolean },
): Promise<StoredOperation<Patch>[]> =>
  // What was done?
  sql<StoredOperation<Patch>[]>`
    ${operations(sql, page.withPatch)}
    where scenario_id = ${scenarioId}::uuid and state <> 'dropped' and sequence > ${page.after}
    order by sequence limit ${page.limit}`;

/** One operation by its number; null where there is none. */
export const getOperation = async <Patch>(
  sql: Sql,
  scenarioId: string,
  sequence: number,
): Promise<StoredOperation<Patch> | null> => {
  // What was this operation?
  const [row] = await sql<StoredOperation<Patch>[]>`
    ${operations(sql, true)} where scenario_id = ${scenarioId}::uuid and sequence = ${sequence} and state <> 'dropped'`;
  return row ?? null;
};

/** The operation that was sent with this key; null where none was. */
export const findOperationByKey = async <Patch>(
  sql: Sql,
  scenarioId: string,
  clientKey: string,
): Promise<StoredOperation<Patch> | null> => {
  // Was this done before?
  const [row] = await sql<StoredOperation<Patch>[]>`
    ${operations(sql, true)} where scenario_id = ${scenarioId}::uuid and client_key = ${clientKey}::uuid`;
  return row ?? null;
};

/** What happened to a scenario after a version, the oldest first, at most 20. */
export const listOperationsSince = (
  sql: Sql,
  scenarioId: string,
  version: number,
): Promise<{ sequence: number; kind: NetOperation['kind']; name: string | null }[]> =>
  // What was done meanwhile, and by whom?
  sql<{ sequence: number; kind: NetOperation['kind']; name: string | null }[]>`
    select sequence, operation ->> 'kind' as kind, guard.scenario_person(appended_by) as name
    from scenario_operation where scenario_id = ${scenarioId}::uuid and version > ${version}
    order by sequence limit 20`;

/** Sequences of what is done, in order. */
export const listDoneSequences = async (sql: Sql, scenarioId: string): Promise<number[]> => {
  // Which operations make this scenario?
  const [row] = await sql<{ sequences: number[] }[]>`
    select coalesce(array_agg(sequence order by sequence), '{}') as sequences
    from scenario_operation where scenario_id = ${scenarioId}::uuid and state = 'done'`;
  return row?.sequences ?? [];
};

/** Patches of these operations, in order. */
export const listPatches = <Patch>(
  sql: Sql,
  scenarioId: string,
  sequences: readonly number[],
): Promise<{ sequence: number; patch: Patch }[]> =>
  // What did these operations come to?
  sql<{ sequence: number; patch: Patch }[]>`
    select sequence, patch from scenario_operation
    where scenario_id = ${scenarioId}::uuid and sequence = any (${sql.array([...sequences])}::int[]) order by sequence`;

export interface NewOperation {
  readonly scenarioId: string;
  readonly operation: object;
  readonly patch: object;
  readonly notes: readonly object[];
  readonly proof: readonly object[];
  readonly communities: readonly string[];
  readonly version: number;
  readonly clientKey: string;
  readonly personId: string;
}

/** Adds an operation after all others and gives its sequence; what was undone cannot be done again any more. */
export const insertOperation = async (sql: Sql, added: NewOperation): Promise<number> => {
  // From here on another way is taken.
  await sql`
    update scenario_operation set state = 'dropped' where scenario_id = ${added.scenarioId}::uuid and state = 'undone'`;
  // Which number has the new operation?
  const [row] = await sql<{ sequence: number }[]>`
    insert into scenario_operation (scenario_id, sequence, operation, patch, notes, proof, communities, version,
      client_key, appended_by)
    select ${added.scenarioId}::uuid, coalesce(max(sequence), 0) + 1, ${sql.json(added.operation as never)},
      ${sql.json(added.patch as never)}, ${sql.json(added.notes as never)}, ${sql.json(added.proof as never)},
      ${sql.array([...added.communities])}::uuid[], ${added.version}, ${added.clientKey}::uuid, ${added.personId}::uuid
    from scenario_operation where scenario_id = ${added.scenarioId}::uuid
    returning sequence`;
  if (row === undefined) throw new Error('the operation was not written');
  return row.sequence;
};

/** Marks an operation as undone or as done again; false where the caller may not. */
export const markOperation = async (
  sql: Sql,
  scenarioId: string,
  sequence: number,
  state: 'done' | 'undone',
): Promise<boolean> => {
  const result = await sql`
    update scenario_operation set state = ${state} where scenario_id = ${scenarioId}::uuid and sequence = ${sequence}`;
  return result.count === 1;
};

/** The last operation that is done and the first that can be done again; 0 where there is none. */
export const getUndoPoint = async (sql: Sql, scenarioId: string): Promise<{ last: number; next: number }> => {
  // What can be undone, what done again?
  const [row] = await sql<{ last: number; next: number }[]>`
    select coalesce(max(sequence) filter (where state = 'done'), 0) as last,
      coalesce(min(sequence) filter (where state = 'undone'), 0) as next
    from scenario_operation where scenario_id = ${scenarioId}::uuid`;
  return row ?? { last: 0, next: 0 };
};

/** These operations with what they came to, in order. */
export const listKeptOperations = <Operation, Patch>(
  sql: Sql,
  scenarioId: string,
  sequences: readonly number[],
): Promise<{ sequence: number; operation: Operation; patch: Patch }[]> =>
  // What was asked for, and what did it come to?
  sql<{ sequence: number; operation: Operation; patch: Patch }[]>`
    select sequence, operation, patch from scenario_operation
    where scenario_id = ${scenarioId}::uuid and sequence = any (${sql.array([...sequences])}::int[]) order by sequence`;

/** An operation of another scenario, done anew on another base. */
export interface CopiedOperation {
  readonly operation: object;
  readonly patch: object;
  readonly notes: readonly object[];
  readonly proof: readonly object[];
  readonly communities: readonly string[];
}

/** Adds operations after all that were there, which are dropped, in somebody's name. */
export const replaceOperations = async (
  sql: Sql,
  scenarioId: string,
  copied: {
    readonly operations: readonly CopiedOperation[];
    readonly version: number;
    readonly personId: string;
  },
): Promise<void> => {
  await sql`update scenario_operation set state = 'dropped' where scenario_id = ${scenarioId}::uuid and state <> 'dropped'`;
  const perStatement = 200;
  for (let at = 0; at < copied.operations.length; at += perStatement)
    await sql`
      insert into scenario_operation (scenario_id, sequence, operation, patch, notes, proof, communities, version,
        client_key, appended_by)
      select ${scenarioId}::uuid, coalesce((select max(sequence) from scenario_operation
          where scenario_id = ${scenarioId}::uuid), 0) + (row_number() over (order by position))::int, operation, patch,
        notes, proof, array(select jsonb_array_elements_text(communities)::uuid), ${copied.version}, gen_random_uuid(),
        ${copied.personId}::uuid
      from jsonb_array_elements(${sql.json(copied.operations.slice(at, at + perStatement) as never)})
          with ordinality as given (value, position),
        jsonb_to_record(value) as one (operation jsonb, patch jsonb, notes jsonb, proof jsonb, communities jsonb)`;
};
