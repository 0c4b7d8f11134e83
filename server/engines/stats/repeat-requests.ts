import { byDay, type Episode, episodesOf, type RequestColumns } from './request-series.ts';

export interface RepeatRequestRule {
  readonly days: number;
  readonly leastTickets: number;
}

/**
 * 一人多诉: somebody who asks so often within so many days, wherever and about whatever. Says where and how often,
 * never who: a reason to offer help, not a list of people.
 */
export const findRepeatRequests = (requests: RequestColumns, rule: RepeatRequestRule): Episode[] => {
  const groups = new Map<number, number[]>();
  for (let request = 0; request < requests.day.length; request += 1) {
    const own = requests.reporter[request] ?? -1;
    if (own < 0) continue;
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [request]);
    else group.push(request);
  }
  return [...groups.values()]
    .filter(({ length }) => length >= rule.leastTickets)
    .flatMap((group) => {
      const sorted = byDay(requests, group);
      return episodesOf(requests, sorted, repeatWindows(requests, sorted, rule));
    });
};

function* repeatWindows(
  { day }: RequestColumns,
  group: readonly number[],
  { days, leastTickets }: RepeatRequestRule,
): Generator<readonly [number, number]> {
  let first = 0;
  for (const [last, request] of group.entries()) {
    while ((day[group[first] ?? -1] ?? 0) <= (day[request] ?? 0) - days) first += 1;
    if (last - first + 1 >= leastTickets) yield [first, last];
  }
}
