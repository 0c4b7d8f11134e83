import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type BodyOf } from './client.ts';

const { releases } = api;

/** All proposals and what became of them, and what a new one can be made of. */
export const useReleases = () =>
  useQuery({
    queryKey: ['releases'],
    queryFn: ({ signal }) => answerOf(releases.$get({ query: {} }, { init: { signal } })),
    staleTime: 0,
  });

/** The figures of one proposal. */
export const useReleaseTable = (id: number) =>
  useQuery({
    queryKey: ['releases', id],
    queryFn: ({ signal }) => answerOf(releases.$get({ query: { table: String(id) } }, { init: { signal } })),
    select: (answer) => answer.table,
  });

/** What would be published, or why nothing would; changes nothing. */
export const useTrial = () =>
  useMutation({
    mutationFn: (json: BodyOf<typeof releases.trial.$post>) =>
      answerOf(releases.trial.$post({ query: {}, json })),
  });

const useReleaseChange = <Given, Answer>(change: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['releases'] }),
  });
};

export const useProposal = () =>
  useReleaseChange((json: BodyOf<typeof releases.$post>) => answerOf(releases.$post({ query: {}, json })));

type Review = (typeof releases)[':id']['review']['$post'];

export const useReview = (id: number) =>
  useReleaseChange((json: BodyOf<Review>) =>
    answerOf(releases[':id'].review.$post({ param: { id: String(id) }, query: {}, json })),
  );
