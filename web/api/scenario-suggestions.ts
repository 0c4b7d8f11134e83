import { useMutation } from '@tanstack/react-query';
import type { SplitSuggestionsAnswer } from '../../server/contract/scenario-suggestions.ts';
import { answerOf, api, type BodyOf } from './client.ts';

const suggestions = api.scenarios[':id'].units[':unit']['split-suggestions'];

/** Up to three ways to split a unit of a draft by households, along roads and walls. */
export const useSplitSuggestions = (id: string, unit: string) =>
  useMutation({
    mutationFn: async (json: BodyOf<typeof suggestions.$post>) =>
      // JSON leaves out what is undefined, which the types of answers cannot say.
      (await answerOf(suggestions.$post({ param: { id, unit }, query: {}, json }))) as SplitSuggestionsAnswer,
  });
