import type { RouteStep } from '../../contract/walk-route.ts';
import { type Anchor, accessCost, costOnEdge, endsOf, seedsOf } from './anchor.ts';
import { unreachable, type WalkCosts } from './costs.ts';
import { directionsOf } from './directions.ts';
import { noGate, type WalkGraph } from './graph.ts';
import { type Leg, legBetween, legsOver } from './legs.ts';
import type { LonLat } from './plane.ts';
import type { WalkSearch } from './search.ts';

export interface WalkRoute {
  /** In the measure of the costs: millimetres or milliseconds, the access walks at both ends included. */
  readonly cost: number;
  /** Along the network and beside it. */
  readonly meters: number;
  /** From place to place, EPSG:4326. */
  readonly line: readonly LonLat[];
  readonly steps: readonly RouteStep[];
  /** Metres on ways of which nobody knows whether wheels pass. */
  readonly unknownWheelMeters: number;
  /** Gates on the way whose hours are not known. */
  readonly gatesWithoutHours: readonly string[];
}

/** The best way from one place to another; null where there is none within the limit. */
export const findRoute = (
  search: WalkSearch,
  costs: WalkCosts,
  from: Anchor,
  to: Anchor,
  limit: number = unreachable - 1,
): WalkRoute | null => {
  const { graph } = search;
  search.run(costs, seedsOf(graph, costs, [from]), limit);
  let cost = costOnEdge(costs, from, to);
  let end: number | null = null;
  for (const part of endsOf(graph, costs, to)) {
    const atNode = search.cost[part.node] as number;
    const whole = atNode === unreachable ? unreachable : atNode + part.cost + accessCost(costs, to);
    if (whole < cost) [cost, end] = [whole, part.node];
  }
  if (cost === unreachable || cost > limit) return null;
  const legs =
    end === null ? [legBetween(graph, from.edge, from.share, to.share)] : legsOver(search, from, to, end);
  // A station at a corner may lie a hair along the next way: nobody is told to walk that.
  const walked = legs.filter(({ edge, meters }) => meters > 0.05 || graph.edgeGate[edge] !== noGate);
  return {
    cost,
    meters: from.accessMeters + to.accessMeters + sumOf(legs),
    line: [from.place, ...pointsOf(graph, walked), to.place],
    steps: directionsOf(graph, walked),
    unknownWheelMeters: sumOf(walked.filter(({ edge }) => graph.edgeWheels[edge] === 0)),
    gatesWithoutHours: gatesOf(graph, walked),
  };
};

const sumOf = (legs: readonly Leg[]): number => legs.reduce((sum, { meters }) => sum + meters, 0);

const pointsOf = ({ plane }: WalkGraph, legs: readonly Leg[]): LonLat[] => {
  const points = legs.flatMap((leg) => leg.points);
  return points
    .filter(([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1])
    .map(([x, y]) => plane.lonLat(x, y));
};

const gatesOf = (graph: WalkGraph, legs: readonly Leg[]): string[] => {
  const ids = new Set<string>();
  for (const { edge } of legs) {
    const gate = graph.gates[graph.edgeGate[edge] as number];
    if (gate !== undefined && gate.hours === null) ids.add(gate.id);
  }
  return [...ids];
};
