import { parentPort } from 'node:worker_threads';
import { runSuggestionJob, type SuggestionJob } from './suggestion-job.ts';

// A search holds its thread for a second or more, so it has one of its own, which is kept (suggestion-thread.ts).
parentPort?.on('message', (job: SuggestionJob) => parentPort?.postMessage(runSuggestionJob(job)));
