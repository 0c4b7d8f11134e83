import { useQuery } from '@tanstack/react-query';
import type { District } from '../../server/contract/district.ts';
import { getJson } from './client.ts';

/** What the instance holds; `district` is null while it is empty. */
export const useDistrict = () =>
  useQuery({
    queryKey: ['district'],
    queryFn: ({ signal }) => getJson<District>('/api/district', {}, signal),
  });
