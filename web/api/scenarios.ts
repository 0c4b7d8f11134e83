import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Scenario } from '../../server/contract/scenarios.ts';
import { answerOf, api, type BodyOf } from './client.ts';

const { scenarios } = api;
const one = scenarios[':id'];

export const useScenarios = () =>
  useQuery({
    queryKey: ['scenarios'],
    queryFn: ({ signal }) => answerOf(scenarios.$get({ query: {} }, { init: { signal } })),
    select: (answer) => answer.scenarios,
    staleTime: 0,
  });

const scenarioQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenario', id],
    queryFn: ({ signal }) => answerOf(one.$get({ param: { id }, query: {} }, { init: { signal } })),
  });

export const useScenario = (id: string) => useQuery({ ...scenarioQuery(id), staleTime: 0 });

/** Begins a draft; answers with it. */
export const useNewScenario = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (json: BodyOf<typeof scenarios.$post>) => answerOf(scenarios.$post({ query: {}, json })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['scenarios'] }),
  });
};

/** Deletes a draft of one's own that was never handed in. */
export const useDiscard = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Pick<Scenario, 'id' | 'version'>) =>
      one.$delete({ param: { id }, query: {}, header: { 'if-match': `"${version}"` } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['scenarios'] }),
  });
};

/** Counts before and after, of what a scenario touches; asked anew for every version. */
export const useScenarioMetrics = (id: string, version: number) =>
  useQuery({
    queryKey: ['scenario', id, 'metrics', version],
    queryFn: ({ signal }) => answerOf(one.metrics.$get({ param: { id }, query: {} }, { init: { signal } })),
    placeholderData: (before) => before,
  });

/** What lies in every unit of a part, tickets and members included; asked anew for every version. */
export const useScenarioFigures = (id: string, unit: string, version: number) =>
  useQuery({
    queryKey: ['scenario', id, 'figures', unit, version],
    queryFn: ({ signal }) =>
      answerOf(one.figures.$get({ param: { id }, query: { unit, ground: 'false' } }, { init: { signal } })),
    placeholderData: (before) => before,
  });
