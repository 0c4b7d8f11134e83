import { buildWalkGraph, type WalkGraph } from '../engines/walk/graph.ts';
import type { WalkEdge, WalkGate } from '../engines/walk/network.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import type { Reading } from '../queries/reading.ts';
import {
  findWalkNetwork,
  listWalkEdges,
  listWalkNodes,
  type WalkEdgeRow,
  type WalkNetworkRow,
} from '../queries/walk-networks.ts';

const rowsPerQuestion = 5_000;

/** The walking network in force, ready to be searched. */
export interface LoadedWalkNetwork extends WalkNetworkRow {
  readonly graph: WalkGraph;
  /** Index in the graph of a node of the database. */
  readonly nodeIndex: ReadonlyMap<string, number>;
}

/** Keeps the network in force; networks never change once they are imported, so their id tells them apart. */
export interface WalkNetworkStore {
  /** Null where none was imported. */
  get(): Promise<LoadedWalkNetwork | null>;
}

export const createWalkNetworkStore = (reading: Reading): WalkNetworkStore => {
  let latest: { readonly id: number; readonly network: Promise<LoadedWalkNetwork> } | undefined;
  return {
    async get() {
      const row = await reading(findWalkNetwork);
      if (row === null) return null;
      if (latest?.id === row.id) return latest.network;
      const loading = { id: row.id, network: loadWalkNetwork(reading, row) };
      latest = loading;
      loading.network.catch(() => {
        if (latest === loading) latest = undefined;
      });
      return loading.network;
    },
  };
};

const loadWalkNetwork = async (reading: Reading, row: WalkNetworkRow): Promise<LoadedWalkNetwork> => {
  const nodeRows = await readPages((after) =>
    reading((sql) => listWalkNodes(sql, row.id, after, rowsPerQuestion)),
  );
  const edgeRows = await readPages((after) =>
    reading((sql) => listWalkEdges(sql, row.id, after, rowsPerQuestion)),
  );
  const nodeIndex = new Map(nodeRows.map(({ id }, index) => [id, index]));
  const nodes = nodeRows.map(({ longitude, latitude }): LonLat => [longitude, latitude]);
  const gates = gatesOf(edgeRows);
  const edges = edgeRows.map((edge) => edgeOf(edge, nodeIndex, gates.numbers));
  // A newer one that came meanwhile would have cut the pages short.
  const inForce = await reading(findWalkNetwork);
  if (inForce !== null && inForce.id !== row.id) return loadWalkNetwork(reading, inForce);
  return { ...row, graph: buildWalkGraph({ nodes, edges, gates: gates.gates }), nodeIndex };
};

const readPages = async <Row extends { readonly id: string }>(
  read: (after: string) => Promise<readonly Row[]>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const page = await read(rows.at(-1)?.id ?? '-1');
    rows.push(...page);
    if (page.length < rowsPerQuestion) return rows;
  }
};

const gatesOf = (edges: readonly WalkEdgeRow[]) => {
  const numbers = new Map<string, number>();
  const gates: WalkGate[] = [];
  for (const { gate, gateHours, line } of edges) {
    if (gate === null || numbers.has(gate)) continue;
    numbers.set(gate, gates.length);
    gates.push({ id: gate, place: line[0] ?? [0, 0], hours: gateHours });
  }
  return { numbers, gates };
};

const edgeOf = (
  row: WalkEdgeRow,
  nodeIndex: ReadonlyMap<string, number>,
  gateNumbers: ReadonlyMap<string, number>,
): WalkEdge => {
  const [from, to] = [nodeIndex.get(row.from), nodeIndex.get(row.to)];
  if (from === undefined || to === undefined) throw new Error(`walk_edge ${row.id} ends in another network`);
  const { line, lengthMeters, kind, name, wheelchair, access } = row;
  const gate = row.gate === null ? null : (gateNumbers.get(row.gate) ?? null);
  return { from, to, line, lengthMeters, kind, name, wheelchair, access, gate };
};
