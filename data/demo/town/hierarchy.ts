import type { DedicatedUse, LandUse } from '../model.ts';
import type { Random } from '../random.ts';
import type { Block } from './blocks.ts';
import type { Cell } from './cells.ts';
import { at, distance } from './geometry.ts';
import { type EdgeKind, type Face, halvesOf } from './mesh.ts';
import {
  componentsOf,
  type Graph,
  type GraphLink,
  graphOf,
  linksWithin,
  partition,
  shareOut,
} from './partition.ts';

/** What it costs to draw a boundary along a metre of line: little along big roads, much through a compound. */
const cutCost: Readonly<Record<EdgeKind, number>> = {
  outline: 0,
  river: 0,
  rail: 0.05,
  ring: 0.15,
  arterial: 0.25,
  collector: 0.9,
  lane: 1.6,
  wall: 3,
  row: 6,
};

/** A unit as a set of cells, before codes, names and rings. */
export interface DraftUnit {
  readonly level: 'street' | 'community' | 'general-grid' | 'dedicated-grid' | 'micro-grid';
  readonly use: DedicatedUse | null;
  readonly cells: readonly number[];
  readonly children: readonly DraftUnit[];
}

/** Neighbourhood of cells: they are neighbours along any line but the river. */
const cellGraph = (cells: readonly Cell[]): Graph => {
  const indexOf = new Map<Face, number>(cells.map(({ face }, i) => [face, i]));
  const costs = new Map<number, number>();
  cells.forEach(({ face }, a) => {
    for (const half of halvesOf(face)) {
      const b = indexOf.get(half.twin.face);
      if (b === undefined || b <= a || half.edge.kind === 'river') continue;
      const meters = distance(half.origin.point, half.twin.origin.point) / 100;
      const key = a * cells.length + b;
      costs.set(key, (costs.get(key) ?? 0) + meters * cutCost[half.edge.kind]);
    }
  });
  const links: GraphLink[] = [...costs].map(([key, cut]) => ({
    a: Math.floor(key / cells.length),
    b: key % cells.length,
    cut,
  }));
  return graphOf(
    cells.map(({ households }) => ({ weight: households })),
    links,
  );
};

/** The same neighbourhood with cells put together into groups. */
const grouped = (graph: Graph, groupOf: readonly number[], count: number): Graph => {
  const weights = new Array<number>(count).fill(0);
  groupOf.forEach((group, i) => {
    weights[group] = at(weights, group) + at(graph.nodes, i).weight;
  });
  const costs = new Map<number, number>();
  for (const { a, b, cut } of graph.links) {
    const [p, q] = [at(groupOf, a), at(groupOf, b)];
    if (p === q) continue;
    const key = Math.min(p, q) * count + Math.max(p, q);
    costs.set(key, (costs.get(key) ?? 0) + cut);
  }
  return graphOf(
    weights.map((weight) => ({ weight })),
    [...costs].map(([key, cut]) => ({ a: Math.floor(key / count), b: key % count, cut })),
  );
};

const weightOf = (graph: Graph, nodes: readonly number[]): number =>
  nodes.reduce((sum, node) => sum + at(graph.nodes, node).weight, 0);

/** Splits nodes that may lie on both banks into parts, each bank by its weight. */
const partitionAll = (
  graph: Graph,
  nodes: readonly number[],
  parts: number,
  random: Random,
  trials: number,
) => {
  const banks = componentsOf(graph, nodes);
  const shares = shareOut(
    banks.map((bank) => weightOf(graph, bank)),
    parts,
  );
  return banks.flatMap((bank, i) => partition(graph, bank, at(shares, i), random, trials));
};

const dedicatedUse: Partial<Record<LandUse, DedicatedUse>> = {
  school: 'school',
  hospital: 'hospital',
  offices: 'offices',
  industry: 'industry',
  market: 'market',
  park: 'park',
  river: 'park',
  hill: 'park',
  transport: 'transport',
};

/** Square metres from which a block of a use is worth a grid of its own. */
const dedicatedFrom: Readonly<Record<DedicatedUse, number>> = {
  school: 30_000,
  hospital: 10_000,
  offices: 34_000,
  industry: 40_000,
  market: 23_000,
  park: 42_000,
  transport: 22_000,
};

/** Picks the cells of a community that become dedicated grids, as long as the rest stays in one piece. */
const dedicatedOf = (
  graph: Graph,
  cells: readonly Cell[],
  blocks: readonly Block[],
  nodes: readonly number[],
) => {
  const useOf = (node: number): DedicatedUse | null => {
    const cell = at(cells, node);
    const block = at(blocks, cell.face.block);
    const use = dedicatedUse[block.use];
    return use && cell.households === 0 && block.areaSquareMeters >= dedicatedFrom[use] ? use : null;
  };
  let rest = [...nodes];
  const chosen: number[] = [];
  const candidates = nodes
    .filter((node) => useOf(node) !== null)
    .sort(
      (a, b) =>
        at(blocks, at(cells, b).face.block).areaSquareMeters -
        at(blocks, at(cells, a).face.block).areaSquareMeters,
    );
  for (const node of candidates) {
    const without = rest.filter((other) => other !== node);
    if (componentsOf(graph, without).length > 1) continue;
    rest = without;
    chosen.push(node);
  }
  const groups: DraftUnit[] = [];
  const uses = [...new Set(chosen.map(useOf))];
  for (const use of uses) {
    const same = chosen.filter((node) => useOf(node) === use);
    for (const group of componentsOf(graph, same)) {
      groups.push({ level: 'dedicated-grid', use, cells: group, children: [] });
    }
  }
  return { rest, groups };
};

/** Joins parts below a least weight to the lightest neighbour that stays within the most. */
const joinLight = (graph: Graph, parts: number[][], least: number, most: number): number[][] => {
  const joined = parts.map((part) => [...part]);
  const links = linksWithin(graph, parts.flat());
  for (let changed = true; changed; ) {
    changed = false;
    const owner = new Map(joined.flatMap((part, i) => part.map((node) => [node, i] as const)));
    const order = joined
      .map((part, i) => ({ i, weight: weightOf(graph, part) }))
      .filter(({ weight }) => weight < least)
      .sort((a, b) => a.weight - b.weight);
    for (const { i, weight } of order) {
      const near = new Map<number, number>();
      for (const { a, b, cut } of links) {
        const [p, q] = [owner.get(a), owner.get(b)];
        if (p === undefined || q === undefined || p === q || (p !== i && q !== i)) continue;
        const other = p === i ? q : p;
        near.set(other, (near.get(other) ?? 0) + cut);
      }
      const best = [...near]
        .map(([other, cut]) => ({ other, cut, sum: weight + weightOf(graph, at(joined, other)) }))
        .filter(({ sum }) => sum <= most)
        .sort((p, q) => q.cut - p.cut || p.sum - q.sum)[0];
      if (!best) continue;
      at(joined, best.other).push(...at(joined, i));
      joined.splice(i, 1);
      changed = true;
      break;
    }
  }
  return joined;
};

export interface Counts {
  readonly streets: number;
  readonly communities: number;
  readonly generalGrids: number;
  readonly microGrids: number;
}

/** Divides the cells into streets, communities, grids and micro-grids. */
export const layHierarchy = (
  cells: readonly Cell[],
  blocks: readonly Block[],
  counts: Counts,
  random: Random,
): DraftUnit[] => {
  const graph = cellGraph(cells);
  const blockOf = cells.map(({ face }) => face.block);
  const byBlock = grouped(graph, blockOf, blocks.length);
  const allBlocks = blocks.map((_, i) => i);
  const streets = partitionAll(byBlock, allBlocks, counts.streets, random, 90);
  const communityShares = shareOut(
    streets.map((street) => weightOf(byBlock, street)),
    counts.communities,
  );
  const communities = streets.map((street, i) =>
    partition(byBlock, street, at(communityShares, i), random, 60),
  );
  const flat = communities.flat();
  const gridShares = shareOut(
    flat.map((community) => weightOf(byBlock, community)),
    counts.generalGrids,
  );
  const cellsOfBlock = new Map<number, number[]>();
  blockOf.forEach((block, cell) => {
    const list = cellsOfBlock.get(block);
    if (list) list.push(cell);
    else cellsOfBlock.set(block, [cell]);
  });
  const meanWanted = cells.reduce((sum, { households }) => sum + households, 0) / counts.microGrids;
  // Some parts come out too light and are joined again, so more are tried than wanted. Below 47 households on
  // average the usual least of 30 cannot hold.
  const [leastHouseholds, perMicro] = meanWanted < 47 ? [16, meanWanted / 1.13] : [30, meanWanted / 1.16];
  const microsOf = (grid: readonly number[]): DraftUnit[] => {
    const wanted = Math.min(grid.length, Math.round(weightOf(graph, grid) / perMicro));
    if (wanted < 2) return [];
    const first = partition(graph, grid, wanted, random, 9).flatMap((part) =>
      weightOf(graph, part) > 100 ? partition(graph, part, 2, random, 8) : [part],
    );
    const parts = joinLight(graph, first, leastHouseholds, 100);
    if (parts.length < 2) return [];
    return parts.map((part) => ({ level: 'micro-grid', use: null, cells: part, children: [] }));
  };
  const communityUnit = (community: readonly number[]): DraftUnit => {
    const nodes = community.flatMap((block) => cellsOfBlock.get(block) ?? []);
    const { rest, groups } = dedicatedOf(graph, cells, blocks, nodes);
    const parts = partition(graph, rest, at(gridShares, flat.indexOf(community as number[])), random, 40);
    const grids = parts.map(
      (part): DraftUnit => ({
        level: 'general-grid',
        use: null,
        cells: part,
        children: microsOf(part),
      }),
    );
    return { level: 'community', use: null, cells: nodes, children: [...grids, ...groups] };
  };
  return communities.map((list): DraftUnit => {
    const children = list.map(communityUnit);
    return { level: 'street', use: null, cells: children.flatMap((child) => child.cells), children };
  });
};
