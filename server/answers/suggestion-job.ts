import type { AtomGraph } from '../engines/net/suggest/atom-graph.ts';
import type { Ground } from '../engines/net/suggest/ground.ts';
import { type Regroupings, regroup } from '../engines/net/suggest/regroup.ts';
import { type SplitSuggestions, suggestSplit } from '../engines/net/suggest/suggest-split.ts';
import type { SplitTarget } from '../engines/net/suggest/target.ts';

/** Lines through a leaf. Plain data, so that it can travel between threads. */
export interface SplitJob {
  readonly kind: 'split';
  readonly ground: Ground;
  readonly target: SplitTarget;
  readonly seed: number;
}

/** Groups of the units below one, by their ids. */
export interface RegroupJob {
  readonly kind: 'regroup';
  readonly graph: AtomGraph;
  readonly ids: readonly string[];
  readonly target: SplitTarget;
  readonly seed: number;
}

export type SuggestionJob = SplitJob | RegroupJob;

export interface SuggestionResults {
  readonly split: SplitSuggestions;
  readonly regroup: Regroupings;
}

export const runSuggestionJob = (job: SuggestionJob): SuggestionResults[SuggestionJob['kind']] =>
  job.kind === 'split'
    ? suggestSplit(job.ground, job.target, job.seed)
    : regroup(job.graph, job.ids, job.target, job.seed);
