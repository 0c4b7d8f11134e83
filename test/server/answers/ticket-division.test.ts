import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsForLevel, divide, divisions, matchLevels } from '../../../server/answers/ticket-division.ts';
import { unitLevels } from '../../../server/contract/layers.ts';

const placed = {
  withheld: false,
  matchLevel: 'compound',
  hasPoint: true,
  hasCell: true,
  inUnit: true,
} as const;

it.each([
  [placed, 'inCell'],
  [{ ...placed, inUnit: false }, 'outside'],
  [{ ...placed, matchLevel: 'road' }, 'coarse'],
  [{ ...placed, matchLevel: 'street', hasPoint: false, hasCell: false }, 'coarse'],
  [{ ...placed, matchLevel: 'none', hasPoint: false, hasCell: false, inUnit: false }, 'withoutPlace'],
  [{ ...placed, hasPoint: false, hasCell: false, inUnit: false }, 'withoutPlace'],
  [{ ...placed, withheld: true, matchLevel: 'none' }, 'withheld'],
] as const)('%o is %s', (ticket, division) => {
  expect(divide(ticket)).toBe(division);
});

it('nothing withheld, coarse or outside is ever shown in a cell', () => {
  fc.assert(
    fc.property(
      fc.record({
        withheld: fc.boolean(),
        matchLevel: fc.constantFrom(...matchLevels),
        hasPoint: fc.boolean(),
        hasCell: fc.boolean(),
        inUnit: fc.boolean(),
      }),
      (ticket) => {
        const division = divide(ticket);
        expect(divisions).toContain(division);
        const mayBeShown =
          !ticket.withheld &&
          ['point', 'building', 'compound'].includes(ticket.matchLevel) &&
          ticket.hasPoint &&
          ticket.hasCell &&
          ticket.inUnit;
        expect(division === 'inCell').toBe(mayBeShown);
      },
    ),
  );
});

it('a match coarser than a unit does not count for it', () => {
  for (const level of unitLevels) expect(countsForLevel(level)).not.toContain('none');
  expect(countsForLevel('micro-grid')).toEqual(['point', 'building', 'compound']);
  expect(countsForLevel('community')).not.toContain('road');
  expect(countsForLevel('street')).toContain('road');
});
