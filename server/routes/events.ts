import { createRoute } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { LayerEvent } from '../contract/events.ts';
import { watchCaller } from '../http/caller-watch.ts';
import type { CallerBook } from '../http/callers.ts';
import type { AppDeps } from '../http/deps.ts';
import { readingOf } from '../http/freshness-check.ts';
import type { Metrics } from '../http/metrics.ts';
import { describedRoutes } from '../http/openapi.ts';
import { getFreshness } from '../queries/freshness.ts';

const heartbeatMs = 20_000;
/** A session that expires sends no message: how often a stream asks, at the heartbeat that follows. */
const checkMs = 15_000;
const openStreams = 'open_event_streams';

const route = createRoute({
  method: 'get',
  path: '/api/events',
  tags: ['events'],
  summary: 'Server-sent events of name `layer`: the build of every layer at first, then each new one',
  responses: {
    200: { description: 'Event stream', content: { 'text/event-stream': { schema: z.string() } } },
  },
});

/** The stream ends with the session or token it was opened with, and when the rights of its holder change. */
export const eventRoutes = (deps: AppDeps, metrics: Metrics, callers: CallerBook) => {
  metrics.addToGauge(openStreams, 0);
  return describedRoutes().openapi(route, (c) => {
    const readBuilds = async (): Promise<LayerEvent[]> => {
      const { builds, netRevision } = await readingOf(c, deps)(getFreshness);
      return [...builds].map(([layer, build]) => ({ layer, build, netRevision: netRevision?.id ?? null }));
    };
    c.header('X-Accel-Buffering', 'no');
    // Nobody would ever read, or close, the stream of a HEAD request.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
    return streamSSE(c, async (stream) => {
      // The latest build of a layer is all that a page needs, so a slow one costs no more memory.
      const waiting = new Map<string, LayerEvent>();
      const latest = new Map<string, number>();
      let wake = (): void => {};
      const send = (...events: LayerEvent[]): void => {
        for (const event of events) {
          // The builds of the moment may come after an event that is newer.
          if (event.build < (latest.get(event.layer) ?? 0)) continue;
          latest.set(event.layer, event.build);
          waiting.set(event.layer, event);
        }
        wake();
      };
      // Events that were missed are made good by the builds of the moment.
      const sendBuilds = (): void => {
        readBuilds().then(
          (events) => send(...events),
          () => stream.abort(),
        );
      };
      const watch = watchCaller(c, deps, callers, () => stream.abort());
      let checkedAt = Date.now();
      const unsubscribe = deps.events.subscribe((event) => send(event), sendBuilds);
      metrics.addToGauge(openStreams, 1);
      stream.onAbort(() => wake());
      sendBuilds();
      try {
        while (!stream.aborted && !stream.closed) {
          const events = [...waiting.values()];
          waiting.clear();
          for (const event of events) await stream.writeSSE({ event: 'layer', data: JSON.stringify(event) });
          if (stream.aborted) break;
          if (Date.now() - checkedAt >= checkMs) {
            checkedAt = Date.now();
            await watch.check();
          }
          if (stream.aborted) break;
          const woken = await waitFor(
            (resolve) => {
              wake = resolve;
            },
            waiting.size > 0 ? 0 : heartbeatMs,
          );
          if (!woken && waiting.size === 0) await stream.write(': still here\n\n');
        }
      } finally {
        unsubscribe();
        watch.close();
        metrics.addToGauge(openStreams, -1);
      }
    });
  });
};

/** True when it was woken, false when the time was over. */
const waitFor = (begin: (wake: () => void) => void, milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    begin(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
