import { type Walker, walkEdgeKinds } from '../../contract/walking.ts';
import { accesses, noGate, type WalkGraph } from './graph.ts';
import { walkerRules } from './walkers.ts';
import { isOpenAt, type WeekHours } from './week-hours.ts';

/** Stands for "cannot be walked" and "not reached"; twice as much is still a small integer, which keeps sums fast. */
export const unreachable = 0x3f_ff_ff_ff;

export type WalkMeasure = 'meters' | 'seconds';

export interface CostOptions {
  readonly walker: Walker;
  readonly measure: WalkMeasure;
  /** Minute of the week (from Monday 00:00) for gates with hours; null: every gate that opens at all counts as open. */
  readonly minuteOfWeek: number | null;
  /** Whether ways for residents count; else they are no way. */
  readonly throughPrivate: boolean;
  /** Gates that count as open whatever the source says. */
  readonly openedGates: ReadonlySet<number>;
}

/** What every edge costs one kind of walker, in whole millimetres or milliseconds, so that sums are exact. */
export interface WalkCosts {
  readonly options: CostOptions;
  readonly edge: Int32Array;
  /** The same in the order of the halves. */
  readonly half: Int32Array;
  /** Millimetres or milliseconds per metre beside the network. */
  readonly perMeter: number;
  /** The dearest edge that can be walked. */
  readonly dearest: number;
}

const stepsKind = walkEdgeKinds.indexOf('steps');
const privateAccess = accesses.indexOf('private');
const closedAccess = accesses.indexOf('closed');

/** Options of somebody who walks by day, through every gate that opens, on public ways. */
export const publicWalk = (walker: Walker, measure: WalkMeasure): CostOptions => ({
  walker,
  measure,
  minuteOfWeek: null,
  throughPrivate: false,
  openedGates: new Set(),
});

/** Costs of all edges. */
export const costsOf = (graph: WalkGraph, options: CostOptions): WalkCosts => {
  const costOf = edgeCoster(graph, options);
  const edge = new Int32Array(graph.edgeCount);
  let dearest = 0;
  for (let index = 0; index < edge.length; index += 1) {
    const cost = costOf(index);
    edge[index] = cost;
    if (cost !== unreachable && cost > dearest) dearest = cost;
  }
  return { options, edge, half: halvesOf(graph, edge), perMeter: perMeterOf(options), dearest };
};

/** The costs with more gates open; only the edges of these gates are looked at. */
export const withGatesOpen = (graph: WalkGraph, costs: WalkCosts, gates: ReadonlySet<number>): WalkCosts => {
  const options = { ...costs.options, openedGates: new Set([...costs.options.openedGates, ...gates]) };
  const costOf = edgeCoster(graph, options);
  const edge = costs.edge.slice();
  let { dearest } = costs;
  for (let index = 0; index < edge.length; index += 1) {
    const gate = graph.edgeGate[index] as number;
    if (gate === noGate || !gates.has(gate)) continue;
    const cost = costOf(index);
    edge[index] = cost;
    if (cost !== unreachable && cost > dearest) dearest = cost;
  }
  return { ...costs, options, edge, half: halvesOf(graph, edge), dearest };
};

const halvesOf = ({ halfEdge }: WalkGraph, edge: Int32Array): Int32Array => {
  const half = new Int32Array(halfEdge.length);
  for (let index = 0; index < half.length; index += 1)
    half[index] = edge[halfEdge[index] as number] as number;
  return half;
};

/** Cost of a metre on level ground beside the network. */
export const perMeterOf = ({ walker, measure }: CostOptions): number =>
  measure === 'meters' ? 1_000 : 1_000 / walkerRules[walker].metersPerSecond;

/** What one edge costs; looks up what is the same for all edges once. */
const edgeCoster = (graph: WalkGraph, options: CostOptions): ((edge: number) => number) => {
  const { metersPerSecond, stepsMetersPerSecond } = walkerRules[options.walker];
  const isPassable = passing(graph, options);
  const { edgeMillimeters, edgeKind } = graph;
  return (edge) => {
    if (!isPassable(edge)) return unreachable;
    const millimeters = edgeMillimeters[edge] as number;
    if (options.measure === 'meters') return millimeters;
    const speed = edgeKind[edge] === stepsKind ? (stepsMetersPerSecond ?? metersPerSecond) : metersPerSecond;
    return Math.round(millimeters / speed);
  };
};

const passing = (graph: WalkGraph, options: CostOptions): ((edge: number) => boolean) => {
  const { onWheels, stepsMetersPerSecond } = walkerRules[options.walker];
  const { edgeWheels, edgeKind, edgeGate, edgeAccess } = graph;
  const isOpenGate = Uint8Array.from(graph.gates, ({ hours }) =>
    isOpen(hours, options.minuteOfWeek) ? 1 : 0,
  );
  return (edge) => {
    const wheels = edgeWheels[edge];
    if (onWheels && wheels === 2) return false;
    // Steps with a ramp are marked as passable for wheels.
    if (stepsMetersPerSecond === null && edgeKind[edge] === stepsKind && wheels !== 1) return false;
    const gate = edgeGate[edge] as number;
    if (gate !== noGate && options.openedGates.has(gate)) return true;
    const access = edgeAccess[edge];
    if (access === closedAccess || (access === privateAccess && !options.throughPrivate)) return false;
    return gate === noGate || isOpenGate[gate] === 1;
  };
};

const isOpen = (hours: WeekHours | null, minuteOfWeek: number | null): boolean => {
  if (hours === null) return true;
  return minuteOfWeek === null ? hours.length > 0 : isOpenAt(hours, minuteOfWeek);
};
