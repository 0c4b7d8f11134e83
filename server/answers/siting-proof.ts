import { Worker } from 'node:worker_threads';
import { type SitingAnswer, type SitingQuestion, siteStations, sitingGain } from '../engines/walk/siting.ts';
import { sitingProgram } from '../engines/walk/siting-program.ts';
import { threadProgram } from './thread-program.ts';

export interface SitingOrder {
  readonly program: string;
  readonly candidateCount: number;
  readonly timeLimitSeconds: number;
}

export interface SitingReport {
  readonly chosen: readonly number[];
  /** No choice can gain more than this. */
  readonly bound: number;
  readonly isProven: boolean;
}

/** A choice of places, and how far it can be from the best. */
export interface ProvenSiting extends SitingAnswer {
  readonly bound: number;
  /** (bound - gain) / bound; 0 is the optimum. */
  readonly gap: number;
  /** Whether the solver finished; else the gap may be smaller than it says. */
  readonly isProven: boolean;
  /** What the choice made at once lacks, compared with this one, as a share of it. */
  readonly gapAtOnce: number;
}

/**
 * Asks HiGHS in a worker for the best choice, for at most the given time; what it finds is compared with the choice made
 * at once, and the better one is given.
 */
export const proveSiting = async (
  question: SitingQuestion,
  timeLimitSeconds: number,
): Promise<ProvenSiting> => {
  const atOnce = siteStations(question);
  const program = sitingProgram(question);
  const candidateCount = question.candidates.length;
  const report = await solve({ program, candidateCount, timeLimitSeconds });
  const solved: SitingAnswer = { chosen: report.chosen, gain: sitingGain(question, report.chosen) };
  const best = solved.gain > atOnce.gain ? solved : atOnce;
  const bound = Math.max(report.bound, best.gain);
  const lacking = (gain: number): number => (bound === 0 ? 0 : (bound - gain) / bound);
  return {
    ...best,
    bound,
    gap: lacking(best.gain),
    isProven: report.isProven,
    gapAtOnce: lacking(atOnce.gain),
  };
};

const solve = (order: SitingOrder): Promise<SitingReport> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(threadProgram('siting-worker'), { workerData: order, execArgv: [] });
    worker.once('message', (report: SitingReport) => {
      resolve(report);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the solver ended with ${code}`)));
  });
