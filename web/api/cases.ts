import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api, type BodyOf } from './client.ts';

const { cases } = api;

export type CaseState = 'open' | 'closed' | 'all';

/** Cases of the offices of whoever asks, the newest first, page by page. */
export const useCases = (state: CaseState, number: string) =>
  useInfiniteQuery({
    queryKey: ['cases', state, number],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        cases.$get(
          {
            query: {
              state,
              ...(number === '' ? {} : { number }),
              ...(pageParam === null ? {} : { beforeId: String(pageParam) }),
            },
          },
          { init: { signal } },
        ),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** One case in full. Opening it is logged, so it is asked for once and not kept. */
export const useCase = (id: string) =>
  useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(cases[':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
    gcTime: 0,
  });

type Reveal = (typeof cases)[':id']['reveal']['$post'];

/** One personal field in plain text; who asks and why is logged. Nothing of it is kept. */
export const useReveal = (id: number) =>
  useMutation({
    mutationFn: (json: BodyOf<Reveal>) =>
      answerOf(cases[':id'].reveal.$post({ param: { id: String(id) }, query: {}, json })),
    gcTime: 0,
  });
