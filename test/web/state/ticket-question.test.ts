import { expect, test } from 'vitest';
import { ticketFilterSchema } from '../../../server/contract/tickets.ts';
import { noFilters } from '../../../web/state/ticket-filters.ts';
import { questionOf, without } from '../../../web/state/ticket-question.ts';

const nothing = { categories: [], filters: noFilters, within: null, net: null };
const unit = '3f2b6a6e-1111-4222-8333-444455556666';

test('a view without any filter asks for its period alone', () => {
  expect(questionOf(nothing)).toEqual({});
  expect(questionOf(nothing, { from: '2026-06-01', until: '2026-06-30' })).toEqual({
    from: '2026-06-01',
    until: '2026-06-30',
  });
});

test('every filter reaches the server by a name that it knows, in a form that it takes', () => {
  const question = questionOf({
    categories: [3, 12],
    filters: {
      sources: ['12345热线', '微信小程序'],
      requestTypes: ['complaint'],
      states: ['closed'],
      lights: ['late'],
      hours: ['0', '23'],
      weekdays: ['7'],
      streets: ['none'],
      offices: [unit],
    },
    within: unit,
    net: 4,
  });
  expect(ticketFilterSchema.strict().parse(question)).toEqual({ ...question, net: 4 });
  expect(Object.keys(question)).toHaveLength(11);
});

test('a part can be left out', () => {
  expect(without({ from: '2026-06-01', hours: '1' }, 'hours')).toEqual({ from: '2026-06-01' });
});
