import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** What the instance holds; `district` is null while it is empty. */
export const useDistrict = () =>
  useQuery({
    queryKey: ['district'],
    queryFn: ({ signal }) => answerOf(api.district.$get({ query: {} }, { init: { signal } })),
  });
