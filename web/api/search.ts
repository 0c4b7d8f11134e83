import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

const mostResults = '20';

/** Units, compounds, stations and organisations by name, alias or code; asks nothing for an empty text. */
export const useSearch = (text: string) =>
  useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) =>
      answerOf(api.search.$get({ query: { q: text, limit: mostResults } }, { init: { signal } })),
    enabled: text !== '',
    select: (answer) => answer.results,
  });
