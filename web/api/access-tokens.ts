import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

const tokens = api['access-tokens'];
const queryKey = ['access-tokens'];

/** Everybody's tokens that hold, for administrators. */
export const useOwnedTokens = () =>
  useQuery({
    queryKey,
    queryFn: ({ signal }) => answerOf(tokens.$get({ query: {} }, { init: { signal } })),
    staleTime: 0,
  });

export const useTokenRevocation = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => tokens[':id'].$delete({ param: { id }, query: {} }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey }),
        client.invalidateQueries({ queryKey: ['people'], exact: true }),
      ]),
  });
};
