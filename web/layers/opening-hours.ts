const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

export interface OpenSpan {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  /** Minutes after midnight, Asia/Shanghai. */
  readonly opens: number;
  readonly closes: number;
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const weekdaysOf = (days: string): number[] =>
  days.split(',').flatMap((part) => {
    const [first, last = first] = part
      .split('-')
      .map((name) => (dayNames as readonly string[]).indexOf(name));
    if (first === undefined || last === undefined || first < 0 || last < 0) return [];
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first + step) % 7) + 1);
  });

/** Spans of weekly hours in the OpenStreetMap notation, such as `Mo-Fr 09:00-12:00,13:30-17:30; Sa 09:00-12:00`. */
export const readOpeningHours = (text: string): OpenSpan[] =>
  text.split(';').flatMap((rule) => {
    const found = /^\s*(?:([A-Z][a-zA-Z,-]*)\s+)?(\d{1,2}:\d{2}-.*)$/.exec(rule);
    if (!found) return [];
    const spans = (found[2] ?? '').split(',').map((span) => span.trim().split('-').map(minutesOf));
    return weekdaysOf(found[1] ?? 'Mo-Su').flatMap((weekday) =>
      spans.map(([opens = 0, closes = 0]) => ({ weekday, opens, closes })),
    );
  });

const shanghaiClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Whether spans contain a moment, by the clock of Asia/Shanghai. */
export const isOpenAt = (spans: readonly OpenSpan[], moment: Date): boolean => {
  const parts = Object.fromEntries(
    shanghaiClock.formatToParts(moment).map((part) => [part.type, part.value]),
  );
  const weekday = dayNames.findIndex((name) => (parts.weekday ?? '').startsWith(name)) + 1;
  const minutes = minutesOf(`${parts.hour}:${parts.minute}`);
  return spans.some((span) => span.weekday === weekday && span.opens <= minutes && minutes < span.closes);
};
