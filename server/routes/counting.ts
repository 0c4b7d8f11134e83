import type { Context } from 'hono';
import type { TicketColumnStore, TicketColumns } from '../answers/ticket-columns.ts';
import type { CountArea } from '../answers/ticket-filter.ts';
import { AppError } from '../contract/app-error.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { getFreshness } from '../queries/freshness.ts';
import { hasNetRevision } from '../queries/tile-bounds.ts';

/** Where the caller may see counts. */
export const areaOf = (c: Context<RequestEnv>): CountArea => c.get('caller').rights.get('counts') ?? [];

/**
 * The columns that answer a request: those of the freshness it was compared with, else of now, on the net that the
 * validated parameter `net` names, else on the one in force. Who may count in an area only counts on the net in force,
 * which says what lies in that area.
 */
export const columnsFor =
  (deps: AppDeps, store: TicketColumnStore) =>
  async (c: Context<RequestEnv>): Promise<TicketColumns> => {
    const freshness = c.get('freshness') ?? (await readingOf(c, deps)(getFreshness));
    const asked = c.req.query('net');
    const net = asked === undefined ? undefined : Number(asked);
    if (net === undefined || net === freshness.netRevision?.id) return store.get(freshness);
    if (areaOf(c) !== 'whole') throw new AppError('net-needs-whole');
    if (!(await readingOf(c, deps)((sql) => hasNetRevision(sql, net))))
      throw new AppError('not-found', { what: `net revision ${net}` });
    return store.get(freshness, net);
  };
