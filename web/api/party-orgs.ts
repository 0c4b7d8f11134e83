import { useQuery } from '@tanstack/react-query';
import type { PartyOrgDetail } from '../../server/contract/party-orgs.ts';
import { getJson } from './client.ts';

export const usePartyOrg = (id: string) =>
  useQuery({
    queryKey: ['party-org', id],
    queryFn: ({ signal }) => getJson<PartyOrgDetail>(`/api/party-orgs/${id}`, {}, signal),
  });
