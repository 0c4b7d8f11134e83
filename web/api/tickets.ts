import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { useMay } from './session.ts';

export interface TicketFilter {
  readonly from: string;
  readonly until: string;
  readonly categories: readonly number[];
}

const chosen = (categories: readonly number[]) =>
  categories.length > 0 ? { categories: categories.join(',') } : {};

const queryOf = (filter: TicketFilter | null) =>
  filter ? { from: filter.from, until: filter.until, ...chosen(filter.categories) } : {};

export const useTicketCategories = () =>
  useQuery({
    queryKey: ['tickets', 'categories'],
    queryFn: ({ signal }) => answerOf(api.tickets.categories.$get({ query: {} }, { init: { signal } })),
    enabled: useMay('counts'),
    select: (answer) => answer.categories,
  });

/** Counts in 100 m cells; waits for a period. */
export const useTicketCells = (filter: TicketFilter | null) =>
  useQuery({
    queryKey: ['tickets', 'cells', filter],
    queryFn: ({ signal }) =>
      answerOf(api.tickets.cells.$get({ query: queryOf(filter) }, { init: { signal } })),
    enabled: useMay('counts') && filter !== null,
    placeholderData: keepPreviousData,
  });

/** Tickets a day over the whole time. */
export const useTicketTimeline = (categories: readonly number[]) =>
  useQuery({
    queryKey: ['tickets', 'timeline', categories],
    queryFn: ({ signal }) =>
      answerOf(api.tickets.timeline.$get({ query: chosen(categories) }, { init: { signal } })),
    enabled: useMay('counts'),
    placeholderData: keepPreviousData,
  });

/** Tickets of one unit in a period. */
export const useUnitTickets = (unitId: string, filter: TicketFilter | null) =>
  useQuery({
    queryKey: ['tickets', 'unit', unitId, filter],
    queryFn: ({ signal }) =>
      answerOf(
        api.units[':id'].tickets.$get(
          { param: { id: unitId }, query: queryOf(filter) },
          { init: { signal } },
        ),
      ),
    enabled: useMay('counts') && filter !== null,
    placeholderData: keepPreviousData,
  });
