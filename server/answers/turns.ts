import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../engines/tiles/steps.ts';

/** How long work may hold the event loop before requests that came in meanwhile get their turn. */
const turnMilliseconds = 8;

/** Does long work in turns with everything else that the process does. */
export const inTurns = async <Result>(steps: Steps<Result>): Promise<Result> => {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < turnMilliseconds) continue;
    await setImmediate();
    began = performance.now();
  }
};
