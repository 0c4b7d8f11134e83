import { parentPort, workerData } from 'node:worker_threads';
import highsModule from 'highs';
import type { SitingOrder, SitingReport } from './siting-proof.ts';

/** The types of highs promise a nested default export, which the module does not have. */
const loadHighs = highsModule as unknown as (typeof highsModule)['default'];

// HiGHS blocks its thread until it has an answer or its time is up, so it has one of its own.
const optimal = 7;
const { program, candidateCount, timeLimitSeconds } = workerData as SitingOrder;
const highs = await loadHighs();
const report = highs.withModel({ format: 'lp', data: program }, (model): SitingReport => {
  model.options.set('time_limit', timeLimitSeconds);
  model.options.set('output_flag', false);
  const { modelStatus } = model.run();
  const values = model.getSolution().colValue;
  const chosen: number[] = [];
  for (let candidate = 0; candidate < candidateCount; candidate += 1)
    if ((values[model.getColByName(`x${candidate}`)] ?? 0) > 0.5) chosen.push(candidate);
  const bound = Number(model.info.get('mip_dual_bound'));
  return { chosen, bound, isProven: modelStatus === optimal };
});
parentPort?.postMessage(report);
