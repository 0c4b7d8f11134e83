import type { WalkEdgeKind } from '../contract/walking.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';
import { lineHex, pointHex } from './bulk-geometry.ts';

type Position = readonly [longitude: number, latitude: number];

export interface WalkNetworkRow {
  readonly id: number;
  readonly sourceName: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** The walking network in force: the newest by its date, of equals the one imported last; null where there is none. */
export const findWalkNetwork = async (sql: Sql): Promise<WalkNetworkRow | null> => {
  // Which walking network counts?
  const [row] = await sql<WalkNetworkRow[]>`
    select id, source_name as "sourceName", to_char(as_of, 'YYYY-MM-DD') as "asOf" from pub.walk_network`;
  return row ?? null;
};

export interface WalkNodePlace {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** Nodes of the network in force after one of them, by id; none when it is not `networkId` any more. */
export const listWalkNodes = (sql: Sql, networkId: number, afterId: string, limit: number) =>
  // Which nodes does this network have?
  sql<WalkNodePlace[]>`
    select id::text, st_x(geom) as longitude, st_y(geom) as latitude from pub.walk_node
    where id > ${afterId}::bigint and ${networkId} = (select walk_network.id from pub.walk_network)
    order by walk_node.id limit ${limit}`;

export interface WalkEdgeRow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: WalkEdgeKind;
  readonly lengthMeters: number;
  readonly wheelchair: boolean | null;
  readonly name: string | null;
  readonly access: 'open' | 'private' | 'closed';
  /** The gate that it leads through: that of the source, or the entrance of a compound. */
  readonly gate: string | null;
  readonly gateHours: readonly (readonly [number, number])[] | null;
  /** GeoJSON coordinates. */
  readonly line: readonly Position[];
}

/** Edges of the network in force after one of them, by id; none when it is not `networkId` any more. */
export const listWalkEdges = (sql: Sql, networkId: number, afterId: string, limit: number) =>
  // Which ways does this network have?
  sql<WalkEdgeRow[]>`
    select id::text, from_node_id::text as "from", to_node_id::text as "to", kind, length_meters as "lengthMeters",
      wheelchair, name, access, gate, gate_hours as "gateHours",
      st_asgeojson(geom, 9)::jsonb -> 'coordinates' as line
    from pub.walk_edge
    where id > ${afterId}::bigint and ${networkId} = (select walk_network.id from pub.walk_network)
    order by walk_edge.id limit ${limit}`;

export interface NewWalkEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: WalkEdgeKind;
  readonly lengthMeters: number;
  readonly wheelchair: boolean | null;
  readonly name: string | null;
  readonly access: 'open' | 'private' | 'closed';
  readonly gate: string | null;
  readonly gateHours: readonly (readonly [number, number])[] | null;
  readonly line: readonly Position[];
}

/** Writes nodes and edges, which name their nodes by index, after those that are there; within a transaction. */
export const copyWalkNetwork = async (
  sql: Sql,
  networkId: number,
  nodes: readonly Position[],
  edges: readonly NewWalkEdge[],
): Promise<void> => {
  await sql`lock table walk_node, walk_edge in share row exclusive mode`;
  // From which ids on is there room?
  const [free] = await sql<{ node: number; edge: number }[]>`
    select (select coalesce(max(id), 0) + 1 from walk_node)::float8 as node,
      (select coalesce(max(id), 0) + 1 from walk_edge)::float8 as edge`;
  const { node: firstNode, edge: firstEdge } = free ?? { node: 1, edge: 1 };
  await copyTable(
    sql,
    'walk_node',
    { id: ([i]) => firstNode + i, network_id: () => networkId, geom: ([, point]) => pointHex(point) },
    nodes.entries(),
  );
  await copyTable(
    sql,
    'walk_edge',
    {
      id: ([i]) => firstEdge + i,
      network_id: () => networkId,
      from_node_id: ([, edge]) => firstNode + edge.from,
      to_node_id: ([, edge]) => firstNode + edge.to,
      kind: ([, edge]) => edge.kind,
      length_meters: ([, edge]) => edge.lengthMeters,
      wheelchair: ([, edge]) => edge.wheelchair,
      name: ([, edge]) => edge.name,
      access: ([, edge]) => edge.access,
      gate: ([, edge]) => edge.gate,
      gate_hours: ([, edge]) => (edge.gateHours === null ? null : JSON.stringify(edge.gateHours)),
      geom: ([, edge]) => lineHex(edge.line),
    },
    edges.entries(),
  );
};
