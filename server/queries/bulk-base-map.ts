import type { BaseFeatureRow, WalkEdgeRow, WalkNodeRow } from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** Puts in the network that nodes and edges belong to; gives its id. */
export const insertWalkNetwork = async (
  sql: Sql,
  importId: string,
  sourceName: string,
  asOf: string,
): Promise<number> => {
  // Which id has the new walking network?
  const [row] = await sql<{ id: number }[]>`
    insert into walk_network (source_name, as_of, import_id)
    values (${sourceName}, ${asOf}, ${importId}) returning id`;
  if (row === undefined) throw new Error('the walking network was not written');
  return row.id;
};

/** Junctions of a walking network. */
export const copyWalkNodes = (
  sql: Sql,
  networkId: number,
  rows: Iterable<WalkNodeRow & { geom: string }>,
): Promise<number> =>
  copyTable(
    sql,
    'walk_node',
    { id: (row) => row.id, network_id: () => networkId, geom: (row) => row.geom },
    rows,
  );

/** Ways of a walking network, walked in both directions. */
export const copyWalkEdges = (
  sql: Sql,
  networkId: number,
  rows: Iterable<WalkEdgeRow & { geom: string }>,
): Promise<number> =>
  copyTable(
    sql,
    'walk_edge',
    {
      id: (row) => row.id,
      network_id: () => networkId,
      from_node_id: (row) => row.fromNodeId,
      to_node_id: (row) => row.toNodeId,
      kind: (row) => row.kind,
      length_meters: (row) => row.lengthMeters,
      wheelchair: (row) => row.wheelchair,
      entrance_id: (row) => row.entranceId,
      geom: (row) => row.geom,
    },
    rows,
  );

/** What the base map draws. */
export const copyBaseFeatures = (
  sql: Sql,
  importId: string,
  rows: Iterable<BaseFeatureRow & { geom: string }>,
): Promise<number> =>
  copyTable(
    sql,
    'base_feature',
    {
      kind: (row) => row.kind,
      class: (row) => row.class,
      name: (row) => row.name,
      name_en: (row) => row.nameEn,
      rank: (row) => row.rank,
      geom: (row) => row.geom,
      import_id: () => importId,
    },
    rows,
  );
