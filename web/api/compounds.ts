import { useQuery } from '@tanstack/react-query';
import type { CompoundDetail } from '../../server/contract/compounds.ts';
import { getJson } from './client.ts';

export const useCompound = (id: string) =>
  useQuery({
    queryKey: ['compound', id],
    queryFn: ({ signal }) => getJson<CompoundDetail>(`/api/compounds/${id}`, {}, signal),
  });
