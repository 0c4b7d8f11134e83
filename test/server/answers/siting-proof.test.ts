import { describe, expect, it } from 'vitest';
import { proveSiting } from '../../../server/answers/siting-proof.ts';

/** Greedy takes the middle first, which is no part of the best pair; exchanging finds it. */
const rows = [
  [1, 1, 1, 0, 0, 0],
  [0, 0, 0, 1, 1, 1],
  [0, 1, 1, 1, 1, 0],
].map((row) => {
  const places = row.flatMap((reaches, place) => (reaches ? [place] : []));
  return { places: Uint32Array.from(places), costs: Uint32Array.from(places, () => 100) };
});

describe('the proof of a siting', () => {
  it('comes from the solver in a worker, with the gap of what was chosen at once', async () => {
    const question = {
      candidates: rows,
      weights: [10, 10, 10, 10, 10, 10],
      existing: [900, 900, 900, 900, 900, 900],
      count: 2,
      goal: { kind: 'coverage', limit: 400 },
    } as const;
    expect(await proveSiting(question, 20)).toEqual({
      chosen: [0, 1],
      gain: 60,
      bound: 60,
      gap: 0,
      isProven: true,
      gapAtOnce: 0,
    });
    const saved = await proveSiting({ ...question, goal: { kind: 'distance', farthest: 1_000 } }, 20);
    expect(saved).toMatchObject({ chosen: [0, 1], gain: 60 * 800, isProven: true });
  });
});
