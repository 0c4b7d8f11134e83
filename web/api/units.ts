import { useQuery } from '@tanstack/react-query';
import type { UnitDetail } from '../../server/contract/units.ts';
import { getJson } from './client.ts';

export const useUnit = (id: string) =>
  useQuery({
    queryKey: ['unit', id],
    queryFn: ({ signal }) => getJson<UnitDetail>(`/api/units/${id}`, {}, signal),
  });
