import type { PartGround } from '../../server/contract/scenario-figures.ts';
import { locatorOf } from '../../server/engines/net/locate-point.ts';
import type { ComparedUnit } from './comparison.ts';

/** What stands on ground that goes from one unit to another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly households: number;
  readonly people: number;
  readonly buildings: number;
}

const pairsOf = (ring: Int32Array): [number, number][] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);

/** The leaf at a point, by the units of one side. */
const leafFinder = (units: readonly ComparedUnit[]): ((x: number, y: number) => ComparedUnit | undefined) => {
  const leaves = units.filter(({ isLeaf, isVoid }) => isLeaf && !isVoid);
  const locate = locatorOf(
    leaves.map(({ polygons }) => ({ polygons: polygons.map((polygon) => polygon.map(pairsOf)) })),
  );
  return (x, y) => leaves[locate(x, y)];
};

/** Buildings whose leaf is another one afterwards, summed by where they come from and go to; the largest first. */
export const countMoves = (
  before: readonly ComparedUnit[],
  after: readonly ComparedUnit[],
  { buildings }: PartGround,
): Move[] => {
  const [was, is] = [leafFinder(before), leafFinder(after)];
  const moves = new Map<string, Move>();
  for (let i = 0; i < buildings.length; i += 4) {
    const [x, y] = [buildings[i] as number, buildings[i + 1] as number];
    const [from, to] = [was(x, y), is(x, y)];
    if (from === undefined || to === undefined) continue;
    if (from.id === to.id && from.gridId === to.gridId) continue;
    const key = `${from.id} ${to.id}`;
    const sum = moves.get(key) ?? { from: from.id, to: to.id, households: 0, people: 0, buildings: 0 };
    moves.set(key, {
      ...sum,
      households: sum.households + (buildings[i + 2] as number),
      people: sum.people + (buildings[i + 3] as number),
      buildings: sum.buildings + 1,
    });
  }
  return [...moves.values()].toSorted((a, b) => b.households - a.households);
};
