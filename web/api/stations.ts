import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const useStation = (id: string) =>
  useQuery({
    queryKey: ['station', id],
    queryFn: ({ signal }) =>
      answerOf(api.stations[':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
    staleTime: 60_000,
  });
