import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TicketDimension } from '../../server/contract/ticket-dimensions.ts';
import { type TicketQuestion, without } from '../state/ticket-question.ts';
import { answerOf, api } from './client.ts';
import { useMay } from './session.ts';

export const useTicketCategories = () =>
  useQuery({
    queryKey: ['tickets', 'categories'],
    queryFn: ({ signal }) => answerOf(api.tickets.categories.$get({ query: {} }, { init: { signal } })),
    enabled: useMay('counts'),
    select: (answer) => answer.categories,
  });

/** Names of the streets and offices that filters call by their ids. */
export const useTicketChoices = () =>
  useQuery({
    queryKey: ['tickets', 'choices'],
    queryFn: ({ signal }) => answerOf(api.tickets.choices.$get({ query: {} }, { init: { signal } })),
    enabled: useMay('counts'),
  });

/** Which days are not worked. */
export const useWorkCalendar = () =>
  useQuery({
    queryKey: ['tickets', 'calendar'],
    queryFn: ({ signal }) => answerOf(api.tickets.calendar.$get({ query: {} }, { init: { signal } })),
    enabled: useMay('counts'),
  });

/** Counts in 100 m cells; waits for a question. */
export const useTicketCells = (question: TicketQuestion | null) =>
  useQuery({
    queryKey: ['tickets', 'cells', question],
    queryFn: ({ signal }) =>
      answerOf(api.tickets.cells.$get({ query: question ?? {} }, { init: { signal } })),
    enabled: useMay('counts') && question !== null,
    placeholderData: keepPreviousData,
  });

/** Tickets a day over the whole time. */
export const useTicketTimeline = (question: TicketQuestion) => {
  const query = without(question, 'from', 'until');
  return useQuery({
    queryKey: ['tickets', 'timeline', query],
    queryFn: ({ signal }) => answerOf(api.tickets.timeline.$get({ query }, { init: { signal } })),
    enabled: useMay('counts'),
    placeholderData: keepPreviousData,
  });
};

/** How the tickets of a question divide by one dimension; waits for a question. */
export const useTicketBreakdown = (by: TicketDimension, question: TicketQuestion | null) =>
  useQuery({
    queryKey: ['tickets', 'breakdown', by, question],
    queryFn: ({ signal }) =>
      answerOf(api.tickets.breakdown.$get({ query: { ...question, by } }, { init: { signal } })),
    enabled: useMay('counts') && question !== null,
    placeholderData: keepPreviousData,
  });

/** Tickets of one unit; waits for a question. */
export const useUnitTickets = (unitId: string, question: TicketQuestion | null) =>
  useQuery({
    queryKey: ['tickets', 'unit', unitId, question],
    queryFn: ({ signal }) =>
      answerOf(
        api.units[':id'].tickets.$get({ param: { id: unitId }, query: question ?? {} }, { init: { signal } }),
      ),
    enabled: useMay('counts') && question !== null,
    placeholderData: keepPreviousData,
  });
