import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../../server/ingest/json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place of a fault in JSON', () => {
  it.each([
    ['{"a": 1,}', 8, '"', '}'],
    ['{"a" 1}', 5, ':', '1'],
    ['[1 2]', 3, ', ]', '2'],
    ['[1, 2', 5, ', ]', ''],
    ['{"a": nul}', 6, 'value', 'n'],
    ['{"a": "x\ny"}', 8, '"', '\\n'],
    ['{"a": "x', 8, '"', ''],
    ['[01]', 1, 'value', '0'],
    ['', 0, 'value', ''],
    ['{} {}', 3, 'EOF', '{'],
  ])('in %j is at %i', (text, position, expected, found) => {
    expect(findJsonFault(text)).toEqual({ position, expected, found });
  });

  it('is found exactly when JSON.parse refuses, whatever one changes in a good text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 2 }), fc.nat(3), (good, at, put, drop) => {
        const from = at % (good.length + 1);
        const text = good.slice(0, from) + put + good.slice(from + drop);
        const fault = findJsonFault(text);
        expect(fault === null).toBe(isJson(text));
        if (fault) expect(fault.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found below any depth of nesting', () => {
    expect(findJsonFault('['.repeat(200_000))?.position).toBe(200_000);
  });
});
