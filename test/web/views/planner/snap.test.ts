import { expect, test } from 'vitest';
import type { Point } from '../../../../server/engines/net/plane.ts';
import type { DrawnLine } from '../../../../web/drafting/messages.ts';
import { reachingOver, snap, tracedBetween } from '../../../../web/views/planner/tools/snap.ts';

const line = (...path: number[]): DrawnLine => ({ left: 'a', right: 'b', path, isLocked: false, tier: 3 });
const net = [line(0, 0, 1000, 0, 1000, 1000)];
const road: Point[] = [
  [0, 500],
  [400, 520],
  [900, 500],
];

test('a vertex of the net comes before its edge, the net before roads, else the point stays', () => {
  expect(snap([995, 8], net, [road], 20)).toEqual({ point: [1000, 0], caught: 'vertex' });
  expect(snap([500, 8], net, [road], 20)).toEqual({ point: [500, 0], caught: 'edge' });
  expect(snap([395, 515], net, [road], 20)).toEqual({ point: [400, 520], caught: 'ground' });
  expect(snap([500, 300], net, [road], 20)).toEqual({ point: [500, 300], caught: null });
});

test('a line along a road takes the corners between, in the direction of the hand', () => {
  expect(tracedBetween([200, 510], [800, 504], [road])).toEqual([[400, 520]]);
  expect(tracedBetween([800, 504], [200, 510], [road])).toEqual([[400, 520]]);
  expect(tracedBetween([200, 510], [800, 700], [road])).toEqual([]);
});

test('an end that lies on an edge goes a little beyond, one on a vertex does not', () => {
  const points = reachingOver([
    { point: [1000, 0], caught: 'vertex' },
    { point: [500, 400], caught: null },
    { point: [500, 1000], caught: 'edge' },
  ]);
  expect(points).toEqual([
    [1000, 0],
    [500, 400],
    [500, 1000],
    [500, 1030],
  ]);
});
