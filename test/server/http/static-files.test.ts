import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { AppDeps } from '../../../server/http/deps.ts';
import { testSealer } from '../../support/test-app.ts';

const script = 'export const answer = 42;\n'.repeat(200);
let folder: string;
let app: ReturnType<typeof createApp>;

beforeAll(() => {
  const outer = mkdtempSync(join(tmpdir(), 'wangge-static-'));
  folder = join(outer, 'web');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'assets', 'main-Ab3dEf9h.js'), script);
  writeFileSync(join(folder, 'assets', 'plain.js'), script);
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  app = createApp({
    pool: undefined as unknown as AppDeps['pool'],
    engine: 'embedded',
    events: { subscribe: () => () => {}, onIdentityChange: () => () => {}, close: () => {} },
    log: pino({ level: 'silent' }),
    webFolder: folder,
    sealer: testSealer,
  });
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

it.each([
  '/',
  '/leader',
  '/map/district?z=12',
])('%s is the page, which is asked for anew each time', async (path) => {
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toContain('text/html');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
  expect(await answer.text()).toContain('page');
});

it('a file whose name holds its hash is kept for ever, compressed as the browser likes', async () => {
  const path = '/assets/main-Ab3dEf9h.js';
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync } as const;
  for (const [encoding, decode] of Object.entries(decoders)) {
    const answer = await app.request(path, { headers: { 'Accept-Encoding': encoding } });
    expect(answer.headers.get('Content-Encoding')).toBe(encoding);
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(decode(Buffer.from(await answer.arrayBuffer())).toString()).toBe(script);
  }
  const plain = await app.request(path);
  expect(plain.headers.get('Content-Encoding')).toBeNull();
  expect(await plain.text()).toBe(script);
});

it('a file that has not changed is not sent again', async () => {
  const first = await app.request('/assets/plain.js');
  expect(first.headers.get('Cache-Control')).toBe('no-cache');
  const etag = first.headers.get('ETag') ?? '';
  const second = await app.request('/assets/plain.js', { headers: { 'If-None-Match': etag } });
  expect(second.status).toBe(304);
});

it('a file that has changed on disk is sent anew', async () => {
  writeFileSync(join(folder, 'changing.txt'), 'before');
  expect(await (await app.request('/changing.txt')).text()).toBe('before');
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(join(folder, 'changing.txt'), 'after');
  expect(await (await app.request('/changing.txt')).text()).toBe('after');
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%00.js',
])('%s leads nowhere', async (path) => {
  const answer = await app.request(path);
  expect(await answer.text()).not.toContain('secret\n');
  expect(answer.status === 404 || (answer.headers.get('Content-Type') ?? '').includes('html')).toBe(true);
});

it('an unknown file and an unknown address of the server are not the page', async () => {
  for (const path of [
    '/.git/config',
    '/.env',
    '/map/.hidden/page',
    '/%2egit/config',
    '/x.php',
    '/x.php/page',
  ])
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
  for (const path of ['/assets/none.js', '/api/none', '/ogc/none', '/tiles/none', '/health/none'])
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
});

it('HEAD has the headers and no body', async () => {
  const answer = await app.request('/assets/plain.js', { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Length')).toBe(String(script.length));
  expect(await answer.text()).toBe('');
});
