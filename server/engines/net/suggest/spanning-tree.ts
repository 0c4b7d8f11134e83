import type { AtomGraph } from './atom-graph.ts';

/**
 * A first division into parts that hang together: a random spanning tree, in which links across roads and walls come
 * last, is cut where both sides come nearest to their share of the households, again and again. Null where there are
 * fewer atoms than parts.
 */
export const treeDivision = (graph: AtomGraph, count: number, random: () => number): Int32Array | null => {
  const parts = new Int32Array(graph.areas.length);
  return divide(graph, [...parts.keys()], 0, count, parts, random) ? parts : null;
};

const divide = (
  graph: AtomGraph,
  atoms: readonly number[],
  first: number,
  count: number,
  parts: Int32Array,
  random: () => number,
): boolean => {
  if (atoms.length < count) return false;
  if (count === 1) {
    for (const atom of atoms) parts[atom] = first;
    return true;
  }
  const lower = Math.floor(count / 2);
  const [side, rest] = bestCut(graph, atoms, lower, count, random);
  return (
    divide(graph, side, first, lower, parts, random) &&
    divide(graph, rest, first + lower, count - lower, parts, random)
  );
};

const triesPerCut = 6;

const bestCut = (
  graph: AtomGraph,
  atoms: readonly number[],
  lower: number,
  count: number,
  random: () => number,
): [number[], number[]] => {
  const total = atoms.reduce((sum, atom) => sum + (graph.households[atom] as number), 0);
  const wanted = (total * lower) / count;
  let best: { readonly side: ReadonlySet<number>; readonly off: number } | null = null;
  const below = new Float64Array(graph.areas.length);
  const sizes = new Int32Array(graph.areas.length);
  for (let turn = 0; turn < triesPerCut; turn += 1) {
    const { order, parent } = spanningTree(graph, atoms, random);
    below.fill(0);
    sizes.fill(0);
    for (let at = order.length - 1; at > 0; at -= 1) {
      const atom = order[at] as number;
      const sum = (below[atom] as number) + (graph.households[atom] as number);
      const size = (sizes[atom] as number) + 1;
      const up = parent[atom] as number;
      below[up] = (below[up] as number) + sum;
      sizes[up] = (sizes[up] as number) + size;
      const turned = Math.abs(total - sum - wanted) < Math.abs(sum - wanted);
      const off = turned ? Math.abs(total - sum - wanted) : Math.abs(sum - wanted);
      const [inside, outside] = turned ? [atoms.length - size, size] : [size, atoms.length - size];
      if (inside < lower || outside < count - lower || (best !== null && off >= best.off)) continue;
      const under = subtree(atom, order, parent);
      best = { side: turned ? new Set(atoms.filter((each) => !under.has(each))) : under, off };
    }
  }
  const { side } = best ?? { side: new Set(atoms.slice(0, lower)) };
  return [atoms.filter((atom) => side.has(atom)), atoms.filter((atom) => !side.has(atom))];
};

const subtree = (root: number, order: readonly number[], parent: Int32Array): ReadonlySet<number> => {
  const under = new Set([root]);
  for (const atom of order) if (under.has(parent[atom] as number)) under.add(atom);
  return under;
};

/** Made of the lightest links (Kruskal); weights are chance, more where a boundary would be cheap. */
const spanningTree = (graph: AtomGraph, atoms: readonly number[], random: () => number) => {
  const leader = new Int32Array(graph.areas.length).fill(-1);
  for (const atom of atoms) leader[atom] = atom;
  const leaderOf = (atom: number): number => {
    let at = atom;
    for (let up = leader[at] as number; up !== at; up = leader[at] as number) {
      leader[at] = leader[up] as number;
      at = up;
    }
    return at;
  };
  const links: { readonly atom: number; readonly to: number; readonly weight: number }[] = [];
  for (const atom of atoms)
    for (const { atom: to, length, cost } of graph.links[atom] ?? []) {
      if (to <= atom || leader[to] === -1) continue;
      const guided = length === 0 ? 1 : 1 - cost / Math.max(length, cost);
      links.push({ atom, to, weight: random() + guided });
    }
  links.sort((a, b) => a.weight - b.weight);
  const branches: (number[] | undefined)[] = [];
  const branch = (from: number, to: number): void => {
    const own = branches[from];
    if (own === undefined) branches[from] = [to];
    else own.push(to);
  };
  for (const { atom, to } of links) {
    const [a, b] = [leaderOf(atom), leaderOf(to)];
    if (a === b) continue;
    leader[b] = a;
    branch(atom, to);
    branch(to, atom);
  }
  /** Of the root -1; no other atom is without. */
  const parent = new Int32Array(graph.areas.length).fill(-1);
  const order = [atoms[Math.floor(random() * atoms.length)] as number];
  for (const at of order)
    for (const next of branches[at] ?? []) {
      if (next === parent[at]) continue;
      parent[next] = at;
      order.push(next);
    }
  return { order, parent };
};
