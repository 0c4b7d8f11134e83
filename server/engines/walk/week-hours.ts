/** Open spans of a week in minutes from Monday 00:00, in order, without overlap; the end is not included. */
export type WeekHours = readonly (readonly [fromMinute: number, untilMinute: number])[];

export type HoursFault = 'not-understood' | 'time-impossible' | 'empty-span';

const dayMinutes = 1_440;
export const weekMinutes = 7 * dayMinutes;
const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/**
 * Reads hours in the OpenStreetMap notation: `24/7`, `06:00-23:00`, `Mo-Fr 08:00-12:00,13:30-17:30; Sa off`, spans over
 * midnight included; rules on holidays (`PH …`) are left to special days. A later rule replaces an earlier one on its
 * days. Anything else (dates, sunrise, comments) is refused, never guessed.
 */
export const readWeekHours = (text: string): WeekHours | { readonly fault: HoursFault } => {
  const perDay: (readonly (readonly [number, number])[])[] = days.map(() => []);
  for (const rule of text.split(';')) {
    const trimmed = rule.trim();
    if (trimmed === '' || /^PH(\s|$)/.test(trimmed)) continue;
    const read = readRule(trimmed);
    if ('fault' in read) return read;
    for (const day of read.days) perDay[day] = read.spans;
  }
  const spans = perDay.flatMap((daily, day) =>
    daily.flatMap(([from, until]) => wrapped(from + day * dayMinutes, until + day * dayMinutes)),
  );
  return joined(spans);
};

interface Rule {
  readonly days: readonly number[];
  readonly spans: readonly (readonly [number, number])[];
}

const readRule = (rule: string): Rule | { readonly fault: HoursFault } => {
  if (rule === '24/7') return { days: days.map((_, day) => day), spans: [[0, dayMinutes]] };
  const [, dayText = '', timeText = ''] = /^([A-Za-z,\s-]*?)\s*(\d.*|off|closed)$/.exec(rule) ?? [];
  const named = readDays(dayText.replace(/\s/g, ''));
  if (named === null || timeText === '') return { fault: 'not-understood' };
  if (timeText === 'off' || timeText === 'closed') return { days: named, spans: [] };
  const spans: [number, number][] = [];
  for (const part of timeText.split(',')) {
    const [, h1, m1, h2, m2] = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(part) ?? [];
    if (h1 === undefined) return { fault: 'not-understood' };
    const [from, until] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
    if (from >= dayMinutes || until > dayMinutes || Number(m1) > 59 || Number(m2) > 59)
      return { fault: 'time-impossible' };
    if (from === until) return { fault: 'empty-span' };
    spans.push([from, until < from ? until + dayMinutes : until]);
  }
  return { days: named, spans };
};

const readDays = (text: string): number[] | null => {
  if (text === '') return days.map((_, day) => day);
  const found: number[] = [];
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    const [from, until] = [days.indexOf(first), days.indexOf(last)];
    if (from < 0 || until < 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      found.push(day);
      if (day === until) break;
    }
  }
  return found;
};

const wrapped = (from: number, until: number): (readonly [number, number])[] =>
  until <= weekMinutes
    ? [[from, until]]
    : [
        [from, weekMinutes],
        [0, until - weekMinutes],
      ];

const joined = (spans: (readonly [number, number])[]): WeekHours => {
  const merged: [number, number][] = [];
  for (const [from, until] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else merged.push([from, until]);
  }
  return merged;
};

/** Whether it is open at a minute of the week, counted from Monday 00:00. */
export const isOpenAt = (hours: WeekHours, minuteOfWeek: number): boolean =>
  hours.some(([from, until]) => from <= minuteOfWeek && minuteOfWeek < until);
