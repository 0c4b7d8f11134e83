import type { CoverageEvidence } from '../contract/coverage-evidence.ts';
import { unreachable } from '../engines/walk/costs.ts';
import { findRoute } from '../engines/walk/route.ts';
import { bestEntrance, type CoverageCase, costsFor, isPassable } from './coverage-case.ts';
import { tenths } from './coverage-compounds.ts';
import type { CoverageCompound, CoverageEntrance, CoverageGround, Footing } from './coverage-ground.ts';

type Evidence = Pick<CoverageEvidence, 'compound' | 'entrances' | 'route'>;
type By = CoverageEvidence['by'];

/** What an answer for a compound rests on: its entrances, where they meet the network, and the way to the station. */
export const evidenceFor = (
  ground: CoverageGround,
  one: CoverageCase,
  compound: CoverageCompound,
  by: By,
): Evidence => {
  const nearest = by === 'minutes' ? one.bySeconds : one.byMeters;
  const best = bestEntrance(compound.entrances, nearest.costs);
  const order = [...compound.entrances].sort(
    (a, b) => (nearest.costs[a] ?? Infinity) - (nearest.costs[b] ?? Infinity) || a - b,
  );
  return {
    compound: { id: compound.id, name: compound.name, point: pair(compound.point) },
    entrances: order.flatMap((index) => entranceOf(ground, one, by, index)),
    route: best === null || best.cost === unreachable ? null : routeFrom(ground, one, by, best.entrance),
  };
};

const entranceOf = (
  ground: CoverageGround,
  one: CoverageCase,
  by: By,
  index: number,
): Evidence['entrances'] => {
  const entrance = ground.entrances[index];
  if (entrance === undefined) return [];
  const [time, way] = [one.bySeconds.costs[index] ?? null, one.byMeters.costs[index] ?? null];
  const nearest = by === 'minutes' ? one.bySeconds : one.byMeters;
  const station = ground.stations[nearest.stations[index] ?? -1];
  return [
    {
      id: entrance.id,
      kind: entrance.kind,
      point: pair(entrance.point),
      snap: snapOf(entrance),
      nearestWayMeters:
        entrance.failure?.reason === 'too-far' ? Math.round(entrance.failure.nearestMeters) : null,
      isPassable: isPassable(entrance, one.choices),
      minutes: time === null || time === unreachable ? null : tenths(time / 60_000),
      meters: way === null || way === unreachable ? null : Math.round(way / 1_000),
      station: station === undefined ? null : stationOf(station),
    },
  ];
};

const routeFrom = (
  ground: CoverageGround,
  one: CoverageCase,
  by: By,
  index: number,
): CoverageEvidence['route'] => {
  const nearest = by === 'minutes' ? one.bySeconds : one.byMeters;
  const entrance: CoverageEntrance | undefined = ground.entrances[index];
  const station = ground.stations[nearest.stations[index] ?? -1];
  if (entrance?.anchor == null || station?.anchor == null) return null;
  const costs = costsFor(ground, one.choices, by === 'minutes' ? 'seconds' : 'meters');
  const route = findRoute(ground.search, costs, entrance.anchor, station.anchor);
  const snap = snapOf(station);
  if (route === null || snap === null) return null;
  const time =
    by === 'minutes'
      ? route.cost
      : (findRoute(ground.search, costsFor(ground, one.choices, 'seconds'), entrance.anchor, station.anchor)
          ?.cost ?? unreachable);
  return {
    station: { ...stationOf(station), snap },
    meters: Math.round(route.meters),
    minutes: tenths(time / 60_000),
    line: route.line.map(pair),
    steps: route.steps.map((step) => ({ ...step, meters: Math.round(step.meters) })),
    unknownWheelMeters: Math.round(route.unknownWheelMeters),
    gatesWithoutHours: route.gatesWithoutHours.length,
  };
};

const snapOf = ({ anchor, passedIslandMeters }: Footing) =>
  anchor === null
    ? null
    : { point: pair(anchor.point), accessMeters: tenths(anchor.accessMeters), passedIslandMeters };

const stationOf = ({
  id,
  name,
  kind,
  point,
}: {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly point: readonly [number, number];
}) => ({ id, name, kind, point: pair(point) });

const pair = ([longitude, latitude]: readonly [number, number]): [number, number] => [longitude, latitude];
