import type { StationHours } from '../../../server/contract/stations.ts';

export interface HoursOfDays {
  /** ISO weekdays, 1 = Monday. */
  readonly first: number;
  readonly last: number;
  readonly spans: readonly string[];
}

/** Weekly hours with neighbouring equal days put together; a day without hours has no spans. */
export const groupHours = (hours: readonly StationHours[]): HoursOfDays[] => {
  const groups: HoursOfDays[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const spans = hours
      .filter((one) => one.weekday === weekday)
      .toSorted((one, other) => one.opens.localeCompare(other.opens))
      .map((one) => `${one.opens}–${one.closes}`);
    const before = groups.at(-1);
    if (before && before.spans.join() === spans.join()) groups.splice(-1, 1, { ...before, last: weekday });
    else groups.push({ first: weekday, last: weekday, spans });
  }
  return groups;
};
