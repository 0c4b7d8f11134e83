import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const usePartyOrg = (id: string) =>
  useQuery({
    queryKey: ['party-org', id],
    queryFn: ({ signal }) =>
      answerOf(api['party-orgs'][':id'].$get({ param: { id }, query: {} }, { init: { signal } })),
  });
