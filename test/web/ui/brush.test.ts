import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveSpan, setEnd, stepOfKey } from '../../../web/ui/brush.ts';

const bars = 20;
const anySpan = fc
  .tuple(fc.nat({ max: bars - 1 }), fc.nat({ max: bars - 1 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

test('a moved span keeps its length and stays within the bars', () => {
  fc.assert(
    fc.property(anySpan, fc.integer({ min: -50, max: 50 }), (span, by) => {
      const [first, last] = moveSpan(span, by, bars);
      expect(last - first).toBe(span[1] - span[0]);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(bars);
    }),
  );
});

test('the ends never cross', () => {
  fc.assert(
    fc.property(
      anySpan,
      fc.constantFrom('first' as const, 'last' as const),
      fc.integer({ min: -50, max: 50 }),
      (span, end, bar) => {
        const [first, last] = setEnd(span, end, bar, bars);
        expect(first).toBeLessThanOrEqual(last);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(bars);
      },
    ),
  );
});

test('arrows move by one bar, Home to the start, letters not at all', () => {
  expect(['ArrowRight', 'ArrowLeft', 'PageUp', 'Home', 'x'].map((key) => stepOfKey(key, bars))).toEqual([
    1,
    -1,
    10,
    -20,
    null,
  ]);
});
