import type { AlertKind } from '../contract/alert-kinds.ts';
import { poissonUpperTail } from '../engines/stats/frequent-places.ts';
import { findJointRequests } from '../engines/stats/joint-requests.ts';
import { findRelapses } from '../engines/stats/relapses.ts';
import { findRepeatRequests } from '../engines/stats/repeat-requests.ts';
import type { Episode, RequestColumns } from '../engines/stats/request-series.ts';
import { dayCounter, evidenceOf } from './alert-evidence.ts';
import type { FoundAlert, ScanInput } from './alert-scan.ts';
import { dayText } from './ticket-filter.ts';

/** 多人同诉: three people, one compound, one category, seven days. */
const jointRule = { days: 7, leastReporters: 3 } as const;
/** 反弹回潮: back within thirty days of being closed, three times or more. */
const relapseRule = { days: 30, leastReturns: 3 } as const;
/** 一人多诉: told from six times in thirty days on; from three on it is only counted. */
const repeatRule = { days: 30, leastTickets: 6 } as const;
/**
 * Episodes that places of their size and past show by chance more often than this are not told: a large compound
 * has three reporters in a week without anything having happened. Thousands of compounds and categories are looked
 * at every day, so it must be rare.
 */
const mostChance = 1e-6;
const pastDays = 180;

/** How many tickets a compound would have in a category within some days, by its size and by its own past. */
const expectationOf = (input: ScanInput): ((episode: Episode) => number) => {
  const { tickets, ground, today } = input;
  const households = ground.compounds.reduce((sum, compound) => sum + compound.households, 0);
  const from = Math.min(...tickets.day);
  const days = Math.max(1, today - from + 1);
  const perCategory = new Map<number, number>();
  const own = new Map<string, number[]>();
  for (let at = 0; at < tickets.day.length; at += 1) {
    const [compound, category] = [tickets.compound[at] ?? -1, tickets.category[at] ?? -1];
    if (compound < 0 || category < 0) continue;
    perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
    const key = `${compound} ${category}`;
    const past = own.get(key);
    if (past === undefined) own.set(key, [tickets.day[at] ?? 0]);
    else past.push(tickets.day[at] ?? 0);
  }
  return ({ place, category, fromDay, untilDay }) => {
    const length = untilDay - fromDay + 1;
    const share = (ground.compounds[place]?.households ?? 0) / Math.max(1, households);
    const bySize = ((perCategory.get(category) ?? 0) / days) * share * length;
    const past = (own.get(`${place} ${category}`) ?? []).filter(
      (day) => day < fromDay && day >= fromDay - pastDays,
    );
    const pastLength = Math.min(pastDays, fromDay - from);
    const byPast = pastLength > 0 ? (past.length / pastLength) * length : 0;
    return Math.max(bySize, byPast, 1e-9);
  };
};

const requestsAt = ({ tickets }: ScanInput, place: Int32Array): RequestColumns => ({
  day: tickets.day,
  category: tickets.category,
  place,
  reporter: tickets.reporter,
  closedDay: tickets.closedDay,
});

const isRecent = ({ today, lookBackDays }: ScanInput, { untilDay }: Episode): boolean =>
  untilDay > today - lookBackDays && untilDay <= today;

/** Compounds where many ask about the same at once, beyond what their size and past explain. */
export const findJointAlerts = (input: ScanInput): FoundAlert[] =>
  unlikely(input, 'joint', findJointRequests(requestsAt(input, input.tickets.compound), jointRule));

/** Compounds to which something comes back. */
export const findRelapseAlerts = (input: ScanInput): FoundAlert[] =>
  unlikely(input, 'relapse', findRelapses(requestsAt(input, input.tickets.compound), relapseRule));

const unlikely = (input: ScanInput, kind: AlertKind, episodes: readonly Episode[]): FoundAlert[] => {
  const expected = expectationOf(input);
  const daysAt = daysByPlace(input);
  return episodes
    .filter((episode) => isRecent(input, episode))
    .flatMap((episode) => {
      const mean = expected(episode);
      const chance = poissonUpperTail(episode.tickets, mean);
      if (chance > mostChance) return [];
      const compound = input.ground.compounds[episode.place];
      const communityId = input.ground.communities[compound?.community ?? -1];
      if (compound === undefined || communityId === undefined) return [];
      const { category, fromDay, untilDay, tickets, reporters } = episode;
      const countOn = dayCounter(daysAt.get(`${episode.place} ${category}`) ?? []);
      return [
        {
          key: `${kind} ${compound.id} ${category} ${fromDay}`,
          ...{ kind, communityId, compoundId: compound.id, categoryId: category },
          // None known says nothing of how many there were.
          ...{ fromDay, untilDay, tickets, reporters: reporters === 0 ? null : reporters },
          evidence: evidenceOf(fromDay, untilDay, countOn, { expected: mean, chance }),
        },
      ];
    });
};

const daysByPlace = ({ tickets }: ScanInput): Map<string, number[]> => {
  const days = new Map<string, number[]>();
  for (let at = 0; at < tickets.day.length; at += 1) {
    const key = `${tickets.compound[at] ?? -1} ${tickets.category[at] ?? -1}`;
    const own = days.get(key);
    if (own === undefined) days.set(key, [tickets.day[at] ?? 0]);
    else own.push(tickets.day[at] ?? 0);
  }
  return days;
};

/**
 * People in a community who ask again and again: how many of them and how many tickets, from which day on. Neither
 * who nor where exactly nor about what, and no counts of single days.
 */
export const findRepeatAlerts = (input: ScanInput): FoundAlert[] => {
  const { ground } = input;
  const groups = new Map<string, Episode[]>();
  for (const episode of findRepeatRequests(requestsAt(input, input.tickets.community), repeatRule)) {
    const communityId = ground.communities[episode.place];
    if (communityId === undefined || !isRecent(input, episode)) continue;
    const key = `repeat ${communityId} ${episode.fromDay}`;
    groups.set(key, [...(groups.get(key) ?? []), episode]);
  }
  return [...groups].map(([key, episodes]) => {
    const sum = (of: (episode: Episode) => number): number =>
      episodes.reduce((total, episode) => total + of(episode), 0);
    const fromDay = Math.min(...episodes.map((episode) => episode.fromDay));
    const evidence = {
      firstDay: dayText(fromDay),
      perDay: [],
      upperBound: null,
      expected: null,
      chance: null,
    };
    return {
      ...{ key, kind: 'repeat' as const, communityId: ground.communities[episodes[0]?.place ?? -1] ?? '' },
      ...{ compoundId: null, categoryId: null, fromDay },
      untilDay: Math.max(...episodes.map((episode) => episode.untilDay)),
      tickets: sum(({ tickets }) => tickets),
      reporters: sum(({ reporters }) => reporters),
      evidence,
    };
  });
};
