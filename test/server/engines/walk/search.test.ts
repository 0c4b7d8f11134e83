import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkers } from '../../../../server/contract/walking.ts';
import { accessCost } from '../../../../server/engines/walk/anchor.ts';
import { costsOf, publicWalk, unreachable } from '../../../../server/engines/walk/costs.ts';
import { buildWalkGraph } from '../../../../server/engines/walk/graph.ts';
import { Nearest } from '../../../../server/engines/walk/nearest.ts';
import { findRoute } from '../../../../server/engines/walk/route.ts';
import { WalkSearch } from '../../../../server/engines/walk/search.ts';
import { WalkTable } from '../../../../server/engines/walk/table.ts';
import { allPairs, anchorOf, gridNetwork, networks } from '../../../support/walk-referee.ts';

const spots = fc.array(fc.tuple(fc.nat(59), fc.constantFrom(0, 0.25, 0.5, 1), fc.constantFrom(0, 7)), {
  minLength: 1,
  maxLength: 6,
});
const options = fc.tuple(fc.constantFrom(...walkers), fc.constantFrom('meters' as const, 'seconds' as const));

/** Index of the smallest; the first of equals. */
const smallest = (values: readonly number[]): number => values.indexOf(Math.min(...values));

describe('a search', () => {
  it('finds the same costs as all pairs by Floyd and Warshall, within its limit', () => {
    fc.assert(
      fc.property(networks, options, fc.nat(400_000), (network, [walker, measure], limit) => {
        const graph = buildWalkGraph(network);
        const costs = costsOf(graph, publicWalk(walker, measure));
        const referee = allPairs(graph, costs, []);
        const search = new WalkSearch(graph);
        for (let node = 0; node < graph.nodeCount; node += 1) {
          search.run(costs, [{ node, cost: 0, owner: 0 }], limit);
          const found = [...search.cost].map((cost) => (cost === unreachable ? Infinity : cost));
          expect(found).toEqual(referee[node]!.map((cost) => (cost <= limit ? cost : Infinity)));
          expect(search.reached.length).toBe(found.filter((cost) => cost !== Infinity).length);
        }
      }),
    );
  });

  it('from all stations at once gives every place its nearest, of equals the first', () => {
    fc.assert(
      fc.property(networks, options, spots, spots, (network, [walker, measure], sites, doors) => {
        const graph = buildWalkGraph(network);
        const costs = costsOf(graph, publicWalk(walker, measure));
        const stations = sites.map((spot) => anchorOf(graph, ...spot));
        const places = doors.map((spot) => anchorOf(graph, ...spot));
        const referee = allPairs(graph, costs, [...stations, ...places]);
        const nearest = new Nearest(graph, costs, stations);
        const access = stations.map((station) => accessCost(costs, station));
        for (const [i, place] of places.entries()) {
          const row = referee[graph.nodeCount + stations.length + i]!;
          const totals = stations.map(
            (_, s) => row[graph.nodeCount + s]! + access[s]! + accessCost(costs, place),
          );
          const best = smallest(totals);
          const expected =
            totals[best] === Infinity
              ? { cost: unreachable, owner: -1 }
              : { cost: totals[best], owner: best };
          expect(nearest.at(place)).toEqual(expected);
        }
      }),
    );
  });

  it('fills the table of stations and places as single questions would', () => {
    fc.assert(
      fc.property(networks, spots, spots, fc.nat(600_000), (network, sites, doors, limit) => {
        const graph = buildWalkGraph(network);
        const costs = costsOf(graph, publicWalk('general', 'meters'));
        const stations = sites.map((spot) => anchorOf(graph, ...spot));
        const places = doors.map((spot) => anchorOf(graph, ...spot));
        const referee = allPairs(graph, costs, [...stations, ...places]);
        const table = new WalkTable(graph, costs, places);
        const search = new WalkSearch(graph);
        for (const [s, station] of stations.entries()) {
          const row = table.rowOf(station, limit);
          const expected = places.flatMap((place, i) => {
            const between = referee[graph.nodeCount + s]![graph.nodeCount + stations.length + i]!;
            const cost = between + accessCost(costs, station) + accessCost(costs, place);
            return cost <= limit ? [[i, cost]] : [];
          });
          expect([...row.places].map((place, i) => [place, row.costs[i]])).toEqual(expected);
          for (const [place, cost] of expected)
            expect(findRoute(search, costs, station, places[place!]!)?.cost).toBe(cost);
        }
      }),
    );
  });

  it('tells islands apart and lists them by length', () => {
    const grid = gridNetwork(3, 3);
    const far = gridNetwork(2, 1, 0.0005);
    const shifted = far.edges.map((edge) => ({ ...edge, from: edge.from + 9, to: edge.to + 9 }));
    const nodes = [...grid.nodes, ...far.nodes.map(([x, y]) => [x + 0.1, y] as const)];
    const graph = buildWalkGraph({ nodes, edges: [...grid.edges, ...shifted], gates: [] });
    expect(graph.parts.map(({ nodeCount }) => nodeCount)).toEqual([9, 2]);
    expect([...graph.partOfNode]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });
});
