import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Right } from '../../server/contract/rights.ts';
import type { Session } from '../../server/contract/session.ts';
import { currentLanguage } from '../i18n/language.ts';
import { answerOf, api, type BodyOf } from './client.ts';

/** Who is signed in, what they may do, and by which doors one may come in. */
export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => answerOf(api.session.$get({ query: {} }, { init: { signal } })),
    // Not while somebody comes in: recovery codes on the page would be lost.
    refetchOnWindowFocus: ({ state }) => (state.data?.stage === 'full' ? 'always' : false),
  });

/** Whether whoever is signed in has a right. */
export const useMay = (right: Right): boolean => useSession().data?.rights.includes(right) ?? false;

/** Comes in by a door, or takes the next step of coming in. */
const useArrival = <Given>(enter: (given: Given) => Promise<Session>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: enter,
    onSuccess: (session) => client.setQueryData(['session'], session),
  });
};

const { password, 'one-time': oneTime, demo, setup } = api.session;
const { 'second-factor': secondFactor, 'new-password': newPassword } = api.session;

export const usePasswordSignIn = () =>
  useArrival((json: BodyOf<typeof password.$post>) => answerOf(password.$post({ query: {}, json })));

/** With the code of a first or forgotten password. */
export const useOneTimeSignIn = () =>
  useArrival((json: BodyOf<typeof oneTime.$post>) => answerOf(oneTime.$post({ query: {}, json })));

export const useDemoSignIn = () =>
  useArrival((json: BodyOf<typeof demo.$post>) => answerOf(demo.$post({ query: {}, json })));

/** Makes the first administrator. */
export const useSetup = () =>
  useArrival((json: BodyOf<typeof setup.$post>) => answerOf(setup.$post({ query: {}, json })));

export const useSecondFactor = () =>
  useArrival((json: BodyOf<typeof secondFactor.$post>) => answerOf(secondFactor.$post({ query: {}, json })));

export const useFirstPassword = () =>
  useArrival((json: BodyOf<typeof newPassword.$post>) => answerOf(newPassword.$post({ query: {}, json })));

/** Asks again who is signed in. */
export const useSessionRefresh = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['session'] });
};

/** Leaves the page for the doors of the staff, so that nothing of a session stays in memory. */
export const startAnew = (): void =>
  location.replace(currentLanguage() === 'en' ? '/sign-in?lang=en' : '/sign-in');

/** Ends the session. */
export const useSignOut = () =>
  useMutation({ mutationFn: () => api.session.$delete({ query: {} }), onSuccess: startAnew });

/** Where the government's own sign-on begins; it leads back to the start page. */
export const singleSignOnPath = (): string => '/api/session/single-sign-on';
