import { useQuery } from '@tanstack/react-query';
import type { StationDetail } from '../../server/contract/stations.ts';
import { getJson } from './client.ts';

export const useStation = (id: string) =>
  useQuery({
    queryKey: ['station', id],
    queryFn: ({ signal }) => getJson<StationDetail>(`/api/stations/${id}`, {}, signal),
    staleTime: 60_000,
  });
