import {
  type Episode,
  episodesOf,
  type RequestColumns,
  requestsByPlaceAndCategory,
} from './request-series.ts';

export interface JointRequestRule {
  /** Length of the window, first and last day included. */
  readonly days: number;
  readonly leastReporters: number;
}

/** 多人同诉: at one place and in one category, so many different people within so many days. */
export const findJointRequests = (requests: RequestColumns, rule: JointRequestRule): Episode[] =>
  requestsByPlaceAndCategory(requests).flatMap((group) =>
    episodesOf(requests, group, jointWindows(requests, group, rule)),
  );

function* jointWindows(
  { day, reporter }: RequestColumns,
  group: readonly number[],
  { days, leastReporters }: JointRequestRule,
): Generator<readonly [number, number]> {
  const asked = new Map<number, number>();
  let first = 0;
  for (const [last, request] of group.entries()) {
    const own = reporter[request] ?? -1;
    if (own >= 0) asked.set(own, (asked.get(own) ?? 0) + 1);
    for (; (day[group[first] ?? -1] ?? 0) <= (day[request] ?? 0) - days; first += 1) {
      const gone = reporter[group[first] ?? -1] ?? -1;
      const left = (asked.get(gone) ?? 0) - 1;
      if (left > 0) asked.set(gone, left);
      else asked.delete(gone);
    }
    if (asked.size >= leastReporters) yield [first, last];
  }
}
