import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MapLevel } from '../../server/contract/map-levels.ts';
import type { ComparedPeriod, UnitMeasure } from '../../server/contract/measure-names.ts';
import type { TicketQuestion } from '../state/ticket-question.ts';
import { answerOf, api } from './client.ts';
import { useMay } from './session.ts';

interface Wanted {
  readonly level: MapLevel;
  readonly measure: UnitMeasure;
  readonly compare: ComparedPeriod;
}

/** One value for each unit of a level; waits for a question. */
export const useUnitMeasure = ({ level, measure, compare }: Wanted, question: TicketQuestion | null) =>
  useQuery({
    queryKey: ['tickets', 'measure', level, measure, compare, question],
    queryFn: ({ signal }) =>
      answerOf(
        api.tickets.units.$get({ query: { ...question, level, measure, compare } }, { init: { signal } }),
      ),
    enabled: useMay('counts') && question !== null,
    placeholderData: keepPreviousData,
  });
