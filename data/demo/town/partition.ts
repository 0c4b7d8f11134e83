import type { Random } from '../random.ts';
import { at } from './geometry.ts';

/** A piece of ground in a neighbourhood graph. */
interface GraphNode {
  readonly weight: number;
}

/** Two neighbours; `cut` is what a boundary between them costs (length times how unwelcome it is there). */
export interface GraphLink {
  readonly a: number;
  readonly b: number;
  readonly cut: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  /** The links whose `a` is the node. */
  readonly from: readonly (readonly GraphLink[])[];
}

/** A graph of nodes and links. */
export const graphOf = (nodes: readonly GraphNode[], links: readonly GraphLink[]): Graph => {
  const from: GraphLink[][] = nodes.map(() => []);
  for (const link of links) at(from, link.a).push(link);
  return { nodes, links, from };
};

/** The links between nodes of a subset. */
export const linksWithin = (graph: Graph, nodes: readonly number[]): GraphLink[] => {
  const here = new Set(nodes);
  return nodes.flatMap((node) => at(graph.from, node).filter(({ b }) => here.has(b)));
};

const findRoot = (parent: Int32Array, node: number): number => {
  let root = node;
  while (at(parent, root) !== root) root = at(parent, root);
  let walk = node;
  while (walk !== root) {
    const next = at(parent, walk);
    parent[walk] = root;
    walk = next;
  }
  return root;
};

/** Connected components, each as a list of node indexes in the given order. */
export const componentsOf = (graph: Graph, nodes: readonly number[]): number[][] => {
  const position = new Map(nodes.map((node, i) => [node, i]));
  const parent = Int32Array.from(nodes, (_, i) => i);
  for (const { a, b } of linksWithin(graph, nodes)) {
    parent[findRoot(parent, position.get(a) ?? 0)] = findRoot(parent, position.get(b) ?? 0);
  }
  const groups = new Map<number, number[]>();
  nodes.forEach((node, i) => {
    const root = findRoot(parent, i);
    const group = groups.get(root);
    if (group) group.push(node);
    else groups.set(root, [node]);
  });
  return [...groups.values()];
};

/** Hands out a whole number in proportion to weights, at least one each (largest remainders). */
export const shareOut = (weights: readonly number[], count: number, least = 1): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ideal = weights.map((weight) => (total === 0 ? count / weights.length : (weight / total) * count));
  const shares = ideal.map((value) => Math.max(least, Math.floor(value)));
  let rest = count - shares.reduce((sum, share) => sum + share, 0);
  while (rest !== 0) {
    const step = Math.sign(rest);
    let best = -1;
    let bestNeed = -Infinity;
    shares.forEach((share, i) => {
      if (step < 0 && share <= least) return;
      // Relative, so that a small place is not left with a third more than its share.
      const need = step > 0 ? at(ideal, i) / (share + 1) : -at(ideal, i) / Math.max(1, share - 1);
      if (need > bestNeed) {
        best = i;
        bestNeed = need;
      }
    });
    if (best < 0) throw new RangeError(`cannot share out ${count} among ${weights.length}`);
    shares[best] = at(shares, best) + step;
    rest -= step;
  }
  return shares;
};

interface Tree {
  /** Nodes from the root outwards, with the position of each one's parent (-1 for the root). */
  readonly order: readonly number[];
  readonly parent: Int32Array;
  readonly below: Float64Array;
}

/** A random spanning tree that prefers links whose cutting costs much, so that cheap boundaries stay cuttable. */
const randomTree = (weights: readonly number[], links: readonly GraphLink[], random: Random): Tree => {
  const keyed = links
    .map((link) => ({ link, key: random.between(0.35, 1) / (link.cut + 1) }))
    .sort((p, q) => p.key - q.key);
  const parentOf = Int32Array.from(weights, (_, i) => i);
  const around: number[][] = weights.map(() => []);
  for (const { link } of keyed) {
    const [p, q] = [findRoot(parentOf, link.a), findRoot(parentOf, link.b)];
    if (p === q) continue;
    parentOf[p] = q;
    around[link.a]?.push(link.b);
    around[link.b]?.push(link.a);
  }
  const order = [0];
  const parent = new Int32Array(weights.length).fill(-1);
  for (let i = 0; i < order.length; i += 1) {
    const node = at(order, i);
    for (const next of at(around, node)) {
      if (next === at(parent, node)) continue;
      parent[next] = node;
      order.push(next);
    }
  }
  const below = Float64Array.from(weights);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const node = at(order, i);
    const up = at(parent, node);
    below[up] = at(below, up) + at(below, node);
  }
  return { order, parent, below };
};

const sideBelow = (tree: Tree, top: number): Uint8Array => {
  const side = new Uint8Array(tree.parent.length);
  side[top] = 1;
  for (const node of tree.order) {
    const up = at(tree.parent, node);
    if (up >= 0 && at(side, up) === 1) side[node] = 1;
  }
  return side;
};

/** Splits a connected set in two connected parts near a share of the weight, along the cheapest boundary found. */
const bisect = (
  weights: readonly number[],
  links: readonly GraphLink[],
  parts: readonly [number, number],
  trials: number,
  random: Random,
): Uint8Array => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const unit = total / (parts[0] + parts[1]);
  const scale = links.reduce((sum, link) => sum + link.cut, 0) / Math.sqrt(links.length + 1) + 1e-9;
  let best: Uint8Array | null = null;
  let bestScore = Infinity;
  for (let trial = 0; trial < trials; trial += 1) {
    const tree = randomTree(weights, links, random);
    const tops = tree.order
      .slice(1)
      .flatMap((node) => {
        const low = at(tree.below, node);
        return parts.map((share) => ({
          node,
          miss: Math.abs(low - share * unit) / Math.max(unit, 1e-9),
          flip: share !== parts[0],
        }));
      })
      .sort((p, q) => p.miss - q.miss)
      .slice(0, 5);
    for (const { node, miss, flip } of tops) {
      // A miss of a quarter of a part is as bad as a very long boundary.
      if (12 * miss * miss >= bestScore) continue;
      const side = sideBelow(tree, node);
      let cut = 0;
      for (const link of links) if (side[link.a] !== side[link.b]) cut += link.cut;
      const score = 12 * miss * miss + cut / scale;
      if (score < bestScore) {
        bestScore = score;
        best = flip ? side.map((value) => 1 - value) : side;
      }
    }
  }
  if (!best) throw new RangeError('a connected set has no tree');
  return best;
};

const localLinks = (graph: Graph, nodes: readonly number[]): GraphLink[] => {
  const position = new Map(nodes.map((node, i) => [node, i]));
  return linksWithin(graph, nodes).map(({ a, b, cut }) => ({
    a: position.get(a) ?? 0,
    b: position.get(b) ?? 0,
    cut,
  }));
};

/** Splits a connected set of nodes into connected parts of about equal weight with cheap boundaries. */
export const partition = (
  graph: Graph,
  nodes: readonly number[],
  parts: number,
  random: Random,
  trials = 24,
): number[][] => {
  if (parts <= 1 || nodes.length <= 1) return [[...nodes]];
  const low = Math.floor(parts / 2);
  const weights = nodes.map((node) => at(graph.nodes, node).weight);
  const side = bisect(weights, localLinks(graph, nodes), [low, parts - low], trials, random);
  const first = nodes.filter((_, i) => side[i] === 1);
  const second = nodes.filter((_, i) => side[i] !== 1);
  const clamp = (share: number, list: readonly number[]): number => Math.min(share, list.length);
  return [
    ...partition(graph, first, clamp(low, first), random, trials),
    ...partition(graph, second, clamp(parts - low, second), random, trials),
  ];
};
