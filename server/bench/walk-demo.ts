import { buildDemoDistrict } from '../../data/demo/demo-district.ts';
import { proveSiting } from '../answers/siting-proof.ts';
import { walkers } from '../contract/walking.ts';
import type { Anchor } from '../engines/walk/anchor.ts';
import { costsOf, publicWalk } from '../engines/walk/costs.ts';
import { coverageOf, type Demand } from '../engines/walk/coverage.ts';
import { buildWalkGraph, type WalkGraph } from '../engines/walk/graph.ts';
import { Nearest } from '../engines/walk/nearest.ts';
import type { WalkNetwork } from '../engines/walk/network.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { Snapper } from '../engines/walk/snap.ts';
import { WalkTable } from '../engines/walk/table.ts';
import { WhatIf, type WhatIfChange } from '../engines/walk/what-if.ts';
import { unprojectorOf } from '../ingest/local-frame.ts';
import { percentile, randomOf } from './walk-graphs.ts';

interface DemoTown {
  readonly graph: WalkGraph;
  readonly stations: readonly (Anchor | null)[];
  readonly entrances: readonly (Anchor | null)[];
  readonly demands: readonly Demand[];
}

/** The demo district: the whole coverage table, what-if answers, siting with its proof. */
export const benchDemo = async (): Promise<void> => {
  const town = readTown();
  const { graph, stations, entrances, demands } = town;
  console.log(
    `demo district: ${graph.nodeCount} nodes, ${graph.edgeCount} edges, ${stations.length} stations, ${entrances.length} entrances, ${demands.length} compounds`,
  );
  const started = performance.now();
  const used = process.cpuUsage();
  for (const walker of walkers)
    for (const [measure, limits] of [
      ['meters', [300, 500, 1_000].map((meters) => meters * 1_000)],
      ['seconds', [5, 10, 15].map((minutes) => minutes * 60_000)],
    ] as const) {
      const nearest = new Nearest(graph, costsOf(graph, publicWalk(walker, measure)), stations);
      coverageOf(demands, entranceCosts(nearest, entrances), limits);
    }
  const { user, system } = process.cpuUsage(used);
  console.log(
    `whole coverage table, 4 walkers x 6 bands, all units: ${(performance.now() - started).toFixed(0)} ms, processor ${((user + system) / 1_000).toFixed(0)} ms`,
  );
  benchTable(town);
  benchWhatIf(town);
  await benchSiting(town);
};

const entranceCosts = (nearest: Nearest, entrances: readonly (Anchor | null)[]): (number | null)[] =>
  entrances.map((entrance) => (entrance === null ? null : nearest.at(entrance).cost));

const benchTable = ({ graph, stations, entrances }: DemoTown): void => {
  const started = performance.now();
  const table = new WalkTable(graph, costsOf(graph, publicWalk('general', 'seconds')), entrances);
  let filled = 0;
  for (const station of stations) filled += table.rowOf(station, 15 * 60_000).places.length;
  console.log(
    `table stations x entrances, 15 minutes: ${filled} cells in ${(performance.now() - started).toFixed(0)} ms`,
  );
};

const benchWhatIf = ({ graph, stations, entrances }: DemoTown): void => {
  const costs = costsOf(graph, publicWalk('general', 'seconds'));
  const all = stations.map((anchor) => ({ anchor, hours: null }));
  const whatIf = new WhatIf(graph, costs, all);
  const random = randomOf(3);
  const someAnchor = (): Anchor | null => entrances[Math.floor(random() * entrances.length)] ?? null;
  const times = new Map<string, number[]>();
  for (let round = 0; round < 60; round += 1) {
    const index = Math.floor(random() * all.length);
    const [from, to] = [someAnchor(), someAnchor()];
    const questions: WhatIfChange[] = [
      { kind: 'add-station', station: { anchor: someAnchor(), hours: null } },
      { kind: 'move-station', index, anchor: someAnchor() },
      { kind: 'close-station', index },
      { kind: 'open-gate', gate: Math.floor(random() * Math.max(1, graph.gates.length)) },
    ];
    if (from !== null && to !== null) questions.push({ kind: 'add-link', from, to, meters: 20 });
    for (const change of questions) {
      const started = performance.now();
      const answer = whatIf.answer([change]);
      for (const entrance of entrances) if (entrance !== null) answer.at(entrance);
      const list = times.get(change.kind) ?? [];
      list.push(performance.now() - started);
      times.set(change.kind, list);
    }
  }
  for (const [kind, list] of times)
    console.log(
      `what-if ${kind}, all entrances read: median ${percentile(list, 0.5).toFixed(1)} ms, 95 % ${percentile(list, 0.95).toFixed(1)}`,
    );
};

const benchSiting = async ({ graph, stations, entrances, demands }: DemoTown): Promise<void> => {
  const costs = costsOf(graph, publicWalk('elderly', 'seconds'));
  const existing = entranceCosts(new Nearest(graph, costs, stations), entrances).map((cost) => cost ?? 0);
  const weights = new Array<number>(entrances.length).fill(0);
  for (const { entrances: own, counts } of demands)
    for (const entrance of own.slice(0, 1)) weights[entrance] = counts.people ?? 0;
  const table = new WalkTable(graph, costs, entrances);
  const step = Math.ceil(entrances.length / 200);
  const candidates = entrances
    .filter((_, i) => i % step === 0)
    .map((entrance) => table.rowOf(entrance, 15 * 60_000));
  for (const goal of [
    { kind: 'coverage', limit: 5 * 60_000 },
    { kind: 'distance', farthest: 15 * 60_000 },
  ] as const) {
    const started = performance.now();
    const proof = await proveSiting({ candidates, weights, existing, count: 8, goal }, 60);
    console.log(
      `siting 8 of ${candidates.length} for ${goal.kind}: at once ${(100 * proof.gapAtOnce).toFixed(2)} % below the ${proof.isProven ? 'proven optimum' : 'bound'}, best found ${(100 * proof.gap).toFixed(2)} %, ${((performance.now() - started) / 1_000).toFixed(1)} s`,
    );
  }
};

const readTown = (): DemoTown => {
  const { district, places } = buildDemoDistrict({ seed: 1, anchorDate: '2026-06-30', ticketCount: 0 });
  const unproject = unprojectorOf(district);
  const lonLat = ([east, north]: readonly [number, number]): LonLat => unproject(east, north);
  const nodeIndex = new Map(places.walkNodes.map(({ id }, index) => [id, index]));
  const gateIds = [
    ...new Set(places.walkEdges.flatMap(({ entranceId }) => (entranceId === null ? [] : [entranceId]))),
  ];
  const gateIndex = new Map(gateIds.map((id, index) => [id, index]));
  const network: WalkNetwork = {
    nodes: places.walkNodes.map(({ point }) => lonLat(point)),
    edges: places.walkEdges.map((edge) => ({
      from: nodeIndex.get(edge.fromNodeId) ?? 0,
      to: nodeIndex.get(edge.toNodeId) ?? 0,
      line: edge.line.map(lonLat),
      lengthMeters: edge.lengthMeters,
      kind: edge.kind,
      name: null,
      wheelchair: edge.wheelchair,
      access: 'open',
      gate: edge.entranceId === null ? null : (gateIndex.get(edge.entranceId) ?? null),
    })),
    gates: gateIds.map((id) => ({ id, place: [0, 0], hours: null })),
  };
  const graph = buildWalkGraph(network);
  const snapper = new Snapper(graph);
  const anchorAt = (point: readonly [number, number]): Anchor | null => {
    const found = snapper.snap(lonLat(point), { limitMeters: 100, costs: null });
    return 'reason' in found ? null : found.anchor;
  };
  const numbers = new Map<string, number[]>();
  for (const [i, { compoundId }] of places.compoundEntrances.entries())
    numbers.set(compoundId, [...(numbers.get(compoundId) ?? []), i]);
  return {
    graph,
    stations: places.stations.map(({ point }) => anchorAt(point)),
    entrances: places.compoundEntrances.map(({ point }) => anchorAt(point)),
    demands: places.compounds.map(({ id, communityId, households, people }) => ({
      entrances: numbers.get(id) ?? [],
      groups: [id, communityId, 'district'],
      counts: { households, people, elderly: null, disabled: null },
    })),
  };
};
