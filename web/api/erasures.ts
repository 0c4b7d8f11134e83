import { useMutation } from '@tanstack/react-query';
import { answerOf, api, type BodyOf } from './client.ts';

const { erasures } = api;

/** Deletes personal fields for ever; the history keeps how many and why. */
export const useErasure = () =>
  useMutation({
    mutationFn: (json: BodyOf<typeof erasures.$post>) => answerOf(erasures.$post({ query: {}, json })),
  });
