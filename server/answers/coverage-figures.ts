import {
  bandMeters,
  bandMinutes,
  type Coverage,
  type CoverageFigures,
  type CoverageHead,
  type CoverageLevel,
  minuteOfOpening,
  type OffNetwork,
} from '../contract/coverage.ts';
import { coverageOf, type figures, type Share } from '../engines/walk/coverage.ts';
import { walkerRules } from '../engines/walk/walkers.ts';
import type { CoverageCase } from './coverage-case.ts';
import { noUnitOf, wholeDistrict } from './coverage-demands.ts';
import { type CoverageGround, type Footing, snapLimitMeters } from './coverage-ground.ts';

/** Costs are whole millimetres or milliseconds. */
const thousandfold = (values: readonly number[]): number[] => values.map((value) => value * 1_000);
const meterLimits = thousandfold(bandMeters);
const minuteLimits = thousandfold(bandMinutes.map((minutes) => minutes * 60));

/** What an answer is about: who walks, when, on which network and net. */
export const headOf = (
  ground: CoverageGround,
  { walker, opening, service }: CoverageCase['choices'],
  synthetic: boolean,
): CoverageHead => {
  const { graph, sourceName, asOf } = ground.network;
  const { metersPerSecond, source } = walkerRules[walker];
  return {
    walker: { kind: walker, metersPerSecond, source },
    opening,
    minuteOfWeek: minuteOfOpening[opening],
    service: service ?? null,
    network: {
      sourceName,
      asOf,
      nodes: graph.nodeCount,
      edges: graph.edgeCount,
      islands: Math.max(0, graph.parts.length - 1),
    },
    netRevision: ground.netRevision,
    snapLimitMeters,
    synthetic,
  };
};

/** Shares of all figures by group: units by id, `wholeDistrict`, and what lies in no unit. */
export const figuresByGroup = (
  { parts }: CoverageGround,
  byMeters: readonly (number | null)[],
  bySeconds: readonly (number | null)[],
): ReadonlyMap<string, CoverageFigures> => {
  const meters = coverageOf(parts, byMeters, meterLimits).groups;
  const minutes = coverageOf(parts, bySeconds, minuteLimits).groups;
  return new Map([...meters].map(([group, shares]) => [group, figuresFrom(shares, minutes.get(group))]));
};

type Shares = Readonly<Record<(typeof figures)[number], Share>>;

const figuresFrom = (meters: Shares, minutes: Shares | undefined): CoverageFigures => {
  const figureFrom = (name: keyof Shares) => {
    const { known, within, unknownDemands, offNetwork } = meters[name];
    return {
      known,
      withinMeters: [...within],
      withinMinutes: [...(minutes?.[name].within ?? [])],
      unknownCompounds: unknownDemands,
      offNetwork,
    };
  };
  return {
    households: figureFrom('households'),
    people: figureFrom('people'),
    elderly: figureFrom('elderly'),
    disabled: figureFrom('disabled'),
  };
};

const noFigures = (): CoverageFigures => {
  const none = { within: [0, 0, 0], known: 0, unknownDemands: 0, offNetwork: 0 };
  const shares = { households: none, people: none, elderly: none, disabled: none };
  return figuresFrom(shares, shares);
};

/** The whole answer for one level. */
export const answerCoverage = (
  ground: CoverageGround,
  one: CoverageCase,
  level: CoverageLevel,
  synthetic: boolean,
): Coverage => {
  const groups = figuresByGroup(ground, one.byMeters.costs, one.bySeconds.costs);
  return {
    ...headOf(ground, one.choices, synthetic),
    level,
    total: groups.get(wholeDistrict) ?? noFigures(),
    units: unitsOf(ground, groups, level),
    outsideCompounds: ground.outsideCompounds,
    stations: ground.stations.map((station, i) => ({
      id: station.id,
      featureId: station.featureId,
      name: station.name,
      kind: station.kind,
      point: [...station.point],
      capacityPerDay: station.capacityPerDay,
      absence: one.absences[i] ?? null,
      offNetwork: offNetworkOf(station),
    })),
    offNetworkCompounds: ground.compounds.flatMap((compound) => {
      const own = compound.entrances.map((entrance) => ground.entrances[entrance]);
      if (own.some((entrance) => entrance !== undefined && entrance.anchor !== null)) return [];
      const offNetwork = own[0] === undefined ? noEntrance : (offNetworkOf(own[0]) ?? noEntrance);
      return [{ id: compound.id, name: compound.name, point: [...compound.point] as const, offNetwork }];
    }),
  };
};

const noEntrance: OffNetwork = { reason: 'no-entrance', nearestMeters: null };

const offNetworkOf = ({ failure }: Footing): OffNetwork | null =>
  failure === null
    ? null
    : {
        reason: failure.reason,
        nearestMeters: failure.reason === 'too-far' ? Math.round(failure.nearestMeters) : null,
      };

/** Units of a level in the order of their codes, then what lies in none; units without compounds are there too. */
export const unitsOf = (
  { units }: CoverageGround,
  groups: ReadonlyMap<string, CoverageFigures>,
  level: CoverageLevel,
): Coverage['units'] => {
  const isOfLevel = (own: string): boolean =>
    level === 'grid' ? own.endsWith('-grid') && own !== 'micro-grid' : own === level;
  const listed: Coverage['units'] = units
    .filter((unit) => isOfLevel(unit.level))
    .map(({ id, featureId, code, name }) => ({
      id,
      featureId,
      code,
      name,
      figures: groups.get(id) ?? noFigures(),
    }));
  const rest = groups.get(noUnitOf(level));
  return rest === undefined
    ? listed
    : [...listed, { id: null, featureId: null, code: null, name: null, figures: rest }];
};
