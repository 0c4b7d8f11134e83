import type { MapLevel } from '../contract/map-levels.ts';
import type { ComparedPeriod, UnitMeasure } from '../contract/measure-names.ts';
import type { UnitMeasureAnswer } from '../contract/unit-measures.ts';
import type { Neighbours } from '../engines/stats/spatial-weights.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import {
  type CountArea,
  dayNumber,
  dayText,
  filterOf,
  type TicketFilter,
  type TicketQuestion,
  unitsWithin,
} from './ticket-filter.ts';
import { select, sizeOf } from './ticket-selection.ts';
import { type CountsOfLevel, countPerUnit, isInArea } from './unit-counts.ts';
import { type CountedUnits, measureUnits } from './unit-values.ts';

export interface MeasureQuestion {
  readonly level: MapLevel;
  readonly measure: UnitMeasure;
  readonly compare: ComparedPeriod;
}

/** Measures that look at the units around a unit. */
export const needsNeighbours = (measure: UnitMeasure): boolean =>
  measure === 'hot-spot' || measure === 'smoothed-locally';

/**
 * One value for each unit of a level in the caller's area, with numerator, denominator, interval and a flag where it
 * should not be coloured. `neighbours` are those of the whole level.
 */
export const measureLevel = (
  columns: TicketColumns,
  { level, measure, compare }: MeasureQuestion,
  question: TicketQuestion,
  area: CountArea,
  neighbours: Neighbours | null,
): UnitMeasureAnswer => {
  const filter = filterOf(columns, question, area);
  const selection = select(columns, filter);
  const counted = countPerUnit(columns, selection, level);
  const within = question.within === undefined ? null : unitsWithin(columns, question.within);
  const isShown = (place: number): boolean =>
    isInArea(columns, filter, place) && (within === null || within[place] === 1);
  const shown = [...counted.units.keys()].filter((index) => isShown(counted.units[index] ?? none));
  const earlier = measure === 'change' ? earlierPeriod(columns, filter, compare) : null;
  const earlierCounts =
    earlier === null ? null : countPerUnit(columns, select(columns, { ...filter, ...earlier }), level).counts;
  const units: CountedUnits = {
    counts: shown.map((index) => counted.counts[index] ?? 0),
    households: shown.map((index) => columns.units[counted.units[index] ?? none]?.households ?? 0),
    people: shown.map((index) => columns.units[counted.units[index] ?? none]?.people ?? 0),
    earlier: earlierCounts === null ? null : shown.map((index) => earlierCounts[index] ?? 0),
    earlierIsWhole: earlier !== null && earlier.fromDay >= (columns.firstDay ?? Infinity),
    days: filter.untilDay - filter.fromDay + 1,
    earlierDays: earlier === null ? 0 : earlier.untilDay - earlier.fromDay + 1,
    neighbours,
    shown,
  };
  return {
    ...{ level, measure },
    ...periodOf(filter),
    comparedWith: earlier === null ? null : periodOf(earlier),
    ...identitiesOf(columns, counted, shown),
    numerator: [...units.counts],
    ...measureUnits(measure, units),
    rest: counted.rest,
    total: sizeOf(selection),
    netRevision: columns.netRevision,
    build: columns.build,
  };
};

const periodOf = ({ fromDay, untilDay }: Pick<TicketFilter, 'fromDay' | 'untilDay'>) => ({
  from: dayText(fromDay),
  until: dayText(untilDay),
});

const identitiesOf = (columns: TicketColumns, { units }: CountsOfLevel, shown: readonly number[]) => {
  const rows = shown.flatMap((index) => columns.units[units[index] ?? none] ?? []);
  return {
    id: rows.map(({ id }) => id),
    featureId: rows.map(({ featureId }) => featureId),
    code: rows.map(({ code }) => code),
    name: rows.map(({ name }) => name),
  };
};

/** The days just before, or the same days of the year before (29 February becomes 28). */
const earlierPeriod = (
  { firstDay }: TicketColumns,
  { fromDay, untilDay }: TicketFilter,
  compare: ComparedPeriod,
): { readonly fromDay: number; readonly untilDay: number } => {
  if (compare === 'previous') return { fromDay: fromDay - (untilDay - fromDay + 1), untilDay: fromDay - 1 };
  const yearBefore = (day: number): number => {
    const [year, rest] = [Number(dayText(day).slice(0, 4)), dayText(day).slice(4)];
    return dayNumber(`${year - 1}${rest === '-02-29' ? '-02-28' : rest}`);
  };
  return firstDay === null
    ? { fromDay, untilDay }
    : { fromDay: yearBefore(fromDay), untilDay: yearBefore(untilDay) };
};
