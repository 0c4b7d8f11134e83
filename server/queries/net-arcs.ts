import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** A line between two leaves (feature ids; null: the outside), with its points as bytes. */
export interface NetArcRow {
  readonly left: number;
  readonly right: number | null;
  readonly path: Uint8Array;
}

/** Writes arcs that are part of the net from a revision on. */
export const copyNetArcs = (sql: Sql, revisionId: number, rows: Iterable<NetArcRow>): Promise<number> =>
  copyTable(
    sql,
    'net_arc',
    {
      from_revision: () => revisionId,
      left_unit: (row) => row.left,
      right_unit: (row) => row.right,
      path: (row) => row.path,
    },
    rows,
  );

/**
 * The next arcs of a net after an id, one behind the other: left, right (0: outside) and length of the path as four
 * bytes each, then the path. Null when there are no more.
 */
export const readNetArcs = async (
  sql: Sql,
  netRevision: number,
  afterId: number,
  limit: number,
): Promise<{ lastId: number; bytes: Uint8Array } | null> => {
  // Which arcs does this net have after that one?
  const [row] = await sql<{ lastId: number | null; bytes: Uint8Array }[]>`
    select max(id)::float8 as "lastId", string_agg(int4send(left_unit) || int4send(coalesce(right_unit, 0))
      || int4send(octet_length(path)) || path, ''::bytea) as bytes
    from (
      select id, left_unit, right_unit, path from net_arc
      where id > ${afterId} and from_revision <= ${netRevision}
        and (until_revision is null or until_revision > ${netRevision})
      order by id limit ${limit}
    ) as page`;
  return row === undefined || row.lastId === null ? null : { lastId: row.lastId, bytes: row.bytes };
};

/** Whether a net has arcs. */
export const hasArcs = async (sql: Sql, netRevision: number): Promise<boolean> => {
  // Is there an arc of this net?
  const [row] = await sql<{ present: boolean }[]>`
    select exists (select from net_arc where from_revision <= ${netRevision}
      and (until_revision is null or until_revision > ${netRevision})) as present`;
  return row?.present ?? false;
};
