import { setImmediate } from 'node:timers/promises';
import { bandMinutes, type CoverageLevel } from '../contract/coverage.ts';
import type { CoverageCapacity } from '../contract/coverage-capacity.ts';
import { accessScores, type WeightedBand } from '../engines/walk/access-score.ts';
import { type TableRow, WalkTable } from '../engines/walk/table.ts';
import { type CoverageCase, costsFor, isPassable } from './coverage-case.ts';
import { tenths } from './coverage-compounds.ts';
import { wholeDistrict } from './coverage-demands.ts';
import { figuresByGroup, unitsOf } from './coverage-figures.ts';
import type { CoverageGround } from './coverage-ground.ts';

/** Luo and Qi 2009. */
const weights = [1, 0.68, 0.22];
const bands: readonly WeightedBand[] = bandMinutes.map((minutes, i) => ({
  limit: minutes * 60_000,
  weight: weights[i] ?? 0,
}));
const farthest = Math.max(...bandMinutes) * 60_000;
const rowsPerTurn = 16;

type Capacity = Pick<
  CoverageCapacity,
  | 'level'
  | 'bands'
  | 'capacityPerDay'
  | 'people'
  | 'stationsWithoutCapacity'
  | 'perThousand'
  | 'units'
  | 'compounds'
>;

/** E2SFCA per compound, and its mean over the people of every unit; lets other work in between. */
export const answerCapacity = async (
  ground: CoverageGround,
  one: CoverageCase,
  level: CoverageLevel,
): Promise<Capacity> => {
  const { compounds, stations } = ground;
  const rows = await compoundRows(ground, one);
  const people = compounds.map((compound) => compound.people ?? 0);
  const counted = stations.map((station, i) => (one.absences[i] === null ? station : null));
  const capacities = counted.map((station) => station?.capacityPerDay ?? null);
  const { scores } = accessScores(rows, capacities, people, bands);
  const means = meansByGroup(ground, scores);
  const groups = figuresByGroup(ground, one.byMeters.costs, one.bySeconds.costs);
  const perThousandOf = (group: string): number | null => {
    const mean = means.get(group);
    return mean === undefined || mean.people === 0 ? null : tenths((1_000 * mean.sum) / mean.people);
  };
  return {
    level,
    bands: bandMinutes.map((minutes, i) => ({ minutes, weight: weights[i] ?? 0 })),
    capacityPerDay: capacities.reduce<number>((sum, capacity) => sum + (capacity ?? 0), 0),
    people: means.get(wholeDistrict)?.people ?? 0,
    stationsWithoutCapacity: counted.flatMap((station) =>
      station === null || station.capacityPerDay !== null ? [] : [{ id: station.id, name: station.name }],
    ),
    perThousand: perThousandOf(wholeDistrict),
    units: unitsOf(ground, groups, level).map(({ id, featureId, code, name }) => ({
      id,
      featureId,
      code,
      name,
      people: means.get(id ?? `none ${level}`)?.people ?? 0,
      perThousand: perThousandOf(id ?? `none ${level}`),
    })),
    compounds: compounds.map(({ id, featureId }, i) => ({
      id,
      featureId,
      people: people[i] ?? 0,
      perThousand: tenths(1_000 * (scores[i] ?? 0)),
    })),
  };
};

/** What every station that counts reaches: compounds, by their best entrance. */
const compoundRows = async (ground: CoverageGround, one: CoverageCase): Promise<TableRow[]> => {
  const { network, entrances, compounds } = ground;
  const passable = entrances.map((entrance) => (isPassable(entrance, one.choices) ? entrance.anchor : null));
  const table = new WalkTable(network.graph, costsFor(ground, one.choices, 'seconds'), passable);
  const compoundOf = new Int32Array(entrances.length).fill(-1);
  for (const [index, compound] of compounds.entries())
    for (const entrance of compound.entrances) compoundOf[entrance] = index;
  const rows: TableRow[] = [];
  for (const [i, station] of one.counted.entries()) {
    if (i % rowsPerTurn === rowsPerTurn - 1) await setImmediate();
    rows.push(byCompound(table.rowOf(station, farthest), compoundOf));
  }
  return rows;
};

const byCompound = ({ places, costs }: TableRow, compoundOf: Int32Array): TableRow => {
  const best = new Map<number, number>();
  for (const [i, place] of places.entries()) {
    const compound = compoundOf[place] ?? -1;
    const cost = costs[i] as number;
    if (compound >= 0 && cost < (best.get(compound) ?? Infinity)) best.set(compound, cost);
  }
  const ordered = [...best].sort(([a], [b]) => a - b);
  return {
    places: Uint32Array.from(ordered, ([compound]) => compound),
    costs: Uint32Array.from(ordered, ([, cost]) => cost),
  };
};

/** Sums of scores over people, by the units that they live in; the parts of a compound share its score. */
const meansByGroup = ({ parts, compounds, entrances }: CoverageGround, scores: Float64Array) => {
  const indexOf = new Map(compounds.map(({ entrances: own }, index) => [own, index]));
  const means = new Map<string, { people: number; sum: number }>();
  for (const { entrances: own, groups, counts } of parts) {
    const isOnNetwork = own.some((entrance) => entrances[entrance]?.anchor != null);
    const score = scores[indexOf.get(own) ?? -1] ?? 0;
    if (!isOnNetwork) continue;
    for (const group of groups) {
      const mean = means.get(group) ?? { people: 0, sum: 0 };
      mean.people += counts.people ?? 0;
      mean.sum += score * (counts.people ?? 0);
      means.set(group, mean);
    }
  }
  return means;
};
