import type { Point } from '../model.ts';
import { after, at, boundsOf, insideRing, type Spot, segmentsTouch } from './geometry.ts';
import type { Box } from './rows.ts';

/** Paths inside one compound, in its lot's frame. */
interface PathTree {
  readonly points: readonly Spot[];
  readonly links: readonly (readonly [from: number, to: number])[];
  /** For every gate and every building the index of its point. */
  readonly gates: readonly number[];
  readonly doors: readonly number[];
}

const thinned = (values: readonly number[], apart: number): number[] => {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = kept[kept.length - 1];
    if (last === undefined || value - last >= apart) kept.push(value);
  }
  return kept;
};

interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly open: Uint8Array;
  /** Whether one can step to the next x, or to the next y. */
  readonly east: Uint8Array;
  readonly north: Uint8Array;
}

const margin = 60;

/** Lines between and beside the buildings, and which of their crossings and pieces are free. */
const latticeOf = (ring: readonly Spot[], boxes: readonly Box[], gates: readonly Point[]): Lattice => {
  const [west, south, east, north] = boundsOf(ring);
  const xs = thinned(
    [
      west + 150,
      east - 150,
      ...gates.map(([x]) => x),
      ...boxes.flatMap((box) => [box.west - 130, box.east + 130]),
    ],
    230,
  );
  const ys = thinned(
    [
      south + 150,
      north - 150,
      ...gates.map(([, y]) => y),
      ...boxes.flatMap((box) => [box.south - 130, box.north + 130]),
    ],
    130,
  );
  const [nx, ny] = [xs.length, ys.length];
  const open = new Uint8Array(nx * ny);
  const free = (x: number, y: number): boolean =>
    insideRing(ring, [x, y]) &&
    !boxes.some(
      (b) => x > b.west - margin && x < b.east + margin && y > b.south - margin && y < b.north + margin,
    );
  for (let j = 0; j < ny; j += 1)
    for (let i = 0; i < nx; i += 1) open[j * nx + i] = free(at(xs, i), at(ys, j)) ? 1 : 0;
  const clear = (a: Spot, b: Spot): boolean =>
    !boxes.some(
      (box) =>
        Math.max(a[0], b[0]) > box.west - margin &&
        Math.min(a[0], b[0]) < box.east + margin &&
        Math.max(a[1], b[1]) > box.south - margin &&
        Math.min(a[1], b[1]) < box.north + margin,
    ) && !ring.some((p, k) => segmentsTouch(a, b, p, after(ring, k)));
  const eastward = new Uint8Array(nx * ny);
  const northward = new Uint8Array(nx * ny);
  for (let j = 0; j < ny; j += 1) {
    for (let i = 0; i < nx; i += 1) {
      const here = j * nx + i;
      if (open[here] !== 1) continue;
      const spot: Spot = [at(xs, i), at(ys, j)];
      if (i + 1 < nx && open[here + 1] === 1 && clear(spot, [at(xs, i + 1), spot[1]])) eastward[here] = 1;
      if (j + 1 < ny && open[here + nx] === 1 && clear(spot, [spot[0], at(ys, j + 1)])) northward[here] = 1;
    }
  }
  return { xs, ys, open, east: eastward, north: northward };
};

const spotOf = ({ xs, ys }: Lattice, node: number): Spot => [
  at(xs, node % xs.length),
  at(ys, Math.floor(node / xs.length)),
];

const stepsFrom = (lattice: Lattice, node: number): number[] => {
  const nx = lattice.xs.length;
  const steps: number[] = [];
  if (lattice.east[node] === 1) steps.push(node + 1);
  if (lattice.north[node] === 1) steps.push(node + nx);
  if (node % nx > 0 && lattice.east[node - 1] === 1) steps.push(node - 1);
  if (node >= nx && lattice.north[node - nx] === 1) steps.push(node - nx);
  return steps;
};

const gap = (a: Spot, b: Spot): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

/** Whether a straight line passes no building. */
const passes = (boxes: readonly Box[], a: Point, b: Point): boolean =>
  !boxes.some(({ west, east, south, north }) => {
    const corners: Spot[] = [
      [west - 20, south - 20],
      [east + 20, south - 20],
      [east + 20, north + 20],
      [west - 20, north + 20],
    ];
    return corners.some((corner, i) => segmentsTouch(a, b, corner, after(corners, i)));
  });

const nearestOf = (lattice: Lattice, nodes: Iterable<number>, goal: Point): number => {
  const place: Spot = [goal[0], goal[1]];
  let best = -1;
  let least = Infinity;
  for (const node of nodes) {
    const away = gap(spotOf(lattice, node), place);
    if (away < least) {
      least = away;
      best = node;
    }
  }
  return best;
};

/** The node nearest to a gate, if possible one from which a straight line reaches it past the buildings. */
const nearestInSight = (
  lattice: Lattice,
  nodes: readonly number[],
  gate: Point,
  boxes: readonly Box[],
): number => {
  const inOrder = nodes
    .map((node) => ({ node, away: gap(spotOf(lattice, node), [gate[0], gate[1]]) }))
    .sort((a, b) => a.away - b.away || a.node - b.node);
  const seen = inOrder.slice(0, 60).find(({ node }) => passes(boxes, spotOf(lattice, node), gate));
  return (seen ?? at(inOrder, 0)).node;
};

/** Lattice nodes that can be reached from one, with the node before on a shortest way from the growing tree. */
const growTree = (lattice: Lattice, root: number, goals: readonly number[]): Map<number, number> => {
  const before = new Map<number, number>([[root, -1]]);
  const inTree = new Set<number>([root]);
  const links = new Map<number, number>();
  const missing = new Set(goals.filter((goal) => goal !== root));
  const cost = new Map<number, number>([[root, 0]]);
  const queue: [number, number][] = [[0, root]];
  const push = (value: number, node: number): void => {
    let i = queue.length;
    queue.push([value, node]);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (at(queue, up)[0] <= value) break;
      queue[i] = at(queue, up);
      i = up;
    }
    queue[i] = [value, node];
  };
  const pop = (): [number, number] => {
    const top = at(queue, 0);
    const last = at(queue, -1);
    queue.pop();
    if (queue.length > 0) {
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child >= queue.length) break;
        if (child + 1 < queue.length && at(queue, child + 1)[0] < at(queue, child)[0]) child += 1;
        if (at(queue, child)[0] >= last[0]) break;
        queue[i] = at(queue, child);
        i = child;
      }
      queue[i] = last;
    }
    return top;
  };
  while (queue.length > 0 && missing.size > 0) {
    const [value, node] = pop();
    if (value > (cost.get(node) ?? Infinity)) continue;
    if (missing.delete(node)) {
      for (let walk = node; !inTree.has(walk); walk = before.get(walk) ?? root) {
        inTree.add(walk);
        links.set(walk, before.get(walk) ?? root);
        cost.set(walk, 0);
        push(0, walk);
      }
      continue;
    }
    for (const next of stepsFrom(lattice, node)) {
      const turned =
        before.get(node) !== undefined &&
        before.get(node) !== -1 &&
        Math.abs(next - node) !== Math.abs(node - (before.get(node) ?? node));
      const price = value + gap(spotOf(lattice, node), spotOf(lattice, next)) + (turned ? 250 : 0);
      if (price >= (cost.get(next) ?? Infinity) || inTree.has(next)) continue;
      cost.set(next, price);
      before.set(next, node);
      push(price, next);
    }
  }
  return links;
};

/** Paths from the gates of a compound to every building, along its rows; buildings share paths where they can. */
export const layPaths = (ring: readonly Spot[], boxes: readonly Box[], gates: readonly Point[]): PathTree => {
  const lattice = latticeOf(ring, boxes, gates);
  const openNodes: number[] = [];
  lattice.open.forEach((value, node) => {
    if (value === 1 && stepsFrom(lattice, node).length > 0) openNodes.push(node);
  });
  const gatePoints = gates.map((gate): Spot => [gate[0], gate[1]]);
  if (openNodes.length === 0) {
    const links = gatePoints.slice(1).map((_, i): [number, number] => [0, i + 1]);
    return { points: gatePoints, links, gates: gatePoints.map((_, i) => i), doors: boxes.map(() => 0) };
  }
  const starts = gates.map((gate) => nearestInSight(lattice, openNodes, gate, boxes));
  const doorGoals = boxes.map((box) =>
    nearestOf(lattice, openNodes, [(box.west + box.east) / 2, box.north + 130]),
  );
  const root = at(starts, 0);
  const links = growTree(lattice, root, [...starts, ...doorGoals]);
  const points: Spot[] = [...gatePoints];
  const indexOf = new Map<number, number>();
  const pointOf = (node: number): number => {
    const known = indexOf.get(node);
    if (known !== undefined) return known;
    indexOf.set(node, points.length);
    points.push(spotOf(lattice, node));
    return points.length - 1;
  };
  const made: [number, number][] = [];
  for (const [node, before] of links) made.push([pointOf(before), pointOf(node)]);
  const reached = [root, ...links.keys()];
  gates.forEach((gate, i) => {
    const start = at(starts, i);
    const goal = links.has(start) || start === root ? start : nearestInSight(lattice, reached, gate, boxes);
    // A side gate from which buildings hide every path stays a gate to the street only.
    if (i === 0 || passes(boxes, spotOf(lattice, goal), gate)) made.push([i, pointOf(goal)]);
  });
  const doors = boxes.map((box, i) => {
    const goal = at(doorGoals, i);
    if (links.has(goal) || goal === root) return pointOf(goal);
    return pointOf(nearestOf(lattice, reached, [(box.west + box.east) / 2, box.north]));
  });
  return { points, links: made, gates: gates.map((_, i) => i), doors };
};
