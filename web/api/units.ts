import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const useUnit = (id: string) =>
  useQuery({
    queryKey: ['unit', id],
    queryFn: ({ signal }) =>
      answerOf(api.units[':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
  });
