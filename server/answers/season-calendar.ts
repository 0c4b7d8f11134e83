import type { SeasonCalendar } from '../contract/alerts.ts';
import { findSeasons } from '../engines/stats/seasonal-calendar.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { type CountArea, dayText, filterOf } from './ticket-filter.ts';
import { countBy, select } from './ticket-selection.ts';

const weeks = 52;
const rule = { leastRatio: 1.5, leastCount: 30, mostFalse: 0.01 } as const;

/** The weeks of the last year in which a category lay above its own mean, put 52 weeks later. */
export const seasonCalendar = (columns: TicketColumns, area: CountArea): SeasonCalendar => {
  const { lastDay, build } = columns;
  if (lastDay === null || columns.firstDay === null) return { seasons: [], tickets: 0, build };
  const firstDay = Math.max(columns.firstDay, lastDay - weeks * 7 + 1);
  const weekCount = Math.floor((lastDay - firstDay + 1) / 7);
  const parents = new Set(columns.categories.map(({ parentId }) => parentId));
  const leaves = columns.categories.filter(({ id }) => !parents.has(id));
  const period = { from: dayText(firstDay), until: dayText(lastDay) };
  const weekly = leaves.map(({ id }) => {
    const filter = filterOf(columns, { ...period, categories: String(id) }, area);
    const perDay = countBy(select(columns, filter), columns.day, firstDay, lastDay - firstDay + 1);
    const counts = new Uint32Array(weekCount);
    for (const [day, count] of perDay.entries()) {
      const week = Math.floor(day / 7);
      if (week < weekCount) counts[week] = (counts[week] ?? 0) + count;
    }
    return counts;
  });
  const seasons = findSeasons(weekly, rule).flatMap(({ category, fromWeek, untilWeek, count, ratio }) => {
    const leaf = leaves[category];
    if (leaf === undefined) return [];
    const [from, until] = [firstDay + fromWeek * 7, firstDay + untilWeek * 7 + 6];
    return [
      {
        category: { id: leaf.id, name: leaf.name, nameEn: leaf.nameEn },
        ...{ from: dayText(from + weeks * 7), until: dayText(until + weeks * 7) },
        lastYear: { from: dayText(from), until: dayText(until), tickets: count },
        ratio,
      },
    ];
  });
  const tickets = sum(weekly.map((counts) => sum(counts)));
  return { seasons: seasons.sort((a, b) => (a.from < b.from ? -1 : 1)), tickets, build };
};

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
