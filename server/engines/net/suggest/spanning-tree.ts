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
  for (let turn = 0; turn < triesPerCut; turn += 1) {
    const { order, parent } = spanningTree(graph, atoms, random);
    const below = new Map<number, number>();
    const sizes = new Map<number, number>();
    for (const atom of [...order].reverse()) {
      const sum = (below.get(atom) ?? 0) + (graph.households[atom] as number);
      const size = (sizes.get(atom) ?? 0) + 1;
      below.set(atom, sum);
      sizes.set(atom, size);
      const up = parent.get(atom);
      if (up === undefined) continue;
      below.set(up, (below.get(up) ?? 0) + sum);
      sizes.set(up, (sizes.get(up) ?? 0) + size);
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

const subtree = (
  root: number,
  order: readonly number[],
  parent: ReadonlyMap<number, number>,
): ReadonlySet<number> => {
  const under = new Set([root]);
  for (const atom of order) if (under.has(parent.get(atom) ?? -1)) under.add(atom);
  return under;
};

/** Made of the lightest links (Kruskal); weights are chance, more where a boundary would be cheap. */
const spanningTree = (graph: AtomGraph, atoms: readonly number[], random: () => number) => {
  const within = new Set(atoms);
  const links = atoms.flatMap((atom) =>
    (graph.links[atom] ?? [])
      .filter((link) => link.atom > atom && within.has(link.atom))
      .map(({ atom: to, length, cost }) => {
        const guided = length === 0 ? 1 : 1 - cost / Math.max(length, cost);
        return { atom, to, weight: random() + guided };
      }),
  );
  links.sort((a, b) => a.weight - b.weight);
  const leader = new Map(atoms.map((atom) => [atom, atom]));
  const leaderOf = (atom: number): number => {
    let at = atom;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) {
      leader.set(at, leader.get(up) ?? up);
      at = up;
    }
    return at;
  };
  const branches = new Map<number, number[]>(atoms.map((atom) => [atom, []]));
  for (const { atom, to } of links) {
    const [a, b] = [leaderOf(atom), leaderOf(to)];
    if (a === b) continue;
    leader.set(b, a);
    branches.get(atom)?.push(to);
    branches.get(to)?.push(atom);
  }
  const parent = new Map<number, number>();
  const order = [atoms[Math.floor(random() * atoms.length)] as number];
  for (const at of order)
    for (const next of branches.get(at) ?? []) {
      if (next === parent.get(at)) continue;
      parent.set(next, at);
      order.push(next);
    }
  return { order, parent };
};
