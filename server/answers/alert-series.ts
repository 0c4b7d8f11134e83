import { compareCounts } from '../engines/stats/change.ts';
import { ears } from '../engines/stats/ears.ts';
import { controlFalseDiscovery } from '../engines/stats/false-discovery.ts';
import { evidenceOf } from './alert-evidence.ts';
import type { FoundAlert, ScanInput } from './alert-scan.ts';

/** At least five tickets on the day, twice what was expected, and above the bounds of C1 or C2. */
const spikeRule = { leastTickets: 5, leastRatio: 2, leastDeviation: 0.5, alpha: 0.001, gapDays: 3 } as const;
/** Twice as many as last year beside what the district did, not by chance over all that was looked at. */
const riseRule = { days: 60, leastRatio: 2, leastTickets: 30, mostFalse: 0.01 } as const;
const yearDays = 365;

/** Daily counts of one community and category, from day `first` on. */
interface DailySeries {
  readonly community: number;
  readonly category: number;
  readonly counts: Uint16Array;
}

const seriesOf = ({ tickets, today }: ScanInput, first: number): DailySeries[] => {
  const found = new Map<string, DailySeries>();
  for (let at = 0; at < tickets.day.length; at += 1) {
    const [community, category] = [tickets.community[at] ?? -1, tickets.category[at] ?? -1];
    const place = (tickets.day[at] ?? 0) - first;
    if (community < 0 || category < 0 || place < 0 || place > today - first) continue;
    const key = `${community} ${category}`;
    const series = found.get(key) ?? { community, category, counts: new Uint16Array(today - first + 1) };
    found.set(key, series);
    series.counts[place] = (series.counts[place] ?? 0) + 1;
  }
  return [...found.values()];
};

/** 异动: days on which a community's category lies above the week before (C1) or above that before it (C2). */
export const findSpikes = (input: ScanInput): FoundAlert[] => {
  const first = input.today - input.lookBackDays - 16;
  return seriesOf(input, first).flatMap((series) => spikesOf(input, series, first));
};

const spikesOf = (
  { ground, today, lookBackDays }: ScanInput,
  { community, category, counts }: DailySeries,
  first: number,
): FoundAlert[] => {
  if (!counts.some((count) => count >= spikeRule.leastTickets)) return [];
  const { alpha, leastDeviation, leastTickets, leastRatio } = spikeRule;
  const results = (['C1', 'C2'] as const).map((method) => ears(counts, { method, alpha, leastDeviation }));
  const isHigh = (place: number): boolean =>
    (counts[place] ?? 0) >= leastTickets &&
    results.some(
      ({ alarm, mean }) =>
        alarm[place] === 1 && (counts[place] ?? 0) >= leastRatio * (mean[place] ?? Infinity),
    );
  const runs: { from: number; until: number }[] = [];
  for (let place = today - lookBackDays - first; place < counts.length; place += 1) {
    if (!isHigh(place)) continue;
    const latest = runs.at(-1);
    if (latest !== undefined && place - latest.until <= spikeRule.gapDays) latest.until = place;
    else runs.push({ from: place, until: place });
  }
  return runs.map(({ from, until }) => {
    const [c1, c2] = results;
    const bound = (day: number): number | null => {
      const bounds = [c1, c2].flatMap((result) => result?.upperBound[day - first] ?? []);
      const known = bounds.filter((value) => Number.isFinite(value));
      return known.length === 0 ? null : Math.min(...known);
    };
    const expected = (c2?.mean[from] ?? 0) * (until - from + 1);
    return {
      key: `spike ${ground.communities[community]} ${category} ${first + from}`,
      kind: 'spike',
      communityId: ground.communities[community] ?? '',
      compoundId: null,
      categoryId: category,
      fromDay: first + from,
      untilDay: first + until,
      tickets: counts.slice(from, until + 1).reduce((sum, count) => sum + count, 0),
      reporters: null,
      evidence: evidenceOf(first + from, first + until, (day) => counts[day - first] ?? 0, {
        expected: Number.isFinite(expected) ? expected : null,
        boundOn: bound,
      }),
    };
  });
};

/**
 * 持续上升: the last 60 days of a community's category against the same days of last year, measured by what all other
 * communities did in that category, so that a change of the whole district is nobody's rise.
 */
export const findRises = (input: ScanInput): FoundAlert[] => {
  const { ground, today } = input;
  const { days, leastRatio, leastTickets, mostFalse } = riseRule;
  const first = today - yearDays - days + 1;
  const now = yearDays;
  const series = seriesOf(input, first).map((own) => ({
    ...own,
    recent: sumOf(own.counts, now, now + days),
    earlier: sumOf(own.counts, 0, days),
  }));
  const totals = new Map<number, { recent: number; earlier: number }>();
  for (const { category, recent, earlier } of series) {
    const sum = totals.get(category) ?? { recent: 0, earlier: 0 };
    totals.set(category, { recent: sum.recent + recent, earlier: sum.earlier + earlier });
  }
  const compared = series.flatMap((own) => {
    const sum = totals.get(own.category);
    const [exposure, earlierExposure] = [(sum?.recent ?? 0) - own.recent, (sum?.earlier ?? 0) - own.earlier];
    if (exposure <= 0 || earlierExposure <= 0) return [];
    const change = compareCounts({
      ...{ count: own.recent, exposure, earlierCount: own.earlier, earlierExposure },
    });
    return [{ own, change, expected: (own.earlier * exposure) / earlierExposure }];
  });
  const q = controlFalseDiscovery(compared.map(({ change }) => change.p));
  const quarter = Math.floor(today / 91);
  return compared.flatMap(({ own, change, expected }, at): FoundAlert[] => {
    // A short spike is no rise: both halves must be high.
    const half = days / 2;
    const isLasting = [now, now + half].every(
      (from) => sumOf(own.counts, from, from + half) >= (leastRatio * expected) / 2,
    );
    const isRise =
      isLasting &&
      own.recent >= leastTickets &&
      (q[at] ?? 1) <= mostFalse &&
      (change.ratio ?? Infinity) >= leastRatio;
    if (!isRise) return [];
    const fromDay = today - days + 1;
    return [
      {
        key: `rise ${ground.communities[own.community]} ${own.category} ${quarter}`,
        kind: 'rise',
        communityId: ground.communities[own.community] ?? '',
        compoundId: null,
        categoryId: own.category,
        ...{ fromDay, untilDay: today, tickets: own.recent, reporters: null },
        evidence: evidenceOf(fromDay, today, (day) => own.counts[day - first] ?? 0, {
          ...{ expected, chance: q[at] ?? null },
        }),
      },
    ];
  });
};

const sumOf = (counts: Uint16Array, from: number, until: number): number =>
  counts.subarray(from, until).reduce((sum, count) => sum + count, 0);
