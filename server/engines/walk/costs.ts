import { type Walker, walkEdgeKinds } from '../../contract/walking.ts';
import { accesses, noGate, type WalkGraph } from './graph.ts';
import { walkerRules } from './walkers.ts';
import { isOpenAt } from './week-hours.ts';

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
  const edge = Int32Array.from({ length: graph.edgeCount }, (_, index) => costOfEdge(graph, options, index));
  const half = Int32Array.from(graph.halfEdge, (index) => edge[index] as number);
  let dearest = 0;
  for (const cost of edge) if (cost !== unreachable && cost > dearest) dearest = cost;
  return { options, edge, half, perMeter: perMeterOf(options), dearest };
};

/** The costs with more gates open; only the edges of these gates are looked at. */
export const withGatesOpen = (graph: WalkGraph, costs: WalkCosts, gates: ReadonlySet<number>): WalkCosts => {
  const options = { ...costs.options, openedGates: new Set([...costs.options.openedGates, ...gates]) };
  const edge = costs.edge.slice();
  let { dearest } = costs;
  for (let index = 0; index < graph.edgeCount; index += 1) {
    if (!gates.has(graph.edgeGate[index] as number)) continue;
    const cost = costOfEdge(graph, options, index);
    edge[index] = cost;
    if (cost !== unreachable && cost > dearest) dearest = cost;
  }
  const half = Int32Array.from(graph.halfEdge, (index) => edge[index] as number);
  return { ...costs, options, edge, half, dearest };
};

/** Cost of a metre on level ground beside the network. */
export const perMeterOf = ({ walker, measure }: CostOptions): number =>
  measure === 'meters' ? 1_000 : 1_000 / walkerRules[walker].metersPerSecond;

const costOfEdge = (graph: WalkGraph, options: CostOptions, edge: number): number => {
  if (!isPassable(graph, options, edge)) return unreachable;
  const millimeters = graph.edgeMillimeters[edge] as number;
  if (options.measure === 'meters') return millimeters;
  const rules = walkerRules[options.walker];
  const isSteps = graph.edgeKind[edge] === stepsKind;
  const speed = isSteps ? (rules.stepsMetersPerSecond ?? rules.metersPerSecond) : rules.metersPerSecond;
  return Math.round(millimeters / speed);
};

const isPassable = (graph: WalkGraph, options: CostOptions, edge: number): boolean => {
  const rules = walkerRules[options.walker];
  const wheels = graph.edgeWheels[edge];
  if (rules.onWheels && wheels === 2) return false;
  // Steps with a ramp are marked as passable for wheels.
  if (rules.stepsMetersPerSecond === null && graph.edgeKind[edge] === stepsKind && wheels !== 1) return false;
  const gate = graph.edgeGate[edge] as number;
  if (gate !== noGate && options.openedGates.has(gate)) return true;
  const access = graph.edgeAccess[edge];
  if (access === closedAccess || (access === privateAccess && !options.throughPrivate)) return false;
  const hours = gate === noGate ? null : (graph.gates[gate]?.hours ?? null);
  if (hours === null) return true;
  return options.minuteOfWeek === null ? hours.length > 0 : isOpenAt(hours, options.minuteOfWeek);
};
