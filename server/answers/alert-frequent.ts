import { findFrequentPlaces } from '../engines/stats/frequent-places.ts';
import { dayCounter, evidenceOf } from './alert-evidence.ts';
import type { FoundAlert, ScanInput } from './alert-scan.ts';

/** 高频点位: over ninety days, ten tickets or more, one in a hundred told by chance. */
const rule = { days: 90, leastCount: 10, mostFalse: 0.01, leastRatio: 2, most: 20 } as const;

/** Compounds that ask most by smoothed rate in a category, beyond what their households explain. */
export const findFrequentAlerts = (input: ScanInput): FoundAlert[] => {
  const { ground, tickets, today } = input;
  const fromDay = today - rule.days + 1;
  const households = ground.compounds.map((compound) => compound.households);
  const quarter = Math.floor(today / 91);
  return ground.categories.flatMap((category) => {
    const counts = new Uint32Array(households.length);
    const days = new Map<number, number[]>();
    for (let at = 0; at < tickets.day.length; at += 1) {
      const [day, compound] = [tickets.day[at] ?? 0, tickets.compound[at] ?? -1];
      if (tickets.category[at] !== category || day < fromDay || day > today || compound < 0) continue;
      counts[compound] = (counts[compound] ?? 0) + 1;
      const own = days.get(compound);
      if (own === undefined) days.set(compound, [day]);
      else own.push(day);
    }
    return findFrequentPlaces(counts, households, rule)
      .filter(({ count, expected }) => count >= rule.leastRatio * expected)
      .slice(0, rule.most)
      .flatMap(({ place, count, expected, q }) => {
        const compound = ground.compounds[place];
        const communityId = ground.communities[compound?.community ?? -1];
        if (compound === undefined || communityId === undefined) return [];
        return [
          {
            key: `frequent ${compound.id} ${category} ${quarter}`,
            ...{ kind: 'frequent' as const, communityId, compoundId: compound.id, categoryId: category },
            ...{ fromDay, untilDay: today, tickets: count, reporters: null },
            evidence: evidenceOf(fromDay, today, dayCounter(days.get(place) ?? []), { expected, chance: q }),
          },
        ];
      });
  });
};
