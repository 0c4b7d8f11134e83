import { useQueries, useQuery } from '@tanstack/react-query';
import type { PublicWalks } from '../../server/contract/public-stations.ts';
import type { Walker } from '../../server/contract/walking.ts';
import type { Language } from '../i18n/language.ts';
import { answerOf, api } from './client.ts';

/** All stations; asked again while the page is open, because hours change. */
export const usePublicStations = () =>
  useQuery({
    queryKey: ['public', 'stations'],
    queryFn: ({ signal }) => answerOf(api.public.stations.$get({ query: {} }, { init: { signal } })),
    refetchInterval: 10 * 60_000,
  });

/** All names to start from; fetched when somebody begins to type. */
export const usePublicPlaces = (enabled: boolean) =>
  useQuery({
    queryKey: ['public', 'places'],
    queryFn: ({ signal }) => answerOf(api.public.places.$get({ query: {} }, { init: { signal } })),
    enabled,
    staleTime: 3_600_000,
  });

/** Walking times of some cells, in their order. */
export const usePublicWalks = (cells: readonly string[], walker: Walker) =>
  useQueries({
    queries: cells.map((cell) => ({
      queryKey: ['public', 'walks', cell, walker],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<PublicWalks> =>
        answerOf(api.public.walks.$get({ query: { cell, walker } }, { init: { signal } })),
      staleTime: 300_000,
    })),
  });

/** Ways from a cell to a station. */
export const usePublicDirections = (
  question: { cell: string; walker: Walker; station: string } | null,
  language: Language,
) =>
  useQuery({
    queryKey: ['public', 'directions', question, language],
    queryFn: ({ signal }) =>
      answerOf(
        api.public.directions.$get(
          {
            query: { cell: question?.cell ?? '', walker: question?.walker, station: question?.station ?? '' },
          },
          { init: { signal } },
        ),
      ),
    enabled: question !== null,
    staleTime: 300_000,
  });
