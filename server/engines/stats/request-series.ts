/** Requests as columns of equal length, in any order. */
export interface RequestColumns {
  /** Days since some day 0. */
  readonly day: ArrayLike<number>;
  /** -1 without category: not looked at. */
  readonly category: ArrayLike<number>;
  /** A compound, a square, an area; -1 without place: not looked at. */
  readonly place: ArrayLike<number>;
  /** A number for each reporter; -1 unknown: counts as nobody. */
  readonly reporter: ArrayLike<number>;
  /** Day on which it was closed; -1 while open. */
  readonly closedDay: ArrayLike<number>;
}

/** Something that happened at one place in one category; figures only, never who asked. */
export interface Episode {
  readonly place: number;
  readonly category: number;
  readonly fromDay: number;
  readonly untilDay: number;
  readonly tickets: number;
  readonly reporters: number;
}

/** The requests of each place and category, by day. Requests without either are left out. */
export const requestsByPlaceAndCategory = (requests: RequestColumns): number[][] => {
  const groups = new Map<string, number[]>();
  for (let request = 0; request < requests.day.length; request += 1) {
    const [place, category] = [requests.place[request] ?? -1, requests.category[request] ?? -1];
    if (place < 0 || category < 0) continue;
    const key = `${place} ${category}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [request]);
    else group.push(request);
  }
  return [...groups.values()].map((group) => byDay(requests, group));
};

export const byDay = ({ day }: RequestColumns, group: readonly number[]): number[] =>
  [...group].sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b);

/** Windows of requests (places in `group`, which is in the order of days) that touch become one episode. */
export const episodesOf = (
  requests: RequestColumns,
  group: readonly number[],
  windows: Iterable<readonly [first: number, last: number]>,
): Episode[] => {
  const merged: [number, number][] = [];
  for (const [first, last] of windows) {
    const latest = merged.at(-1);
    if (latest !== undefined && first <= latest[1]) latest[1] = Math.max(latest[1], last);
    else merged.push([first, last]);
  }
  return merged.map(([first, last]) => episodeOf(requests, group.slice(first, last + 1)));
};

/** One episode of requests in the order of days; place and category are those of the last. */
export const episodeOf = (requests: RequestColumns, own: readonly number[]): Episode => {
  const [first, last] = [own[0] ?? -1, own.at(-1) ?? -1];
  const reporters = new Set(own.map((request) => requests.reporter[request] ?? -1));
  reporters.delete(-1);
  return {
    place: requests.place[last] ?? -1,
    category: requests.category[last] ?? -1,
    fromDay: requests.day[first] ?? 0,
    untilDay: requests.day[last] ?? 0,
    tickets: own.length,
    reporters: reporters.size,
  };
};
