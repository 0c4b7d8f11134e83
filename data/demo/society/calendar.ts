import type { WorkDayRow } from '../../../server/contract/ticket-rows.ts';
import { dateOf, dayOf, partsOf, weekdayOf } from './dates.ts';

/** A holiday as announced: first and last day off, and the weekend days worked in exchange (调休). */
interface Holiday {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly worked: readonly string[];
}

const holiday = (name: string, from: string, until: string, ...worked: string[]): Holiday => ({
  name,
  from,
  until,
  worked,
});

/** The calendars that the General Office of the State Council published for these years, put down from memory. */
const published: Readonly<Record<number, readonly Holiday[]>> = {
  2024: [
    holiday('元旦', '2024-01-01', '2024-01-01'),
    holiday('春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'),
    holiday('清明节', '2024-04-04', '2024-04-06', '2024-04-07'),
    holiday('劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'),
    holiday('端午节', '2024-06-10', '2024-06-10'),
    holiday('中秋节', '2024-09-15', '2024-09-17', '2024-09-14'),
    holiday('国庆节', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'),
  ],
  2025: [
    holiday('元旦', '2025-01-01', '2025-01-01'),
    holiday('春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'),
    holiday('清明节', '2025-04-04', '2025-04-06'),
    holiday('劳动节', '2025-05-01', '2025-05-05', '2025-04-27'),
    holiday('端午节', '2025-05-31', '2025-06-02'),
    holiday('国庆节、中秋节', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'),
  ],
  2026: [
    holiday('元旦', '2026-01-01', '2026-01-03', '2026-01-04'),
    holiday('春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'),
    holiday('清明节', '2026-04-04', '2026-04-06'),
    holiday('劳动节', '2026-05-01', '2026-05-05', '2026-05-09'),
    holiday('端午节', '2026-06-19', '2026-06-21'),
    holiday('中秋节', '2026-09-25', '2026-09-27'),
    holiday('国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'),
  ],
};

/** What any year has for certain; the moon's holidays and every 调休 wait for the announcement. */
const statutory = (year: number): readonly Holiday[] => [
  holiday('元旦', `${year}-01-01`, `${year}-01-01`),
  holiday('劳动节', `${year}-05-01`, `${year}-05-02`),
  holiday('国庆节', `${year}-10-01`, `${year}-10-03`),
];

const sourceNotes: Readonly<Record<number, string>> = {
  2024: '国务院办公厅公布的2024年安排',
  2025: '国务院办公厅公布的2025年安排',
  2026: '国务院办公厅2025年11月公布的2026年安排,请核对',
};

const yearRows = (year: number): WorkDayRow[] => {
  const source = sourceNotes[year] ?? '未录入公布的安排:仅列公历法定节日,农历节日与调休待补';
  const special = new Map<string, WorkDayRow>();
  for (const { name, from, until, worked } of published[year] ?? statutory(year)) {
    for (let day = dayOf(from); day <= dayOf(until); day += 1)
      special.set(dateOf(day), { day: dateOf(day), isWorkday: false, note: `${name}(${source})` });
    for (const day of worked) special.set(day, { day, isWorkday: true, note: `${name}调休上班(${source})` });
  }
  const rows: WorkDayRow[] = [];
  for (let day = dayOf(`${year}-01-01`); partsOf(day).year === year; day += 1) {
    const date = dateOf(day);
    rows.push(special.get(date) ?? { day: date, isWorkday: weekdayOf(day) <= 5, note: null });
  }
  return rows;
};

/** The work calendar from two years before the anchor's year to the year after it. */
export const buildWorkCalendar = (anchorDate: string): WorkDayRow[] => {
  const { year } = partsOf(dayOf(anchorDate));
  return [year - 2, year - 1, year, year + 1].flatMap(yearRows);
};
