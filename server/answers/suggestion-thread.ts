import { Worker } from 'node:worker_threads';
import { AppError } from '../contract/app-error.ts';
import type { SuggestionJob, SuggestionResults } from './suggestion-job.ts';
import { threadProgram } from './thread-program.ts';

/** Searches beside the event loop, one after the other. */
export interface Suggester {
  /** Throws `suggest-busy` when too many wait, `suggest-too-slow` when one takes too long. */
  run<Kind extends SuggestionJob['kind']>(
    job: Extract<SuggestionJob, { kind: Kind }>,
  ): Promise<SuggestionResults[Kind]>;
}

interface Order {
  readonly job: SuggestionJob;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface SuggesterLimits {
  readonly mostWaiting?: number;
  /** Of one search, waiting not counted. */
  readonly mostMilliseconds?: number;
}

/** The thread starts with the first job and keeps no process alive; if it ends, the next job starts another. */
export const createSuggester = ({
  mostWaiting = 32,
  mostMilliseconds = 20_000,
}: SuggesterLimits = {}): Suggester => {
  const waiting: Order[] = [];
  let worker: Worker | null = null;
  let current: Order | null = null;
  let limit: NodeJS.Timeout | undefined;

  const end = (settle: (order: Order) => void): void => {
    clearTimeout(limit);
    const order = current;
    current = null;
    if (order !== null) settle(order);
    begin();
  };
  const start = (): Worker => {
    const started = new Worker(threadProgram('suggestion-worker'), { execArgv: [] });
    started.unref();
    const lose = (error: Error): void => {
      if (worker !== started) return;
      worker = null;
      void started.terminate();
      end(({ reject }) => reject(error));
    };
    started.on('message', (result: unknown) => end(({ resolve }) => resolve(result as never)));
    started.on('error', lose);
    started.on('exit', (code) => lose(new Error(`the thread of suggestions ended with ${code}`)));
    return started;
  };
  const begin = (): void => {
    if (current !== null) return;
    current = waiting.shift() ?? null;
    if (current === null) return;
    const own = worker ?? start();
    worker = own;
    limit = setTimeout(() => {
      worker = null;
      void own.terminate();
      const seconds = Math.ceil(mostMilliseconds / 1000);
      end(({ reject }) => reject(new AppError('suggest-too-slow', { seconds })));
    }, mostMilliseconds);
    own.postMessage(current.job);
  };
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= mostWaiting) {
          reject(new AppError('suggest-busy'));
          return;
        }
        waiting.push({ job, resolve, reject });
        begin();
      }),
  };
};
