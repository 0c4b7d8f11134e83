import type { Line, Point, WalkEdge, WalkKind, WalkNode } from '../model.ts';
import { at, distance, lineLength, type Spot } from './geometry.ts';

interface Draft {
  readonly from: number;
  readonly to: number;
  readonly line: Line;
  readonly kind: WalkKind;
  readonly wheelchair: boolean;
  readonly gateId: string | null;
}

/** Collects the walking network; nodes at the same place are the same node. */
export interface WalkNet {
  node(point: Point): number;
  /** Nodes that stay nodes although only two edges meet there: gates, doors, sites. */
  keep(node: number): void;
  edge(from: number, to: number, kind: WalkKind, wheelchair: boolean, gateId?: string): void;
  /** The network with chains joined into single edges, cut down to its largest component and numbered from 0. */
  finish(): { nodes: WalkNode[]; edges: WalkEdge[]; idOf(node: number): number };
}

const largestComponent = (count: number, edges: readonly Draft[]): Set<number> => {
  const around: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of edges) {
    around[from]?.push(to);
    around[to]?.push(from);
  }
  const seen = new Set<number>();
  let best = new Set<number>();
  for (let start = 0; start < count; start += 1) {
    if (seen.has(start)) continue;
    const part = new Set<number>([start]);
    for (const node of part) for (const next of at(around, node)) part.add(next);
    for (const node of part) seen.add(node);
    if (part.size > best.size) best = part;
  }
  return best;
};

const reversed = (edge: Draft): Draft => ({
  ...edge,
  from: edge.to,
  to: edge.from,
  line: [...edge.line].reverse(),
});

/** Joins edges of one kind that meet at plain nodes into longer ones. */
const joinChains = (edges: readonly Draft[], kept: ReadonlySet<number>): Draft[] => {
  const around = new Map<number, Draft[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      const list = around.get(node);
      if (list) list.push(edge);
      else around.set(node, [edge]);
    }
  }
  const plain = (node: number): boolean => {
    const [a, b, ...more] = around.get(node) ?? [];
    if (!a || !b || more.length > 0 || kept.has(node) || a === b) return false;
    return a.kind === b.kind && a.wheelchair === b.wheelchair && a.gateId === null && b.gateId === null;
  };
  const seen = new Set<Draft>();
  const joined: Draft[] = [];
  const follow = (first: Draft, start: number): void => {
    let chain = first.from === start ? first : reversed(first);
    seen.add(first);
    while (plain(chain.to) && chain.to !== start) {
      const next = (around.get(chain.to) ?? []).find((edge) => !seen.has(edge));
      if (!next) break;
      seen.add(next);
      const onward = next.from === chain.to ? next : reversed(next);
      chain = { ...chain, to: onward.to, line: [...chain.line, ...onward.line.slice(1)] };
    }
    joined.push(chain);
  };
  for (const edge of edges) {
    if (seen.has(edge)) continue;
    if (!plain(edge.from)) follow(edge, edge.from);
    else if (!plain(edge.to)) follow(edge, edge.to);
  }
  for (const edge of edges) if (!seen.has(edge)) follow(edge, edge.from);
  return joined;
};

/** Drops points of a line that lie on the straight between their neighbours. */
const straightened = (line: Line): Line => {
  const kept: Point[] = [];
  for (const point of line) {
    const b = kept[kept.length - 1];
    const a = kept[kept.length - 2];
    if (a && b) {
      const cross = (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
      if (Math.abs(cross) <= 1.5 * distance(a, point)) kept.pop();
    }
    kept.push(point);
  }
  return kept;
};

/** Starts an empty walking network. */
export const newWalkNet = (): WalkNet => {
  const points: Spot[] = [];
  const byPlace = new Map<string, number>();
  const kept = new Set<number>();
  const edges: Draft[] = [];
  const pairs = new Set<string>();
  return {
    node: (point) => {
      const key = `${point[0]},${point[1]}`;
      const known = byPlace.get(key);
      if (known !== undefined) return known;
      byPlace.set(key, points.length);
      points.push([point[0], point[1]]);
      return points.length - 1;
    },
    keep: (node) => {
      kept.add(node);
    },
    edge: (from, to, kind, wheelchair, gateId) => {
      const key = from < to ? `${from}-${to}` : `${to}-${from}`;
      if (from === to || pairs.has(key)) return;
      pairs.add(key);
      edges.push({
        from,
        to,
        line: [at(points, from), at(points, to)],
        kind,
        wheelchair,
        gateId: gateId ?? null,
      });
    },
    finish: () => {
      const inside = largestComponent(points.length, edges);
      const chains = joinChains(
        edges.filter(({ from }) => inside.has(from)),
        kept,
      );
      const ids = new Map<number, number>();
      const nodes: WalkNode[] = [];
      const idOf = (node: number): number => {
        const known = ids.get(node);
        if (known !== undefined) return known;
        if (!inside.has(node)) throw new RangeError('a place is cut off from the walking network');
        ids.set(node, nodes.length);
        nodes.push({ id: nodes.length, point: at(points, node) });
        return nodes.length - 1;
      };
      const made = chains.map((chain, id): WalkEdge => {
        const line = straightened(chain.line);
        return {
          id,
          from: idOf(chain.from),
          to: idOf(chain.to),
          line,
          lengthMeters: Math.round(lineLength(line)) / 100,
          kind: chain.kind,
          wheelchair: chain.wheelchair,
          gateId: chain.gateId,
        };
      });
      return { nodes, edges: made, idOf };
    },
  };
};
