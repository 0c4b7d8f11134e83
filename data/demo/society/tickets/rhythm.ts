import type { Category, HourShape, SeasonShape } from '../categories.ts';
import { partsOf, weekdayOf } from '../dates.ts';
import type { WorkClock } from '../working-time.ts';

// Relative weights of the 24 hours of a day.
const hourWeights: Readonly<Record<HourShape, readonly number[]>> = {
  office: [0, 0, 0, 0, 0, 0, 1, 3, 12, 20, 22, 14, 6, 8, 16, 18, 14, 8, 3, 2, 1, 1, 0, 0],
  day: [1, 0, 0, 0, 0, 1, 3, 8, 14, 17, 16, 12, 8, 9, 12, 14, 13, 11, 9, 7, 5, 3, 2, 1],
  morning: [1, 0, 0, 0, 1, 3, 9, 17, 20, 16, 12, 8, 5, 5, 6, 7, 7, 7, 6, 5, 4, 3, 2, 1],
  commute: [1, 0, 0, 0, 0, 2, 8, 20, 18, 9, 6, 5, 5, 5, 6, 8, 12, 21, 17, 9, 5, 4, 2, 1],
  evening: [3, 1, 1, 0, 0, 0, 1, 3, 4, 5, 5, 4, 4, 4, 5, 6, 8, 12, 18, 22, 21, 16, 10, 5],
  night: [14, 9, 5, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 5, 9, 15, 21, 24, 21],
};

// Relative weights of the months from January to December.
const seasonWeights: Readonly<Record<SeasonShape, readonly number[]>> = {
  flat: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  heating: [3.6, 2.8, 1.3, 0.1, 0.05, 0.03, 0.03, 0.03, 0.1, 0.5, 2.6, 3.4],
  flood: [0.1, 0.15, 0.3, 0.6, 1.1, 2.2, 4.2, 2.6, 1, 0.4, 0.15, 0.1],
  summer: [0.6, 0.6, 0.75, 0.9, 1.15, 1.4, 1.6, 1.55, 1.2, 0.9, 0.7, 0.6],
  winter: [1.7, 1.5, 1.1, 0.8, 0.6, 0.55, 0.55, 0.6, 0.8, 1, 1.3, 1.6],
  school: [0.5, 0.9, 1, 0.9, 1.1, 1.6, 2, 2, 1.4, 0.7, 0.5, 0.4],
  holidays: [1.5, 1.4, 1, 0.9, 1.1, 0.9, 0.8, 0.8, 0.9, 1.3, 0.9, 0.9],
};

// Monday to Sunday.
const weekWeights = {
  office: [1.28, 1.18, 1.12, 1.08, 1.05, 0.66, 0.6],
  even: [1.06, 1.02, 1, 0.99, 1, 0.98, 0.95],
  weekend: [0.85, 0.84, 0.86, 0.9, 1.1, 1.32, 1.22],
} as const;

/** More tickets by this share a year: the slow trend of the district. */
const growthPerYear = 0.08;
/** A public holiday on a weekday looks like a Sunday. */
const holidayFactor = 0.75;

/** Weight of each hour for a category. */
export const hoursOf = (category: Category): readonly number[] => hourWeights[category.hours];

/** Weight of a day for a category: month (blended over its borders), weekday, holiday, trend. */
export const dayWeight = (category: Category, day: number, firstDay: number, clock: WorkClock): number => {
  const { month, dayOfMonth } = partsOf(day);
  const months = seasonWeights[category.season];
  const into = (dayOfMonth - 15.5) / 30;
  const here = months[month - 1] ?? 1;
  const next = months[(month + (into < 0 ? 10 : 0)) % 12] ?? 1;
  const season = here + (next - here) * Math.abs(into);
  const weekday = weekdayOf(day);
  const week = weekWeights[category.week][weekday - 1] ?? 1;
  const holiday =
    weekday <= 5 && !clock.isWorkday(day) && category.week === 'office' ? holidayFactor * 0.7 : 1;
  return category.weight * season * week * holiday * (1 + (growthPerYear * (day - firstDay)) / 365);
};
