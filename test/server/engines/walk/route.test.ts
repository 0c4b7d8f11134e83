import { describe, expect, it } from 'vitest';
import { routeStepText } from '../../../../server/contract/walk-route.ts';
import { costsOf, publicWalk } from '../../../../server/engines/walk/costs.ts';
import { buildWalkGraph, type WalkGraph } from '../../../../server/engines/walk/graph.ts';
import type { LonLat } from '../../../../server/engines/walk/plane.ts';
import { lineMeters } from '../../../../server/engines/walk/plane.ts';
import { findRoute } from '../../../../server/engines/walk/route.ts';
import { WalkSearch } from '../../../../server/engines/walk/search.ts';
import { type Snapped, Snapper } from '../../../../server/engines/walk/snap.ts';
import { plainEdge } from '../../../support/walk-referee.ts';

/** 建设路 to the east, a crossing over it, steps up to the north, a gate with unknown hours at the end. */
const town = (): WalkGraph => {
  const nodes: LonLat[] = [
    [108.5, 33.6],
    [108.502, 33.6],
    [108.502, 33.6002],
    [108.502, 33.601],
    [108.502, 33.601],
    [108.503, 33.601],
    [108.504, 33.6],
  ];
  return buildWalkGraph({
    nodes,
    edges: [
      plainEdge(0, 1, nodes, { kind: 'street', name: '建设路', wheelchair: true }),
      plainEdge(1, 2, nodes, { kind: 'crossing', wheelchair: true }),
      plainEdge(2, 3, nodes, { kind: 'steps' }),
      plainEdge(3, 4, nodes, { kind: 'gate', gate: 0 }),
      plainEdge(4, 5, nodes, { kind: 'path' }),
      plainEdge(1, 6, nodes, { kind: 'street', name: '建设路', wheelchair: true }),
    ],
    gates: [{ id: 'west gate', place: nodes[3]!, hours: null }],
  });
};

const snapped = (graph: WalkGraph, place: LonLat) => {
  const found = new Snapper(graph).snap(place, { limitMeters: 50, costs: null });
  if ('reason' in found) throw new Error(found.reason);
  return (found satisfies Snapped).anchor;
};

describe('a route', () => {
  const graph = town();
  const search = new WalkSearch(graph);
  const from = snapped(graph, [108.501, 33.59995]);
  const to = snapped(graph, [108.503, 33.60105]);

  it('is told in Chinese and in English, turn by turn', () => {
    const route = findRoute(search, costsOf(graph, publicWalk('general', 'meters')), from, to);
    const told = (language: 'zh-CN' | 'en') => route?.steps.map((step) => routeStepText(step, language));
    expect(told('zh-CN')).toEqual([
      '向东出发,沿建设路走 93 米',
      '左转,过人行横道,22 米',
      '直行,走台阶 89 米',
      '直行,穿过大门',
      '右转,沿步道走 93 米',
    ]);
    expect(told('en')).toEqual([
      'Head east along 建设路 for 93 m',
      'Turn left over the crossing, 22 m',
      'Go straight on by the steps, 89 m',
      'Go straight on through the gate',
      'Turn right along the path for 93 m',
    ]);
  });

  it('has a line as long as it says, from door to door, and names what is not known', () => {
    const route = findRoute(search, costsOf(graph, publicWalk('general', 'meters')), from, to);
    expect(lineMeters(route?.line ?? [])).toBeCloseTo(route?.meters ?? 0, 1);
    expect(route?.cost).toBeCloseTo((route?.meters ?? 0) * 1_000, -1);
    expect(route?.line[0]).toEqual([108.501, 33.59995]);
    expect(route?.gatesWithoutHours).toEqual(['west gate']);
    expect(route?.unknownWheelMeters).toBeCloseTo(89 + 93, -1);
  });

  it('takes longer for the elderly, at half the speed on steps, and is none on wheels over steps', () => {
    const seconds = (walker: 'general' | 'elderly' | 'wheelchair' | 'pram') =>
      findRoute(search, costsOf(graph, publicWalk(walker, 'seconds')), from, to)?.cost;
    const meters =
      (findRoute(search, costsOf(graph, publicWalk('general', 'meters')), from, to)?.cost ?? 0) / 1_000;
    expect(seconds('general')).toBeCloseTo(((meters + 88.7) / 1.2) * 1_000, -3);
    expect(seconds('elderly')).toBeCloseTo(((meters + 88.7) / 0.8) * 1_000, -3);
    expect(seconds('wheelchair')).toBeUndefined();
    expect(seconds('pram')).toBeUndefined();
  });

  it('stays on one edge where both places stand on it', () => {
    const near = snapped(graph, [108.5012, 33.6]);
    const route = findRoute(search, costsOf(graph, publicWalk('general', 'meters')), from, near);
    expect(route?.steps).toHaveLength(1);
    expect(route?.meters).toBeCloseTo(18.6 + 5.5, 0);
  });
});
