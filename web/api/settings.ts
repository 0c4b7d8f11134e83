import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SettingName } from '../../server/contract/settings.ts';
import { answerOf, api, type BodyOf } from './client.ts';

const editions = api['public-editions'];

export const useSettings = () =>
  useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => answerOf(api.settings.$get({ query: {} }, { init: { signal } })),
    staleTime: 0,
  });

/** A change after which the settings, and the footer with its numbers, are asked for again. */
const useSettingsChange = <Given, Answer>(change: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['settings'] }),
        client.invalidateQueries({ queryKey: ['session'] }),
      ]),
  });
};

type SettingBody = BodyOf<(typeof api.settings)[':name']['$put']>;

export const useSettingChange = (name: SettingName) =>
  useSettingsChange((json: SettingBody) =>
    answerOf(api.settings[':name'].$put({ param: { name }, query: {}, json })),
  );

export const useNewEdition = () =>
  useSettingsChange((json: BodyOf<typeof editions.$post>) => answerOf(editions.$post({ query: {}, json })));
