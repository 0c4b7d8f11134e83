import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { AppDeps } from '../../../server/http/deps.ts';
import { jsonOf, testSealer } from '../../support/test-app.ts';

const open = (deps: Partial<AppDeps> = {}, lines: string[] = []) =>
  createApp({
    pool: { begin: () => Promise.reject(new Error('no database')) } as unknown as AppDeps['pool'],
    engine: 'embedded',
    events: { subscribe: () => () => {}, onIdentityChange: () => () => {}, close: () => {} },
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    webFolder: null,
    sealer: testSealer,
    ...deps,
  });
const official = { publicUrl: 'https://atlas.example.gov.cn' };

describe('every answer', () => {
  it('forbids whatever the page does not need', async () => {
    for (const path of ['/ogc', '/api/docs', '/api/none', '/none', '/api/district']) {
      const { headers } = await open().request(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-");
      expect(policy).not.toMatch(/unsafe|\*|https?:|nonce/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers.get('X-Powered-By')).toBeNull();
    }
  });

  it('permits the one inline style sheet there is, by its content', async () => {
    const answer = await open().request('/api/docs');
    const style = /<style>([^<]*)<\/style>/.exec(await answer.text())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(answer.headers.get('Content-Security-Policy')).toContain(`'sha256-${hash}'`);
  });

  it('binds the browser to https where the site is reached by it, and only there', async () => {
    const policyOf = async (deps: Partial<AppDeps>, headers: Record<string, string> = {}) =>
      (await open(deps).request('/ogc', { headers })).headers.get('Strict-Transport-Security');
    const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'atlas.example.gov.cn' };
    expect(await policyOf({})).toBeNull();
    expect(await policyOf({}, forwarded)).toBeNull();
    expect(await policyOf({ behindProxy: true }, forwarded)).toBe('max-age=31536000');
    expect(await policyOf(official)).toBe('max-age=31536000');
    expect(await policyOf({ publicUrl: 'http://localhost' })).toBeNull();
  });

  it('has a number of its own, or that of our own proxy when it is one', async () => {
    const idOf = async (given: string, deps: Partial<AppDeps> = { behindProxy: true }) =>
      (await open(deps).request('/ogc', { headers: { 'X-Request-Id': given } })).headers.get('X-Request-Id');
    expect(await idOf('proxy-17_a')).toBe('proxy-17_a');
    expect(await idOf('13912345678', {})).toMatch(/^[0-9a-f-]{36}$/);
    for (const wrong of ['a b', 'x'.repeat(65), '<script>', 'a"b', 'é'])
      expect(await idOf(wrong)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a request for another host', () => {
  const ask = (host: string, path = '/ogc', deps: Partial<AppDeps> = official, more = {}) =>
    open(deps).request(`http://internal:8787${path}`, { headers: { Host: host, ...more } });

  it('is refused where our own is known, so that a rebound name learns nothing', async () => {
    for (const host of [
      'evil.example',
      'atlas.example.gov.cn.evil.example',
      'localhost.evil.example',
      '10.0.0.5',
    ])
      for (const path of ['/ogc', '/', '/api/session', '/api/docs']) {
        const body = await jsonOf<{ code: string }>(ask(host, path), 421);
        expect(body.code).toBe('foreign-host');
        expect(JSON.stringify(body)).not.toContain('evil');
      }
  });

  it('passes under the official name and from this machine, and where machines look after it', async () => {
    for (const host of [
      'atlas.example.gov.cn',
      'ATLAS.example.gov.cn',
      'localhost:8787',
      '127.0.0.1:8787',
      '[::1]:8787',
    ])
      expect((await ask(host)).status, host).toBe(200);
    for (const path of ['/health', '/metrics'])
      expect((await ask('10.0.0.5:8787', path)).status).not.toBe(421);
    expect((await ask('evil.example', '/ogc', {})).status).toBe(200);
  });

  it('is judged by what our own proxy says, and by nobody else', async () => {
    const proxied = { ...official, behindProxy: true };
    const real = { 'X-Forwarded-Host': 'atlas.example.gov.cn' };
    expect((await ask('internal:8787', '/ogc', proxied, real)).status).toBe(200);
    expect(
      (await ask('atlas.example.gov.cn', '/ogc', proxied, { 'X-Forwarded-Host': 'evil.example' })).status,
    ).toBe(421);
    expect((await ask('evil.example', '/ogc', official, real)).status).toBe(421);
  });
});

describe('a secret in an address', () => {
  it('is refused everywhere, and stands in no log and no answer', async () => {
    const lines: string[] = [];
    const app = open({}, lines);
    for (const name of ['token', 'access_token', 'api_key', 'TOKEN', 'password', 'Authorization'])
      for (const path of [
        '/',
        '/ogc/collections/stations/items',
        '/api/district',
        '/tiles/areas.json',
        '/none',
      ]) {
        const answer = await app.request(`${path}?limit=1&${name}=hunter2hunter2hunter2`);
        const text = await answer.text();
        expect([answer.status, JSON.parse(text).code]).toEqual([400, 'secret-in-address']);
        expect(text).not.toContain('hunter2');
      }
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.join('')).not.toContain('hunter2');
  });

  it('never reaches the log from a header or a body either', async () => {
    const lines: string[] = [];
    const app = open({}, lines);
    await app.request('/api/district', {
      headers: { Authorization: 'Bearer hunter2hunter2hunter2', Cookie: '__Host-wangge=hunter2' },
    });
    await app.request('/api/session/password', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify({ login: 'someone', password: 'hunter2hunter2' }),
    });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).not.toContain('hunter2');
  });
});

describe('what somebody types into an address', () => {
  it('does not reach the log, but ids and numbers that say which thing was asked for do', async () => {
    const lines: string[] = [];
    const app = open({}, lines);
    const name = encodeURIComponent('合成人名');
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    for (const path of [
      `/api/units/${name}`,
      '/api/cases/13900000000',
      `/${name}`,
      `/ogc/collections/${name}/items/13900000000`,
      `/tiles/${name}.json`,
      `/api/units/${id}`,
      '/tiles/areas.json',
      '/tiles/areas/2/1/14/13000/6500.mvt',
      '/api/cases/4711',
      '/ogc/collections/stations/items',
    ])
      await (await app.request(path)).text();
    const logged = lines.map((line) => (JSON.parse(line) as { msg: string; path: string }).path);
    expect([...new Set(logged)]).toEqual([
      '/api/units/:id',
      '/api/cases/:id',
      '…',
      '/ogc/collections/:collection/items/:id',
      `/api/units/${id}`,
      '/tiles/areas.json',
      '/tiles/areas/2/1/14/13000/6500.mvt',
      '/api/cases/4711',
      '/ogc/collections/stations/items',
    ]);
    expect(lines.join('')).not.toMatch(/合成人名|%E5|139000/);
  });
});
