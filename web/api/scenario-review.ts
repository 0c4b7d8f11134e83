import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Scenario } from '../../server/contract/scenarios.ts';
import { answerOf, api, type BodyOf } from './client.ts';

const one = api.scenarios[':id'];

const useScenarioChange = <Given, Answer>(
  { id }: Pick<Scenario, 'id'>,
  change: (given: Given) => Promise<Answer>,
) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // What is refused says that the page is old, too.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['scenarios'] }),
        client.invalidateQueries({ queryKey: ['scenario', id] }),
      ]),
  });
};

const seen = ({ id, version }: Pick<Scenario, 'id' | 'version'>) => ({
  ...{ param: { id }, query: {}, header: { 'if-match': `"${version}"` } },
});

export const useDescription = (scenario: Scenario) =>
  useScenarioChange(scenario, (json: BodyOf<typeof one.$patch>) =>
    answerOf(one.$patch({ ...seen(scenario), json })),
  );

/** Hands a draft in. */
export const useSubmission = (scenario: Scenario) =>
  useScenarioChange(scenario, () => answerOf(one.submission.$post(seen(scenario))));

export const useDecision = (scenario: Scenario) =>
  useScenarioChange(scenario, (json: BodyOf<typeof one.decisions.$post>) =>
    answerOf(one.decisions.$post({ ...seen(scenario), json })),
  );

export const usePublication = (scenario: Scenario) =>
  useScenarioChange(scenario, (json: BodyOf<typeof one.publication.$post>) =>
    answerOf(one.publication.$post({ ...seen(scenario), json })),
  );

export const useWithdrawal = (scenario: Scenario) =>
  useScenarioChange(scenario, (json: BodyOf<typeof one.withdrawal.$post>) =>
    answerOf(one.withdrawal.$post({ ...seen(scenario), json })),
  );

/** Computes the certificate anew. */
export const useCertificate = ({ id }: Scenario) =>
  useMutation({ mutationFn: () => answerOf(one.certificate.$get({ param: { id }, query: {} })) });

/** What keeps a scenario from standing on the latest revision. */
export const useConflicts = ({ id, isBehind }: Scenario) =>
  useQuery({
    queryKey: ['scenario', id, 'conflicts'],
    queryFn: ({ signal }) => answerOf(one.conflicts.$get({ param: { id }, query: {} }, { init: { signal } })),
    enabled: isBehind,
    retry: false,
  });

/** Moves a draft on to the latest revision. */
export const useRebase = (scenario: Scenario) =>
  useScenarioChange(scenario, () => answerOf(one.rebase.$post(seen(scenario))));

/** A draft of one's own from a scenario, on its base or on the latest revision. */
export const useCopy = (scenario: Scenario) =>
  useScenarioChange(scenario, (json: BodyOf<typeof one.copies.$post>) =>
    answerOf(one.copies.$post({ param: { id: scenario.id }, query: {}, json })),
  );

export const useComments = (id: string) =>
  useQuery({
    queryKey: ['scenario', id, 'comments'],
    queryFn: ({ signal }) => answerOf(one.comments.$get({ param: { id }, query: {} }, { init: { signal } })),
    select: (answer) => answer.comments,
    staleTime: 0,
  });

export const useNewComment = (id: string) =>
  useScenarioChange({ id }, (json: BodyOf<typeof one.comments.$post>) =>
    answerOf(one.comments.$post({ param: { id }, query: {}, json })),
  );

export const useSettledComment = (id: string) =>
  useScenarioChange({ id }, (comment: string) =>
    answerOf(one.comments[':comment'].resolution.$post({ param: { id, comment }, query: {} })),
  );
