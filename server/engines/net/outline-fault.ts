import { outside } from './arc-table.ts';
import { outlineOf } from './dissolve.ts';
import type { NetLine, Patch } from './lines.ts';
import type { Net } from './net.ts';
import { keyOf, type Point, turn } from './plane.ts';
import { ringFaultOf } from './ring-faults.ts';
import { meetingOf } from './segment-set.ts';
import { SegmentSum } from './segment-sum.ts';

/** Four numbers: from, to. */
type Step = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * Where the outline, changed by a patch, is none any more, or null: its new segments meet others in their ends only,
 * and nothing of it lies in what was swept.
 */
export const outlineFault = (net: Net, patch: Patch): Point | null => {
  const { fresh, swept } = outlineChange(patch);
  if (swept.length === 0) return null;
  const [west, east] = rangeOf(swept.flatMap(([x1, , x2]) => [x1, x2]));
  const [south, north] = rangeOf(swept.flatMap(([, y1, , y2]) => [y1, y2]));
  const corners = new Set(swept.flatMap(([x1, y1, x2, y2]) => [keyOf(x1, y1), keyOf(x2, y2)]));
  let ends = 0;
  for (const half of net.arcs.halvesOf(outside)) {
    const line = net.arcs.lineOf(half >> 1);
    for (let i = 2; i < line.length; i += 2) {
      const [x1, y1] = [line[i - 2] as number, line[i - 1] as number];
      const [x2, y2] = [line[i] as number, line[i + 1] as number];
      if ((x1 < west && x2 < west) || (x1 > east && x2 > east)) continue;
      if ((y1 < south && y2 < south) || (y1 > north && y2 > north)) continue;
      const found = meetings(fresh, x1, y1, x2, y2);
      if (found < 0) return [x1, y1];
      ends += found;
      if (!corners.has(keyOf(x1, y1)) && timesAround(swept, x1, y1) !== 0) return [x1, y1];
    }
  }
  return ends === fresh.length * 2 ? null : wholeFault(net, fresh[0] ?? swept[0]);
};

const scratch = new SegmentSum();

/** Segments that are new, with the district on their left, and all that changed as closed steps. */
const outlineChange = ({ removed, added }: Patch): { fresh: Step[]; swept: Step[] } => {
  const sum = scratch;
  sum.clear((removed.length + added.length) * 32);
  for (const step of removed.flatMap(outlineSteps)) sum.add(...step, -1);
  const steps = added.flatMap(outlineSteps);
  for (const step of steps) sum.add(...step, 1);
  const swept = [...sum.rest()].map(({ from, to }): Step => [...from, ...to]);
  return { swept, fresh: steps.filter((step) => sum.timesOf(...step) > 0) };
};

const outlineSteps = ({ left, right, path }: NetLine): Step[] => {
  if (left !== null && right !== null) return [];
  const steps: Step[] = [];
  for (let i = 2; i < path.length; i += 2) {
    const [x1, y1, x2, y2] = path.slice(i - 2, i + 2) as [number, number, number, number];
    steps.push(left === null ? [x2, y2, x1, y1] : [x1, y1, x2, y2]);
  }
  return steps;
};

const rangeOf = (values: readonly number[]): [least: number, most: number] => [
  values.reduce((a, b) => Math.min(a, b)),
  values.reduce((a, b) => Math.max(a, b)),
];

/** How many new segments another one meets in an end; -1 when it meets one otherwise. */
const meetings = (fresh: readonly Step[], x1: number, y1: number, x2: number, y2: number): number => {
  let ends = 0;
  for (const [a, b, c, d] of fresh) {
    const isSame =
      (a === x1 && b === y1 && c === x2 && d === y2) || (a === x2 && b === y2 && c === x1 && d === y1);
    const meeting = isSame ? 'apart' : meetingOf(a, b, c, d, x1, y1, x2, y2);
    if (meeting === 'conflict') return -1;
    if (meeting === 'end') ends += 1;
  }
  return ends;
};

/** Winding number of closed steps around a point. */
const timesAround = (steps: readonly Step[], x: number, y: number): number => {
  let winding = 0;
  for (const [x1, y1, x2, y2] of steps) {
    if (y1 > y === y2 > y) continue;
    const side = turn(x1, y1, x2, y2, x, y);
    if (y2 > y1 ? side < 0 : side > 0) winding += y2 > y1 ? -1 : 1;
  }
  return winding;
};

/** The outline touches itself in a vertex: looked at as a whole. */
const wholeFault = (net: Net, [x, y]: Step = [0, 0, 0, 0]): Point | null => {
  const outline = outlineOf(net);
  const fault = outline === null ? { place: null } : ringFaultOf(outline);
  return fault === null ? null : (fault.place ?? [x, y]);
};
