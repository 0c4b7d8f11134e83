import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SearchResult } from '../../server/contract/search.ts';
import { getJson } from './client.ts';

/** Units, compounds, stations and organisations by name, alias or code; asks nothing for an empty text. */
export const useSearch = (text: string) =>
  useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) =>
      getJson<{ results: SearchResult[] }>('/api/search', { q: text, limit: 20 }, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    select: (answer) => answer.results,
  });
