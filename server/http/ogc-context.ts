import type { Context } from 'hono';
import type { AppDeps } from './deps.ts';
import { originOf } from './origin.ts';
import type { RequestEnv } from './request-env.ts';

export type OgcContext = Context<RequestEnv>;

/** Query parameters as they were sent, repetitions included. */
export const queryParametersOf = (c: OgcContext): URLSearchParams => new URL(c.req.url).searchParams;

/** Absolute address of the features door, as the caller reaches it. */
export const ogcBaseOf = (c: OgcContext, deps: AppDeps): string => `${originOf(c, deps)}/ogc`;

/** Id of the net in force; 0, which no net has, where there is none or the caller may not know. */
export const netOf = (c: OgcContext): number => c.get('freshness')?.netRevision?.id ?? 0;
