import type { LayerName } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';

export interface NetRevision {
  readonly id: number;
  readonly effectiveFrom: string;
  readonly title: string;
}

/** Everything an answer of the moment depends on; equal freshness means equal answers. */
export interface Freshness {
  readonly builds: ReadonlyMap<LayerName, number>;
  /** The net in force; null while there is none. */
  readonly netRevision: NetRevision | null;
  /** Changes whenever one of the above does, also when the database was made anew. */
  readonly stamp: string;
}

/** Builds of all layers and the net in force now. */
export const getFreshness = async (sql: Sql): Promise<Freshness> => {
  // Which build has each layer, and since when?
  const layers = sql<{ layer: LayerName; build: number; changedAt: number }[]>`
    select layer, build::int, floor(extract(epoch from changed_at) * 1000)::float8 as "changedAt"
    from layer_revision order by layer`;
  const [rows, netRevision] = await Promise.all([layers, getNetInForce(sql, null)]);
  const latest = Math.max(0, ...rows.map((row) => row.changedAt));
  const total = rows.reduce((sum, row) => sum + row.build, 0);
  return {
    builds: new Map(rows.map((row) => [row.layer, row.build])),
    netRevision,
    stamp: `${netRevision?.id ?? 0}-${total}-${latest.toString(36)}`,
  };
};

/** The net in force on a day (Asia/Shanghai, YYYY-MM-DD), or today; null before the first one. */
export const getNetInForce = async (sql: Sql, day: string | null): Promise<NetRevision | null> => {
  // Which net revision is the latest that has taken effect by then?
  const [row] = await sql<NetRevision[]>`
    select id, effective_from as "effectiveFrom", title
    from net_revision
    where effective_from <= coalesce(${day}::date, shanghai_today())
    order by effective_from desc limit 1`;
  return row ?? null;
};
