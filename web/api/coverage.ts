import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CoverageChoices, CoverageLevel, CoverageLimit } from '../../server/contract/coverage.ts';
import { answerOf, api } from './client.ts';

/** Shares per unit of a level. */
export const useCoverage = (choices: CoverageChoices, level: CoverageLevel) =>
  useQuery({
    queryKey: ['coverage', choices, level],
    queryFn: ({ signal }) =>
      answerOf(api.coverage.$get({ query: { ...choices, level } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });

/** Every compound with its nearest station. */
export const useCoverageCompounds = (choices: CoverageChoices) =>
  useQuery({
    queryKey: ['coverage', 'compounds', choices],
    queryFn: ({ signal }) => answerOf(api.coverage.compounds.$get({ query: choices }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });

/** Compounds beyond a limit, the worst first. */
export const useCoverageGaps = (choices: CoverageChoices, limit: CoverageLimit) =>
  useQuery({
    queryKey: ['coverage', 'gaps', choices, limit],
    queryFn: ({ signal }) =>
      answerOf(api.coverage.gaps.$get({ query: { ...choices, limit, most: 50 } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });

/** What the answer for a compound rests on; nothing is asked without one. */
export const useCoverageEvidence = (choices: CoverageChoices, by: 'minutes' | 'meters', id: string | null) =>
  useQuery({
    queryKey: ['coverage', 'evidence', choices, by, id],
    enabled: id !== null,
    queryFn: ({ signal }) =>
      answerOf(
        api.coverage.compounds[':id'].$get(
          { param: { id: id ?? '' }, query: { ...choices, by } },
          { init: { signal } },
        ),
      ),
  });
