import type { StationHours, StationOpen, StationSpecialDay } from './stations.ts';

const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 24 * 3_600_000;
const daysAhead = 14;
const weekdayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The day of a moment in Asia/Shanghai (UTC+8 all year since 1992), YYYY-MM-DD. */
export const shanghaiDay = (moment: Date): string =>
  new Date(moment.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);

/**
 * Whether a station is open at a moment and when that changes. A special day replaces the hours of the week;
 * opening times are included, closing times are not. A station that is suspended or closed is not open.
 */
export const openAt = (
  moment: Date,
  state: 'open' | 'suspended' | 'closed',
  hours: readonly StationHours[],
  specialDays: readonly StationSpecialDay[],
): StationOpen => {
  const at = shanghaiTime(moment.getTime());
  if (state !== 'open') return { open: false, changesAt: null, at };
  const today = Date.parse(`${shanghaiDay(moment)}T00:00:00+08:00`);
  const spans = joinSpans(
    Array.from({ length: daysAhead + 1 }, (_, ahead) =>
      spansOfDay(today + ahead * dayMs, hours, specialDays),
    ).flat(),
  );
  const now = moment.getTime();
  const current = spans.find((span) => span.fromMs <= now && now < span.untilMs);
  const next = current?.untilMs ?? spans.find((span) => span.fromMs > now)?.fromMs;
  return { open: current !== undefined, changesAt: next === undefined ? null : shanghaiTime(next), at };
};

const spansOfDay = (
  midnightMs: number,
  hours: readonly StationHours[],
  specialDays: readonly StationSpecialDay[],
): Span[] => {
  const local = new Date(midnightMs + shanghaiOffsetMs);
  const day = local.toISOString().slice(0, 10);
  const special = specialDays.filter((other) => other.day === day);
  const weekday = local.getUTCDay() || 7;
  const times = special.length > 0 ? special : hours.filter((row) => row.weekday === weekday);
  return times.flatMap(({ opens, closes }) =>
    opens === null || closes === null
      ? []
      : [
          {
            fromMs: Date.parse(`${day}T${opens}:00+08:00`),
            untilMs: Date.parse(`${day}T${closes}:00+08:00`),
          },
        ],
  );
};

/** Spans in order; those that touch become one. */
const joinSpans = (spans: readonly Span[]): Span[] => {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (last !== undefined && span.fromMs <= last.untilMs)
      joined[joined.length - 1] = { fromMs: last.fromMs, untilMs: Math.max(last.untilMs, span.untilMs) };
    else joined.push(span);
  }
  return joined;
};

const shanghaiTime = (ms: number): string =>
  `${new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 19)}+08:00`;

/** Weekly hours in the OpenStreetMap notation, such as `Mo-Fr 09:00-12:00,13:30-17:30`; null without hours. */
export const openingHoursNotation = (hours: readonly StationHours[]): string | null => {
  const perDay = weekdayNames.map((_, index) =>
    hours
      .filter((row) => row.weekday === index + 1)
      .sort((a, b) => a.opens.localeCompare(b.opens))
      .map((row) => `${row.opens}-${row.closes}`)
      .join(','),
  );
  const rules: { first: number; last: number; times: string }[] = [];
  perDay.forEach((times, day) => {
    const rule = rules.at(-1);
    if (rule?.times === times && rule.last === day - 1) rule.last = day;
    else if (times !== '') rules.push({ first: day, last: day, times });
  });
  const notation = rules.map(({ first, last, times }) => {
    const span = first === last ? weekdayNames[first] : `${weekdayNames[first]}-${weekdayNames[last]}`;
    return `${span} ${times}`;
  });
  return notation.length === 0 ? null : notation.join('; ');
};
