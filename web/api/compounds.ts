import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const useCompound = (id: string) =>
  useQuery({
    queryKey: ['compound', id],
    queryFn: ({ signal }) =>
      answerOf(api.compounds[':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
  });
