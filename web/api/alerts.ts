import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AlertFilters } from '../state/alert-filters.ts';
import { answerOf, api, type BodyOf } from './client.ts';

const { alerts } = api;

/** How often the page looks whether the first scan of a new district is done. */
const firstScanPollMs = 5_000;

/** Early warnings of the area of whoever asks, the latest first, page by page; asked again after each scan. */
export const useAlerts = ({ state, ...filters }: AlertFilters, scannedAt: string | null) =>
  useInfiniteQuery({
    queryKey: ['alerts', 'list', state, filters, scannedAt],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        alerts.$get(
          {
            query: {
              ...(state === 'all' ? {} : { state }),
              ...filters,
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
          { init: { signal } },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** How many were real so far, which office has how many tasks, and what may be filtered by. */
export const useAlertSummary = () =>
  useQuery({
    queryKey: ['alerts', 'summary'],
    queryFn: ({ signal }) => answerOf(alerts.summary.$get({ query: {} }, { init: { signal } })),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.scannedUntil === null ? firstScanPollMs : false),
  });

/** What came back last year in the weeks that lie ahead. */
export const useSeasonCalendar = () =>
  useQuery({
    queryKey: ['alerts', 'calendar'],
    queryFn: ({ signal }) => answerOf(alerts.calendar.$get({ query: {} }, { init: { signal } })),
  });

/** What was said of one alert. */
export const useAlertSteps = (id: number) =>
  useQuery({
    queryKey: ['alerts', 'one', id],
    queryFn: ({ signal }) =>
      answerOf(alerts[':id'].$get({ param: { id: String(id) }, query: {} }, { init: { signal } })),
    select: ({ steps }) => steps,
    staleTime: 0,
  });

type Change = (typeof alerts)[':id']['$patch'];
export type AlertChangeBody = BodyOf<Change>;

/** Says what became of an alert. */
export const useAlertChange = (id: number) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (json: AlertChangeBody) =>
      answerOf(alerts[':id'].$patch({ param: { id: String(id) }, query: {}, json })),
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
};
