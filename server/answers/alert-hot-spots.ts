import { poissonUpperTail } from '../engines/stats/frequent-places.ts';
import { findHotSpots } from '../engines/stats/getis-ord.ts';
import { expectedCounts, perHouseholds, ratesPer } from '../engines/stats/rates.ts';
import {
  amongKept,
  binaryWeights,
  type Neighbours,
  rangeOf,
  withSelf,
} from '../engines/stats/spatial-weights.ts';
import { evidenceOf } from './alert-evidence.ts';
import type { FoundAlert } from './alert-scan.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { dayText, filterOf } from './ticket-filter.ts';
import { select } from './ticket-selection.ts';
import { countPerUnit, unitsOfLevel } from './unit-counts.ts';

/**
 * A year of tickets per micro-grid; Gi* with one false unit in a hundred; as a whole a hot spot must hold 16 tickets
 * and twice what its households explain, and not by chance: rates of small units are skewed, which Gi* does not know.
 */
const rule = { days: 365, mostFalse: 0.01, leastCount: 16, leastRatio: 2, mostChance: 1e-6 } as const;

/** Hot spots of every category among micro-grids, each as one alert at the community where most of it lies. */
export const findHotSpotAlerts = (
  columns: TicketColumns,
  neighbours: Neighbours,
  today: number,
): FoundAlert[] => {
  const { places } = unitsOfLevel(columns, 'micro-grid');
  const households = Array.from(places, (place) => columns.units[place]?.households ?? 0);
  const kept = [...households.keys()].filter((index) => (households[index] ?? 0) > 0);
  if (kept.length < 3) return [];
  const keptIndexes = new Set(kept);
  const around = withSelf(amongKept(neighbours, (index) => keptIndexes.has(index)));
  const base = kept.map((index) => households[index] ?? 0);
  const weights = binaryWeights(around);
  const parents = new Set(columns.categories.map(({ parentId }) => parentId));
  return columns.categories
    .filter(({ id }) => !parents.has(id))
    .flatMap(({ id }) => {
      const period = { from: dayText(today - rule.days + 1), until: dayText(today) };
      const selection = select(columns, filterOf(columns, { ...period, categories: String(id) }, 'whole'));
      const { counts } = countPerUnit(columns, selection, 'micro-grid');
      const own = kept.map((index) => counts[index] ?? 0);
      const { z, q } = findHotSpots(ratesPer(own, base, perHouseholds), weights);
      const isHot = (at: number): boolean => (q[at] ?? 1) <= rule.mostFalse && (z[at] ?? 0) > 0;
      const expected = expectedCounts(own, base);
      return clustersOf(around, isHot).flatMap((members) => {
        const tickets = sum(members.map((at) => own[at] ?? 0));
        const mean = sum(members.map((at) => expected[at] ?? 0));
        const chance = poissonUpperTail(tickets, mean);
        if (tickets < rule.leastCount || tickets < rule.leastRatio * mean || chance > rule.mostChance)
          return [];
        const heaviest = members.reduce((best, at) => ((own[at] ?? 0) > (own[best] ?? 0) ? at : best));
        const communityId = communityOf(columns, places[kept[heaviest] ?? none] ?? none);
        return communityId === null
          ? []
          : [alertOf(columns, { communityId, categoryId: id, today, tickets, expected: mean, chance })];
      });
    });
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const alertOf = (
  columns: TicketColumns,
  found: {
    readonly communityId: string;
    readonly categoryId: number;
    readonly today: number;
    readonly tickets: number;
    readonly expected: number;
    readonly chance: number;
  },
): FoundAlert => {
  const { communityId, categoryId, today, tickets, expected, chance } = found;
  const fromDay = today - rule.days + 1;
  const filter = filterOf(
    columns,
    {
      ...{ from: dayText(fromDay), until: dayText(today) },
      ...{ categories: String(categoryId), within: communityId },
    },
    'whole',
  );
  const counts = new Map<number, number>();
  for (const ticket of select(columns, filter).list ?? []) {
    const day = columns.day[ticket] ?? 0;
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return {
    key: `hot-spot ${communityId} ${categoryId} ${Math.floor(today / 91)}`,
    kind: 'hot-spot',
    ...{ communityId, compoundId: null, categoryId, fromDay, untilDay: today, tickets, reporters: null },
    evidence: evidenceOf(fromDay, today, (day) => counts.get(day) ?? 0, { expected, chance }),
  };
};

const communityOf = ({ units, parent }: TicketColumns, place: number): string | null => {
  let at = place;
  while (at !== none && units[at]?.level !== 'community') at = parent[at] ?? none;
  return units[at]?.id ?? null;
};

/** Hot units that lie beside one another. */
const clustersOf = (around: Neighbours, isHot: (at: number) => boolean): number[][] => {
  const seen = new Set<number>();
  const clusters: number[][] = [];
  for (let start = 0; start + 1 < around.start.length; start += 1) {
    if (!isHot(start) || seen.has(start)) continue;
    const members = [start];
    seen.add(start);
    for (const at of members)
      for (const other of around.place.subarray(...rangeOf(around, at)))
        if (isHot(other) && !seen.has(other)) {
          seen.add(other);
          members.push(other);
        }
    clusters.push(members);
  }
  return clusters;
};
