import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export interface HistoryFilter {
  /** Empty: all. */
  readonly action: string;
  readonly actor: string;
  /** First and last day, Asia/Shanghai, both included; empty for open ends. */
  readonly from: string;
  readonly until: string;
}

const pageSize = '50';
const startOf = (day: string): string => `${day}T00:00:00+08:00`;
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const queryOf = ({ action, actor, from, until }: HistoryFilter) => ({
  limit: pageSize,
  ...(action === '' ? {} : { action }),
  ...(actor.trim() === '' ? {} : { actor: actor.trim() }),
  ...(from === '' ? {} : { from: startOf(from) }),
  ...(until === '' ? {} : { until: startOf(dayAfter(until)) }),
});

/** The history, the newest first, page by page. */
export const useHistory = (filter: HistoryFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ signal, pageParam }) => {
      const before = pageParam === null ? {} : { beforeId: String(pageParam) };
      return answerOf(api.audit.$get({ query: { ...queryOf(filter), ...before } }, { init: { signal } }));
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Whether the history is what was written; computed anew whenever it is asked for. */
export const useVerification = () =>
  useQuery({
    queryKey: ['audit-verification'],
    queryFn: ({ signal }) => answerOf(api.audit.verification.$get({ query: {} }, { init: { signal } })),
  });
