import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, accessCost } from '../../../../server/engines/walk/anchor.ts';
import { costsOf, publicWalk, unreachable, withGatesOpen } from '../../../../server/engines/walk/costs.ts';
import { buildWalkGraph, type WalkGraph } from '../../../../server/engines/walk/graph.ts';
import type { WalkNetwork } from '../../../../server/engines/walk/network.ts';
import { WhatIf, type WhatIfChange, type WhatIfStation } from '../../../../server/engines/walk/what-if.ts';
import { allPairs, anchorOf, networks } from '../../../support/walk-referee.ts';

const monday = 8 * 60;
const day = [[0, 24 * 60]] as const;
const night = [[20 * 60, 24 * 60]] as const;

/** Every third edge leads through one of four gates; the first is closed, the second has hours. */
const gated = (network: WalkNetwork): WalkNetwork => ({
  ...network,
  edges: network.edges.map((edge, i) =>
    i % 3 === 0 ? { ...edge, gate: i % 4, access: i % 4 === 0 ? ('closed' as const) : edge.access } : edge,
  ),
  gates: [null, night, day, null].map((hours, i) => ({
    id: `gate ${i}`,
    place: [108.5, 33.6] as const,
    hours,
  })),
});

const spot = fc.tuple(fc.nat(59), fc.constantFrom(0, 0.25, 0.5, 1), fc.constantFrom(0, 7));
const hours = fc.constantFrom(null, day, night);
const change = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), spot, hours }),
  fc.record({ kind: fc.constant('move' as const), index: fc.nat(9), spot: fc.option(spot) }),
  fc.record({ kind: fc.constant('close' as const), index: fc.nat(9) }),
  fc.record({ kind: fc.constant('hours' as const), index: fc.nat(9), hours: fc.constantFrom(day, night) }),
  fc.record({ kind: fc.constant('gate' as const), gate: fc.nat(3) }),
  fc.record({ kind: fc.constant('link' as const), from: spot, to: spot, meters: fc.constantFrom(0, 5, 60) }),
);
type RandomChange = typeof change extends fc.Arbitrary<infer One> ? One : never;

const changeOf = (graph: WalkGraph, count: number, one: RandomChange): WhatIfChange => {
  const at = (place: readonly [number, number, number]): Anchor => anchorOf(graph, ...place);
  if (one.kind === 'add') return { kind: 'add-station', station: { anchor: at(one.spot), hours: one.hours } };
  if (one.kind === 'move')
    return {
      kind: 'move-station',
      index: one.index % count,
      anchor: one.spot === null ? null : at(one.spot),
    };
  if (one.kind === 'close') return { kind: 'close-station', index: one.index % count };
  if (one.kind === 'hours') return { kind: 'set-hours', index: one.index % count, hours: one.hours };
  if (one.kind === 'gate') return { kind: 'open-gate', gate: one.gate };
  return { kind: 'add-link', from: at(one.from), to: at(one.to), meters: one.meters };
};

/** Stations after the changes, said once more in the plainest way. */
const stationsAfter = (
  stations: readonly WhatIfStation[],
  changes: readonly WhatIfChange[],
): WhatIfStation[] => {
  let now = [...stations];
  for (const one of changes) {
    if (one.kind === 'add-station') now = [...now, one.station];
    if (one.kind === 'close-station') now = now.map((s, i) => (i === one.index ? { ...s, anchor: null } : s));
    if (one.kind === 'move-station')
      now = now.map((s, i) => (i === one.index ? { ...s, anchor: one.anchor } : s));
    if (one.kind === 'set-hours') now = now.map((s, i) => (i === one.index ? { ...s, hours: one.hours } : s));
  }
  return now;
};

describe('a what-if answer', () => {
  it.each([null, monday])('is that of a full computation, at minute %s of the week', (minuteOfWeek) => {
    fc.assert(
      fc.property(
        networks,
        fc.array(fc.record({ spot, hours }), { minLength: 1, maxLength: 4 }),
        fc.array(spot, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        (network, sites, doors, questions) => {
          const graph = buildWalkGraph(gated(network));
          const costs = costsOf(graph, { ...publicWalk('general', 'seconds'), minuteOfWeek });
          const stations = sites.map((site) => ({
            anchor: anchorOf(graph, ...site.spot),
            hours: site.hours,
          }));
          const places = doors.map((place) => anchorOf(graph, ...place));
          const whatIf = new WhatIf(graph, costs, stations);
          for (const question of questions) {
            const changes: WhatIfChange[] = [];
            let count = stations.length;
            for (const one of question) {
              changes.push(changeOf(graph, count, one));
              if (one.kind === 'add') count += 1;
            }
            const answer = whatIf.answer(changes);
            expect(places.map((place) => answer.at(place))).toEqual(
              fully(graph, costs, stations, places, changes),
            );
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** Floyd and Warshall over everything, with new ways as links of the matrix. */
const fully = (
  graph: WalkGraph,
  costs: ReturnType<typeof costsOf>,
  before: readonly WhatIfStation[],
  places: readonly Anchor[],
  changes: readonly WhatIfChange[],
) => {
  const gates = new Set(changes.flatMap((one) => (one.kind === 'open-gate' ? [one.gate] : [])));
  const now = withGatesOpen(graph, costs, gates);
  const { minuteOfWeek } = costs.options;
  const counts = ({ anchor, hours: own }: WhatIfStation): boolean =>
    anchor !== null &&
    (minuteOfWeek === null ||
      (own ?? []).some(([from, until]) => from <= minuteOfWeek && minuteOfWeek < until));
  const stations = stationsAfter(before, changes).flatMap((station, index) =>
    counts(station) ? [{ index, anchor: station.anchor! }] : [],
  );
  const links = changes.flatMap((one) => (one.kind === 'add-link' ? [one] : []));
  const anchors = [
    ...stations.map(({ anchor }) => anchor),
    ...places,
    ...links.flatMap(({ from, to }) => [from, to]),
  ];
  const first = stations.length + places.length;
  const matrix = allPairs(
    graph,
    now,
    anchors,
    links.map(({ meters }, i) => [first + 2 * i, first + 2 * i + 1, Math.round(meters * now.perMeter)]),
  );
  return places.map((place, i) => {
    let best = { cost: unreachable, owner: -1 };
    for (const [s, { index, anchor }] of stations.entries()) {
      const between = matrix[graph.nodeCount + s]![graph.nodeCount + stations.length + i]!;
      const cost = between + accessCost(now, anchor) + accessCost(now, place);
      if (cost < best.cost) best = { cost, owner: index };
    }
    return best;
  });
};
