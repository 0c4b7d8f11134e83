import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LayerEvent, layerEventSchema } from '../../../server/contract/events.ts';
import { raiseLayerBuilds } from '../../../server/queries/layer-revisions.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

const openStream = async (): Promise<{ next: () => Promise<LayerEvent>; close: () => Promise<void> }> => {
  const answer = await app.staff.request('/api/events');
  expect(answer.headers.get('Content-Type')).toContain('text/event-stream');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  const reader = answer.body?.getReader();
  if (reader === undefined) throw new Error('no stream');
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const message = text.slice(0, end);
          text = text.slice(end + 2);
          const data = /^data: (.*)$/m.exec(message)?.[1];
          if (data === undefined) continue;
          expect(message).toContain('event: layer');
          return layerEventSchema.parse(JSON.parse(data));
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += decoder.decode(value, { stream: true });
      }
    },
    close: () => reader.cancel(),
  };
};

const connections = async (): Promise<string> =>
  /^open_event_streams (\d+)$/m.exec(await (await app.staff.request('/metrics')).text())?.[1] ?? '';

it('tells the builds at first, and every open page within two seconds of a commit', async () => {
  const streams = [await openStream(), await openStream()];
  for (const stream of streams) {
    const first = new Map<string, number>();
    while (first.size < 8) {
      const { layer, build } = await stream.next();
      first.set(layer, build);
    }
    expect(first.get('stations')).toBe(1);
  }
  await app.database.sql.begin((sql) => raiseLayerBuilds(sql, ['stations'], 'test'));
  const committed = Date.now();
  for (const stream of streams)
    expect(await stream.next()).toEqual({ layer: 'stations', build: 2, netRevision: 2 });
  expect(Date.now() - committed).toBeLessThan(2000);
  expect(await connections()).toBe('2');
  await Promise.all(streams.map((stream) => stream.close()));
  await expect.poll(connections).toBe('0');
});

it('says nothing of what was not committed', async () => {
  const stream = await openStream();
  for (let count = 0; count < 8; count += 1) await stream.next();
  const refused = app.database.sql.begin(async (sql) => {
    await raiseLayerBuilds(sql, ['areas'], 'test');
    throw new Error('changed my mind');
  });
  await expect(refused).rejects.toThrow('changed my mind');
  await app.database.sql.begin((sql) => raiseLayerBuilds(sql, ['grids'], 'test'));
  expect((await stream.next()).layer).toBe('grids');
  await stream.close();
});

it('opens no stream for a HEAD request', async () => {
  const answer = await app.staff.request('/api/events', { method: 'HEAD' });
  expect(answer.headers.get('Content-Type')).toContain('text/event-stream');
  await expect.poll(connections).toBe('0');
});
