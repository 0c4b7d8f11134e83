import type { GroundLines } from './ground-lines.ts';

/** A boundary between two parts, from fork or border to fork or border; closed where it has neither. */
export interface Chain {
  /** Numbers of vertices; a closed one repeats the first. */
  readonly vertices: readonly number[];
  /** Whether each stretch follows a road or a wall. */
  readonly isGuided: readonly boolean[];
  readonly left: number;
  readonly right: number;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly isGuided: boolean;
  readonly left: number;
  readonly right: number;
}

/** The boundaries that a division makes, joined to chains. */
export const cutChainsOf = ({ sides, vertices }: GroundLines, parts: Int32Array): Chain[] => {
  const steps = sides.flatMap(({ edge, left, right }): Step[] => {
    if (right < 0 || parts[left] === parts[right]) return [];
    const [leftPart, rightPart] = [parts[left] as number, parts[right] as number];
    const isGuided = edge.kind === 'road' || edge.kind === 'wall';
    return [{ from: edge.a, to: edge.b, isGuided, left: leftPart, right: rightPart }];
  });
  const at = new Map<number, number[]>();
  for (const [index, { from, to }] of steps.entries())
    for (const vertex of [from, to]) {
      const found = at.get(vertex);
      if (found === undefined) at.set(vertex, [index]);
      else found.push(index);
    }
  const isEnd = (vertex: number): boolean =>
    vertices.isOnBorder[vertex] === true || at.get(vertex)?.length !== 2;
  const used = new Set<number>();
  const chains: Chain[] = [];
  const follow = (first: number, start: number): void => {
    const numbers = [start];
    const isGuided: boolean[] = [];
    const turned = steps[first]?.from !== start;
    const { left, right } = steps[first] as Step;
    for (let index: number | undefined = first; index !== undefined; ) {
      used.add(index);
      const { from, to, isGuided: guided } = steps[index] as Step;
      const next: number = from === numbers[numbers.length - 1] ? to : from;
      numbers.push(next);
      isGuided.push(guided);
      index = isEnd(next) ? undefined : at.get(next)?.find((other) => !used.has(other));
    }
    chains.push({
      vertices: numbers,
      isGuided,
      left: turned ? right : left,
      right: turned ? left : right,
    });
  };
  for (const [index, { from, to }] of steps.entries()) {
    if (!used.has(index) && isEnd(from)) follow(index, from);
    if (!used.has(index) && isEnd(to)) follow(index, to);
  }
  for (const [index, { from }] of steps.entries()) if (!used.has(index)) follow(index, from);
  return chains;
};
