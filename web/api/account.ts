import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type BodyOf } from './client.ts';

const { account } = api;

export const useAccount = () =>
  useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => answerOf(account.$get({ query: {} }, { init: { signal } })),
    staleTime: 0,
  });

/** A secret for the phone; it counts once a first code confirms it. */
export const useTotpOffer = () =>
  useQuery({
    queryKey: ['totp-offer'],
    queryFn: () => answerOf(account.totp.$post({ query: {} })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** Confirms the offered secret; the account is read anew by whoever shows it. */
export const useTotpConfirmation = () =>
  useMutation({
    mutationFn: (json: BodyOf<typeof account.totp.confirm.$post>) =>
      answerOf(account.totp.confirm.$post({ query: {}, json })),
  });

/** A change after which the account is asked for again. */
const useAccountChange = <Given, Answer>(change: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['account'] }),
  });
};

const codes = account['recovery-codes'];
export const useNewRecoveryCodes = () =>
  useAccountChange((json: BodyOf<typeof codes.$post>) => answerOf(codes.$post({ query: {}, json })));

export const useTotpRemoval = () =>
  useAccountChange((json: BodyOf<typeof account.totp.remove.$post>) =>
    account.totp.remove.$post({ query: {}, json }),
  );

/** All other sessions end with the old password. */
export const usePasswordChange = () =>
  useAccountChange((json: BodyOf<typeof account.password.$post>) =>
    account.password.$post({ query: {}, json }),
  );

export const useSessionEnd = () =>
  useAccountChange((id: string) => account.sessions[':id'].$delete({ param: { id }, query: {} }));

/** Ends all sessions but the one that asks. */
export const useOtherSessionsEnd = () => useAccountChange(() => account.sessions.$delete({ query: {} }));

export const useNewToken = () =>
  useAccountChange((json: BodyOf<typeof account.tokens.$post>) =>
    answerOf(account.tokens.$post({ query: {}, json })),
  );

export const useTokenEnd = () =>
  useAccountChange((id: string) => account.tokens[':id'].$delete({ param: { id }, query: {} }));
