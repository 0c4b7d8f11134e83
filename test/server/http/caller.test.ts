import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { callerOf } from '../../../server/http/caller.ts';
import { identify } from '../../../server/http/identify.ts';
import type { RequestEnv } from '../../../server/http/request-env.ts';

const ask = (url: string, headers: Record<string, string> = {}) => new Request(url, { headers });
const trusted = { trustedStaff: true };

it.each([
  'http://localhost:8787/',
  'http://127.0.0.1/',
  'http://[::1]:1/',
])('who reaches a trusted machine as %s is staff', (url) => {
  expect(callerOf(trusted, ask(url)).role).toBe('staff');
});

it('a name of somebody else that leads to this machine brings in the public only', () => {
  expect(callerOf(trusted, ask('http://evil.example:8787/')).role).toBe('public');
});

it.each([
  'Forwarded',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Real-IP',
  'CF-Connecting-IP',
  'True-Client-IP',
  'Via',
])('a request that a proxy passed on with %s is public', (name) => {
  expect(callerOf(trusted, ask('http://localhost/', { [name]: '10.0.0.1' })).role).toBe('public');
});

it('HTTP/1.0, as a proxy that adds nothing speaks it, brings in the public only', () => {
  expect(callerOf(trusted, ask('http://localhost/'), '1.0').role).toBe('public');
  expect(callerOf(trusted, ask('http://localhost/'), '1.1').role).toBe('staff');
});

it.each([
  ['1.0', 'public'],
  ['1.1', 'staff'],
])('over a socket, HTTP/%s is %s', async (version, role) => {
  const app = new Hono<RequestEnv>();
  app.use(identify(trusted));
  app.get('/', (c) => c.text(c.get('caller').role));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`GET / HTTP/${version}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect((await text(socket)).split('\r\n\r\n')[1]).toBe(role);
  } finally {
    server.close();
  }
});

it('without trust everybody is the public', () => {
  expect(callerOf({ trustedStaff: false }, ask('http://localhost/')).role).toBe('public');
});
