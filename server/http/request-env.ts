import type { Language } from '../contract/app-error.ts';
import type { Freshness } from '../queries/freshness.ts';
import type { Caller } from './caller.ts';

/** What every request carries. */
export interface RequestEnv {
  Variables: {
    requestId: string;
    language: Language;
    caller: Caller;
    /** What the answer depends on; null for callers who may not read it. */
    freshness: Freshness | null;
  };
}
