import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type BodyOf } from './client.ts';

const { people } = api;
const person = people[':id'];

export const usePeople = () =>
  useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => answerOf(people.$get({ query: {} }, { init: { signal } })),
    staleTime: 0,
  });

/** Areas and offices that a role can be given for. */
export const useRoleChoices = () =>
  useQuery({
    queryKey: ['people', 'choices'],
    queryFn: ({ signal }) => answerOf(people.choices.$get({ query: {} }, { init: { signal } })),
  });

/** A change after which the list of people is asked for again. */
const usePeopleChange = <Given, Answer>(change: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'], exact: true }),
  });
};

const byId = (id: string) => ({ param: { id }, query: {} });

export const useNewPerson = () =>
  usePeopleChange((json: BodyOf<typeof people.$post>) => answerOf(people.$post({ query: {}, json })));

export const usePersonChange = (id: string) =>
  usePeopleChange((json: BodyOf<typeof person.$patch>) => answerOf(person.$patch({ ...byId(id), json })));

export const useRolesChange = (id: string) =>
  usePeopleChange((json: BodyOf<typeof person.roles.$put>) =>
    answerOf(person.roles.$put({ ...byId(id), json })),
  );

/** A code for a new password. */
export const useNewCode = (id: string) =>
  usePeopleChange(() => answerOf(person['one-time-code'].$post(byId(id))));

/** Takes the second factor away from somebody who lost the phone. */
export const useFactorRemoval = (id: string) => usePeopleChange(() => person.totp.$delete(byId(id)));

export const usePersonSessionsEnd = (id: string) => usePeopleChange(() => person.sessions.$delete(byId(id)));
