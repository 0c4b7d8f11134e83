import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildWalkGraph, type WalkGraph } from '../engines/walk/graph.ts';
import type { WalkEdge } from '../engines/walk/network.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { readWalkFile } from '../ingest/walk-file.ts';

export interface BenchGraph {
  readonly name: string;
  /** The file it was read from; null for a made-up one. */
  readonly file: string | null;
  readonly graph: WalkGraph;
}

/** A sequence that is the same in every run. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Streets some 60 m apart, a tenth of the pieces missing. */
const madeUp = (columns: number, rows: number): WalkGraph => {
  const random = randomOf(7);
  const nodes = Array.from(
    { length: columns * rows },
    (_, i): LonLat => [
      108.5 + ((i % columns) + 0.4 * random()) * 0.000_65,
      33.6 + (Math.floor(i / columns) + 0.4 * random()) * 0.000_54,
    ],
  );
  const edges: WalkEdge[] = [];
  const link = (from: number, to: number): void => {
    if (random() < 0.1) return;
    const line = [nodes[from] as LonLat, nodes[to] as LonLat];
    edges.push({
      from,
      to,
      line,
      lengthMeters: null,
      kind: 'path',
      name: null,
      wheelchair: null,
      access: 'open',
      gate: null,
    });
  };
  for (let i = 0; i < nodes.length; i += 1) {
    if ((i + 1) % columns !== 0) link(i, i + 1);
    if (i + columns < nodes.length) link(i, i + columns);
  }
  return buildWalkGraph({ nodes, edges, gates: [] });
};

/** Made-up towns, and the real files of a folder where it is there. */
export const benchGraphs = async (folder: string): Promise<BenchGraph[]> => {
  const graphs: BenchGraph[] = [
    { name: 'made-up 2,000', file: null, graph: madeUp(50, 40) },
    { name: 'made-up 37,000', file: null, graph: madeUp(200, 185) },
  ];
  for (const name of ['bupt_map.osm', 'liechtenstein-latest.osm.pbf']) {
    const file = resolve(folder, name);
    if (!existsSync(file)) {
      console.log(`${name}: not in ${folder}, left out`);
      continue;
    }
    const started = performance.now();
    const { network } = await readWalkFile(file, null);
    const graph = buildWalkGraph(network);
    const seconds = ((performance.now() - started) / 1_000).toFixed(2);
    console.log(
      `${name}: ${graph.nodeCount} nodes, ${graph.edgeCount} edges, ${graph.parts.length} parts, read in ${seconds} s`,
    );
    graphs.push({ name, file, graph });
  }
  return graphs;
};

/** Nodes of the main part, by chance. */
export const someNodes = (graph: WalkGraph, count: number, seed: number): number[] => {
  const random = randomOf(seed);
  const nodes: number[] = [];
  while (nodes.length < count) {
    const node = Math.floor(random() * graph.nodeCount);
    if (graph.partOfNode[node] === 0) nodes.push(node);
  }
  return nodes;
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
