import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type {
  TicketCategory,
  TicketCells,
  TicketTimeline,
  UnitTickets,
} from '../../server/contract/tickets.ts';
import { getJson } from './client.ts';

export interface TicketFilter {
  readonly from: string;
  readonly until: string;
  readonly categories: readonly number[];
}

const parametersOf = (filter: TicketFilter) => ({
  from: filter.from,
  until: filter.until,
  categories: filter.categories.join(','),
});

export const useTicketCategories = () =>
  useQuery({
    queryKey: ['tickets', 'categories'],
    queryFn: ({ signal }) => getJson<{ categories: TicketCategory[] }>('/api/tickets/categories', {}, signal),
    select: (answer) => answer.categories,
  });

/** Counts in 100 m cells; waits for a period. */
export const useTicketCells = (filter: TicketFilter | null) =>
  useQuery({
    queryKey: ['tickets', 'cells', filter],
    queryFn: ({ signal }) =>
      getJson<TicketCells>('/api/tickets/cells', filter ? parametersOf(filter) : {}, signal),
    enabled: filter !== null,
    placeholderData: keepPreviousData,
  });

/** Tickets a day over the whole time. */
export const useTicketTimeline = (categories: readonly number[]) =>
  useQuery({
    queryKey: ['tickets', 'timeline', categories],
    queryFn: ({ signal }) =>
      getJson<TicketTimeline>('/api/tickets/timeline', { categories: categories.join(',') }, signal),
    placeholderData: keepPreviousData,
  });

/** Tickets of one unit in a period. */
export const useUnitTickets = (unitId: string, filter: TicketFilter | null) =>
  useQuery({
    queryKey: ['tickets', 'unit', unitId, filter],
    queryFn: ({ signal }) =>
      getJson<UnitTickets>(`/api/units/${unitId}/tickets`, filter ? parametersOf(filter) : {}, signal),
    enabled: filter !== null,
    placeholderData: keepPreviousData,
  });
