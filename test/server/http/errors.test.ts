import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import type { AppDeps } from '../../../server/http/deps.ts';
import { sessionHeaders } from '../../support/people.ts';
import { jsonOf, testSealer } from '../../support/test-app.ts';

const withDatabase = (pool: unknown, lines: string[] = []) =>
  createApp({
    pool: pool as AppDeps['pool'],
    engine: 'embedded',
    events: { subscribe: () => () => {}, onIdentityChange: () => () => {}, close: () => {} },
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    webFolder: null,
    sealer: testSealer,
  });

const leader = {
  personId: '00000000-0000-4000-8000-000000000001',
  sessionId: '00000000-0000-4000-8000-000000000002',
  stage: 'full',
  roles: [{ role: 'leader', area: null, office: null, approvalStep: null, communities: null }],
};

const broken = {
  begin: () => Promise.reject(new Error('password of the database is hunter2')),
};

it('an unknown error says a constant, and its cause goes to the log with the id of the request', async () => {
  const lines: string[] = [];
  const app = withDatabase(broken, lines);
  const body = await jsonOf<ErrorBody>(
    app.request('/api/district', { headers: { ...sessionHeaders('any'), 'X-Request-Id': 'abc' } }),
    500,
  );
  expect(body).toEqual({
    code: 'internal',
    message: expect.any(String),
    details: [],
    requestId: expect.any(String),
  });
  expect(JSON.stringify(body)).not.toContain('hunter2');
  const logged = lines.map((line) => JSON.parse(line)).find(({ level }) => level === 50);
  expect(logged).toMatchObject({
    requestId: body.requestId,
    err: { message: expect.stringContaining('hunter2') },
  });
});

it('speaks Chinese unless asked otherwise', async () => {
  const app = withDatabase(broken);
  const message = async (path: string, headers: Record<string, string> = {}) =>
    (await jsonOf<ErrorBody>(app.request(path, { headers }), 404)).message;
  expect(await message('/api/none')).toBe('没有找到:/api/none');
  expect(await message('/api/none?lang=en')).toBe('Not found: /api/none');
  expect(await message('/api/none', { 'Accept-Language': 'en-US' })).toBe('Not found: /api/none');
});

it('says which parameter is wrong and why, in both languages', async () => {
  const app = withDatabase({
    begin: async () => ({ ...leader, builds: new Map(), netRevision: null, stamp: '' }),
  });
  const headers = sessionHeaders('any');
  const zh = await jsonOf<ErrorBody>(app.request('/api/search?q=&limit=900', { headers }), 400);
  expect(zh).toMatchObject({ code: 'parameter-wrong', message: '参数 q 不正确:长度至少 1 个字符' });
  expect(zh.details.map(({ field }) => field)).toEqual(['q', 'limit']);
  const en = await jsonOf<ErrorBody>(app.request('/api/search?q=a&limit=900&lang=en', { headers }), 400);
  expect(en.message).toBe('Parameter limit is wrong: must be ≤ 50');
  const unknown = await jsonOf<ErrorBody>(
    app.request('/api/search?q=a&colour=red&lang=en', { headers }),
    400,
  );
  expect(unknown.message).toBe('Parameter colour is wrong: there is no such parameter');
});

it('a method that an address does not take is refused, with those it takes', async () => {
  const app = withDatabase(broken);
  const answer = await app.request('/api/district', { method: 'DELETE' });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe('GET, HEAD');
  expect(await answer.json()).toMatchObject({ code: 'method-not-allowed' });
});

it('a body that is too large is refused', async () => {
  const app = withDatabase(broken);
  const answer = await app.request('/api/district', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) });
  expect(answer.status).toBe(413);
});

it('the access log has no query strings', async () => {
  const lines: string[] = [];
  await withDatabase(broken, lines).request('/api/none?q=hunter2');
  const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'request');
  expect(line).toMatchObject({ method: 'GET', path: '…', status: 404 });
  expect(lines.join('')).not.toContain('hunter2');
});
