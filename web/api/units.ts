import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** One unit; `isWanted` false asks for nothing. */
export const useUnit = (id: string, isWanted = true) =>
  useQuery({
    queryKey: ['unit', id],
    queryFn: ({ signal }) =>
      answerOf(api.units[':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
    enabled: isWanted,
  });
