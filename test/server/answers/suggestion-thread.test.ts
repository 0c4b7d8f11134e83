import { describe, expect, it } from 'vitest';
import { createSuggester } from '../../../server/answers/suggestion-thread.ts';
import { randomGround } from '../../support/random-ground.ts';

const ground = randomGround({ columns: 5, rows: 3, seed: 3, hasHole: false, isApart: false });
const job = { kind: 'split', ground, target: { parts: 3 }, seed: 1 } as const;

describe('the thread of suggestions', () => {
  it('leaves the event loop free and answers one after the other', async () => {
    const suggester = createSuggester();
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    const [first, second] = await Promise.all([suggester.run(job), suggester.run(job)]);
    clearInterval(counting);
    expect(first.suggestions.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
    expect(turns).toBeGreaterThan(5);
  });

  it('gives up what takes too long, says so, and goes on with the next', async () => {
    const suggester = createSuggester({ mostMilliseconds: 5 });
    for (const each of [suggester.run(job), suggester.run(job)])
      await expect(each).rejects.toMatchObject({ code: 'suggest-too-slow', params: { seconds: 1 } });
  });

  it('says when too many wait', async () => {
    const suggester = createSuggester({ mostWaiting: 1 });
    const [running, waiting] = [suggester.run(job), suggester.run(job)];
    await expect(suggester.run(job)).rejects.toMatchObject({ code: 'suggest-busy' });
    expect((await waiting).suggestions).toHaveLength((await running).suggestions.length);
  });

  it('lives on when a job fails', async () => {
    const suggester = createSuggester();
    const broken = { ...job, ground: { ...ground, buildings: null } } as never;
    await expect(suggester.run(broken)).rejects.toThrow();
    expect((await suggester.run(job)).suggestions.length).toBeGreaterThan(0);
  });
});
