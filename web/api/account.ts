import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Account } from '../../server/contract/account.ts';
import { getJson, send } from './client.ts';

export const useAccount = () =>
  useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => getJson<Account>('/api/account', {}, signal),
    staleTime: 0,
  });

interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
  readonly qrSvg: string;
}

/** A secret for the phone; it counts once a first code confirms it. */
export const useTotpOffer = () =>
  useQuery({
    queryKey: ['totp-offer'],
    queryFn: () => send<TotpOffer>('POST', '/api/account/totp'),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}

/** Confirms the offered secret; the account is read anew by whoever shows it. */
export const useTotpConfirmation = () =>
  useMutation({
    mutationFn: (given: { code: string }) => send<RecoveryCodes>('POST', '/api/account/totp/confirm', given),
  });

const useAccountChange = <Given, Answer = null>(change: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['account'] }),
  });
};

export const useNewRecoveryCodes = () =>
  useAccountChange((given: { code: string }) =>
    send<RecoveryCodes>('POST', '/api/account/recovery-codes', given),
  );

export const useTotpRemoval = () =>
  useAccountChange((given: { code: string }) => send('POST', '/api/account/totp/remove', given));

export const usePasswordChange = () =>
  useAccountChange((given: { current: string; next: string }) =>
    send('POST', '/api/account/password', given),
  );

export const useSessionEnd = () =>
  useAccountChange((id: string) => send('DELETE', `/api/account/sessions/${id}`));

/** Ends all sessions but the one that asks. */
export const useOtherSessionsEnd = () => useAccountChange(() => send('DELETE', '/api/account/sessions'));

interface MadeToken {
  readonly token: string;
  readonly expiresAt: string;
}

export const useNewToken = () =>
  useAccountChange((given: { name: string; days: number }) =>
    send<MadeToken>('POST', '/api/account/tokens', given),
  );

export const useTokenEnd = () =>
  useAccountChange((id: string) => send('DELETE', `/api/account/tokens/${id}`));
