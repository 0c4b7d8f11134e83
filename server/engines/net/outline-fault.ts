import { outside } from './arc-table.ts';
import { outlineOf } from './dissolve.ts';
import type { Net } from './net.ts';
import { keyOf, type Point, turn } from './plane.ts';
import { ringFaultOf } from './ring-faults.ts';
import { meetingOf } from './segment-set.ts';
import type { SegmentSum } from './segment-sum.ts';

interface Step {
  readonly from: Point;
  readonly to: Point;
}

/**
 * Whether the outline, changed in a few segments, is still one: the new ones meet others in their ends only, and
 * nothing of the outline lies in what was swept. `change` is the new outline less the old one.
 */
export const outlineFault = (net: Net, change: SegmentSum): Point | null => {
  const steps = [...change.rest()].flatMap(({ from, to, times }) => Array<Step>(times).fill({ from, to }));
  if (steps.length === 0) return null;
  const { arcs } = net;
  const isNew = (x1: number, y1: number, x2: number, y2: number): boolean =>
    change.timesOf(x1, y1, x2, y2) > 0;
  const corners = new Set(steps.flatMap(({ from, to }) => [keyOf(...from), keyOf(...to)]));
  const fresh: Step[] = [];
  const lines = arcs.halvesOf(outside).map((half) => arcs.pathOf(half ^ 1));
  for (const segment of segmentsOf(lines)) if (isNew(...segment.from, ...segment.to)) fresh.push(segment);
  let ends = 0;
  for (const segment of segmentsOf(lines)) {
    for (const step of fresh) {
      if (step.from[0] === segment.from[0] && step.from[1] === segment.from[1] && sameEnd(step, segment))
        continue;
      const meeting = meetingOf(...step.from, ...step.to, ...segment.from, ...segment.to);
      if (meeting === 'conflict') return step.from;
      if (meeting === 'end') ends += 1;
    }
    if (!corners.has(keyOf(...segment.from)) && sweptTimes(steps, segment.from) !== 0) return segment.from;
  }
  if (ends === fresh.length * 2) return null;
  // The outline touches itself in a vertex: looked at as a whole.
  const outline = outlineOf(net);
  const fault = outline === null ? { place: null } : ringFaultOf(outline);
  return fault === null ? null : (fault.place ?? fresh[0]?.from ?? null);
};

const sameEnd = (a: Step, b: Step): boolean => a.to[0] === b.to[0] && a.to[1] === b.to[1];

function* segmentsOf(lines: readonly Int32Array[]): Generator<Step> {
  for (const line of lines)
    for (let i = 2; i < line.length; i += 2)
      yield {
        from: [line[i - 2] as number, line[i - 1] as number],
        to: [line[i] as number, line[i + 1] as number],
      };
}

/** Winding number of closed steps around a point. */
const sweptTimes = (steps: readonly Step[], [x, y]: Point): number => {
  let winding = 0;
  for (const { from, to } of steps) {
    if (from[1] > y === to[1] > y) continue;
    const side = turn(...from, ...to, x, y);
    if (to[1] > from[1] ? side < 0 : side > 0) winding += to[1] > from[1] ? -1 : 1;
  }
  return winding;
};
