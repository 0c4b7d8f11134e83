import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costsOf, publicWalk, unreachable } from '../../../../server/engines/walk/costs.ts';
import { buildWalkGraph } from '../../../../server/engines/walk/graph.ts';
import type { LonLat } from '../../../../server/engines/walk/plane.ts';
import { Snapper } from '../../../../server/engines/walk/snap.ts';
import { gridNetwork, networks, plainEdge } from '../../../support/walk-referee.ts';

/** Nearest distance to any edge that can be walked, looking at all. */
const nearestMeters = (
  graph: ReturnType<typeof buildWalkGraph>,
  usable: (edge: number) => boolean,
  place: LonLat,
) => {
  const [x, y] = [graph.plane.x(place[0]), graph.plane.y(place[1])];
  let best = Number.POSITIVE_INFINITY;
  for (let edge = 0; edge < graph.edgeCount; edge += 1) {
    if (!usable(edge)) continue;
    const [x1, y1, x2, y2] = graph.shape.subarray(4 * edge, 4 * edge + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const t =
      squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared));
    best = Math.min(best, Math.hypot(x1 + t * (x2 - x1) - x, y1 + t * (y2 - y1) - y));
  }
  return best;
};

describe('snapping', () => {
  it('finds the nearest way of the main part among all, or says how far it is', () => {
    fc.assert(
      fc.property(
        networks,
        fc.integer({ min: -20, max: 60 }),
        fc.integer({ min: -20, max: 60 }),
        (network, x, y) => {
          const graph = buildWalkGraph(network);
          const costs = costsOf(graph, publicWalk('wheelchair', 'meters'));
          const place: LonLat = [108.5 + x / 10_000, 33.6 + y / 10_000];
          const found = new Snapper(graph).snap(place, { limitMeters: 100, costs });
          const usable = (edge: number) => costs.edge[edge] !== unreachable;
          const isMain = (edge: number) => graph.partOfNode[graph.edgeFrom[edge]!] === 0;
          const any = nearestMeters(graph, usable, place);
          const main = nearestMeters(graph, (edge) => usable(edge) && isMain(edge), place);
          if (any === Infinity) expect(found).toEqual({ reason: 'no-way' });
          else if (any > 100)
            expect(found).toMatchObject({ reason: 'too-far', nearestMeters: expect.closeTo(any, 6) });
          else
            expect('anchor' in found && found.anchor.accessMeters).toBeCloseTo(main <= 100 ? main : any, 1);
        },
      ),
    );
  });

  it('refuses a station in a lake and tells the distance to the next way', () => {
    const graph = buildWalkGraph(gridNetwork(3, 3, 0.01));
    const found = new Snapper(graph).snap([108.505, 33.605], { limitMeters: 100, costs: null });
    expect(found).toMatchObject({ reason: 'too-far', nearestMeters: expect.closeTo(463.6, 0) });
  });

  it('passes over an island for a way of the main part within the limit, and says so', () => {
    const grid = gridNetwork(3, 3);
    const nodes: LonLat[] = [...grid.nodes, [108.5002, 33.6001], [108.5004, 33.6001]];
    const graph = buildWalkGraph({ nodes, edges: [...grid.edges, plainEdge(9, 10, nodes)], gates: [] });
    const found = new Snapper(graph).snap([108.5003, 33.60011], { limitMeters: 50, costs: null });
    expect(found).toMatchObject({ passedIslandMeters: expect.closeTo(1.1, 1) });
    expect('anchor' in found && found.anchor.accessMeters).toBeCloseTo(12.2, 1);
    const alone = new Snapper(graph).snap([108.5003, 33.60011], { limitMeters: 5, costs: null });
    expect(alone).toMatchObject({ passedIslandMeters: null, anchor: { edge: 12 } });
  });
});
