/** First and last bar, both included. */
export type Span = readonly [number, number];

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The span moved as a whole, kept within `count` bars. */
export const moveSpan = ([first, last]: Span, by: number, count: number): Span => {
  const start = clamp(first + by, 0, Math.max(count - 1 - (last - first), 0));
  return [start, start + last - first];
};

/** The span with one end at another bar; the ends never cross. */
export const setEnd = ([first, last]: Span, end: 'first' | 'last', bar: number, count: number): Span =>
  end === 'first' ? [clamp(bar, 0, last), last] : [first, clamp(bar, first, count - 1)];

/** How far a key moves: one bar, or ten with Page keys; to the ends with Home and End. Null for other keys. */
export const stepOfKey = (key: string, count: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -count,
    End: count,
  };
  return steps[key] ?? null;
};
