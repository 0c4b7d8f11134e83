import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MapLevel } from '../../server/contract/map-levels.ts';
import type { TicketQuestion } from '../state/ticket-question.ts';
import { answerOf, api } from './client.ts';
import { useMay } from './session.ts';

export type AssessedBy = 'assessed-street' | 'office';

interface AssessmentWish {
  readonly by: AssessedBy;
  /** Composite and ranks, which are off until somebody asks. */
  readonly ranked: boolean;
}

/** 考核口径 per street or office; waits for a question. */
export const useAssessment = ({ by, ranked }: AssessmentWish, question: TicketQuestion | null) =>
  useQuery({
    queryKey: ['tickets', 'assessment', by, ranked, question],
    queryFn: ({ signal }) => {
      const wish = ranked ? ({ composite: 'true', ranked: 'true' } as const) : {};
      return answerOf(
        api.indicators.assessment.$get({ query: { ...question, ...wish, by } }, { init: { signal } }),
      );
    },
    enabled: useMay('counts') && question !== null,
    placeholderData: keepPreviousData,
  });

/** 研判口径 per unit of a level; waits for a question. */
export const useInsight = (level: MapLevel, question: TicketQuestion | null) =>
  useQuery({
    queryKey: ['tickets', 'insight', level, question],
    queryFn: ({ signal }) =>
      answerOf(api.indicators.insight.$get({ query: { ...question, level } }, { init: { signal } })),
    enabled: useMay('counts') && question !== null,
    placeholderData: keepPreviousData,
  });
