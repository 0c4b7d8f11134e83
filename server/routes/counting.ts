import type { Context } from 'hono';
import type { TicketColumnStore, TicketColumns } from '../answers/ticket-columns.ts';
import type { CountArea } from '../answers/ticket-filter.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getFreshness } from '../queries/freshness.ts';

/** Where the caller may see counts. */
export const areaOf = (c: Context<RequestEnv>): CountArea => c.get('caller').rights.get('counts') ?? [];

/** The columns that answer a request: those of the freshness it was compared with, else of now. */
export const columnsFor =
  (deps: AppDeps, store: TicketColumnStore) =>
  async (c: Context<RequestEnv>): Promise<TicketColumns> =>
    store.get(c.get('freshness') ?? (await readingOf(c, deps)(getFreshness)));
