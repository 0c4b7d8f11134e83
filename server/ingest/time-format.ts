/** Reads a time; null when the text does not match or names no day of the calendar. */
export type TimeReader = (text: string) => Date | null;

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'half';
type Parts = Partial<Record<Part, string>>;

const tokens: Readonly<Record<string, readonly [part: Part, pattern: string]>> = {
  YYYY: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  DD: ['day', '\\d{2}'],
  D: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour12', '\\d{2}'],
  h: ['hour12', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{2}'],
  s: ['second', '\\d{1,2}'],
  A: ['half', '[AaPp][Mm]|上午|下午'],
};
const tokenOrSign = /YYYY|MM?|DD?|HH?|hh?|mm?|ss?|A|[\s\S]/g;
const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/;

/** `MM` after an hour means minutes, as spreadsheets write it. */
const patternOf = (format: string): RegExp | null => {
  const seen = new Set<Part>();
  let pattern = '';
  for (const [token] of format.matchAll(tokenOrSign)) {
    const known = tokens[token];
    if (known === undefined) {
      if (/[A-Za-z]/.test(token)) return null;
      pattern += /\s/.test(token) ? '\\s+' : token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      continue;
    }
    const hourSeen = seen.has('hour') || seen.has('hour12');
    const part = known[0] === 'month' && hourSeen && !seen.has('minute') ? 'minute' : known[0];
    if (seen.has(part)) return null;
    seen.add(part);
    pattern += `(?<${part}>${known[1]})`;
  }
  const complete = seen.has('year') && seen.has('month') && seen.has('day');
  return complete && seen.has('hour12') === seen.has('half') ? new RegExp(`^${pattern}$`) : null;
};

const offsetMinutesOf = (offset: string): number => {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
};

/** Milliseconds as if the parts were UTC; null when they are no time of the calendar. */
const clockOf = (parts: Parts): number | null => {
  const number = (part: Part) => Number(parts[part] ?? 0);
  let hour = number('hour');
  if (parts.hour12 !== undefined) {
    const isAfternoon = /^p|下午/i.test(parts.half ?? '');
    if (number('hour12') < 1 || number('hour12') > 12) return null;
    hour = (number('hour12') % 12) + (isAfternoon ? 12 : 0);
  }
  if (hour > 23 || number('minute') > 59 || number('second') > 59) return null;
  const at = new Date(Date.UTC(number('year'), number('month') - 1, number('day'), hour, number('minute')));
  const isDay = at.getUTCMonth() === number('month') - 1 && at.getUTCDate() === number('day');
  return isDay && number('year') >= 1000 ? at.getTime() + number('second') * 1000 : null;
};

const quarterHourMs = 900_000;

/** Offset of a zone at a moment; remembered by the quarter of an hour, on which all changes fall. */
const zoneOffset = (zone: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterHourMs);
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    const begin = quarter * quarterHourMs;
    const part = Object.fromEntries(
      format.formatToParts(begin).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - begin;
    known.set(quarter, offset);
    return offset;
  };
};

/** Says whether the zone is one of the IANA database. */
export const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
};

/**
 * Makes a reader of times: `ISO`, or a format of YYYY M MM D DD H HH h hh m mm s ss A, in an IANA zone. A time that
 * the zone skips in spring counts as the one an hour later, one that comes twice in autumn as the first.
 * Null when the format cannot be used.
 */
export const timeReader = (format: string, zone: string): TimeReader | null => {
  const pattern = format === 'ISO' ? iso : patternOf(format);
  if (pattern === null) return null;
  const offsetAt = zoneOffset(zone);
  return (text) => {
    const groups = pattern.exec(text)?.groups as (Parts & { offset?: string }) | undefined;
    const clock = groups === undefined ? null : clockOf(groups);
    if (clock === null || groups === undefined) return null;
    if (groups.offset !== undefined) return new Date(clock - offsetMinutesOf(groups.offset) * 60_000);
    const dayMs = 86_400_000;
    const before = offsetAt(clock - dayMs);
    const first = clock - before;
    if (offsetAt(first) === before) return new Date(first);
    const after = clock - offsetAt(clock + dayMs);
    return new Date(offsetAt(after) === clock - after ? after : first);
  };
};
