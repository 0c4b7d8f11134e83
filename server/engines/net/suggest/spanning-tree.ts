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

/** Grown from a random atom by the lightest link (Prim); weights are chance, more where a boundary would be cheap. */
const spanningTree = (graph: AtomGraph, atoms: readonly number[], random: () => number) => {
  const within = new Set(atoms);
  const parent = new Map<number, number>();
  const root = atoms[Math.floor(random() * atoms.length)] as number;
  const order: number[] = [];
  const reached = new Set<number>();
  const fringe: { atom: number; from: number; weight: number }[] = [{ atom: root, from: -1, weight: 0 }];
  while (fringe.length > 0) {
    let lightest = 0;
    for (let i = 1; i < fringe.length; i += 1)
      if ((fringe[i]?.weight ?? 0) < (fringe[lightest]?.weight ?? 0)) lightest = i;
    const { atom, from } = fringe[lightest] as { atom: number; from: number };
    fringe[lightest] = fringe[fringe.length - 1] as (typeof fringe)[number];
    fringe.pop();
    if (reached.has(atom)) continue;
    reached.add(atom);
    order.push(atom);
    if (from >= 0) parent.set(atom, from);
    for (const link of graph.links[atom] ?? []) {
      if (!within.has(link.atom) || reached.has(link.atom)) continue;
      const guided = link.length === 0 ? 1 : 1 - link.cost / Math.max(link.length, link.cost);
      fringe.push({ atom: link.atom, from: atom, weight: random() + guided });
    }
  }
  return { order, parent };
};
