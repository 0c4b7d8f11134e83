import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listener, listenEarly } from '../../server/listener.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const limits = { headersMs: 1_500, requestMs: 3_000, silenceMs: 5_000, connections: 400 };
let atlas: TestApp;
let listener: Listener;
let port: number;
beforeAll(async () => {
  atlas = await openTestApp();
  listener = await listenEarly('127.0.0.1', 0, () => '', limits);
  listener.ready(getRequestListener(atlas.app.fetch));
  port = (listener.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await listener.close(0);
  await atlas.close();
});

const open = async (): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};
/** All that the server says until it ends the connection. */
const heard = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(text));
  });
const say = async (...parts: string[]): Promise<string> => {
  const socket = await open();
  const answer = heard(socket);
  for (const part of parts) socket.write(part);
  return answer;
};
const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** Somebody else's question is answered, and soon. */
const answersOthers = async (): Promise<void> => {
  const begun = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/ogc/collections/stations/items`);
  expect(answer.status).toBe(200);
  await answer.text();
  expect(performance.now() - begun).toBeLessThan(2_000);
};
const post = 'POST /api/session/password HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('clients that are slow or lie', () => {
  it('do not keep others waiting, however many, and are cut off', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, open));
    const answers = sockets.map(heard);
    // A third sends headers a byte at a time, a third a body that never ends, a third nothing at all.
    const drip = setInterval(() => {
      for (const [index, socket] of sockets.entries())
        if (socket.writable && index % 3 < 2) socket.write(index % 3 === 0 ? 'a' : '1\r\nx\r\n');
    }, 200);
    for (const [index, socket] of sockets.entries())
      if (index % 3 === 0) socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      else if (index % 3 === 1) socket.write(`${post}Transfer-Encoding: chunked\r\n\r\n`);
    await answersOthers();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await answersOthers();
    const said = await Promise.all(answers);
    clearInterval(drip);
    for (const answer of said) expect([0, 408, 503]).toContain(statusOf(answer));
    await answersOthers();
    expect(
      await new Promise((resolve) => listener.server.getConnections((_e, count) => resolve(count))),
    ).toBeLessThan(10);
  });

  it('get no more connections than there are', async () => {
    const sockets = await Promise.all(Array.from({ length: limits.connections + 50 }, open));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const count = await new Promise<number>((resolve) =>
      listener.server.getConnections((_error, found) => resolve(found)),
    );
    expect(count).toBeLessThanOrEqual(limits.connections);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await answersOthers();
  });

  it('are refused when the body is larger than its route takes, said or not', async () => {
    const chunk = 'x'.repeat(4096);
    const piece = `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
    const chunked = await say(`${post}Transfer-Encoding: chunked\r\n\r\n`, ...Array(50).fill(piece));
    expect(statusOf(chunked)).toBe(413);
    const announced = await say(`${post}Content-Length: 9000\r\nConnection: close\r\n\r\n`, 'x'.repeat(9000));
    expect(statusOf(announced)).toBe(413);
    await answersOthers();
  });

  it.each([
    [
      'both lengths',
      `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    ],
    ['two lengths', `${post}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`],
    ['a length that is no number', `${post}Content-Length: +5\r\n\r\nabcde`],
    ['an unknown transfer coding', `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n 2\r\n\r\n'],
    ['a header with a bare line feed', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: 1\n\r\n\r\n'],
    ['no host', 'GET /health HTTP/1.1\r\n\r\n'],
    ['two hosts', 'GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n'],
    ['a wrong chunk size', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`],
    ['headers of 20 KiB', `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(20_480)}\r\n\r\n`],
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'],
  ])('are refused with %s', async (_what, request) => {
    const status = statusOf(await say(request));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    await answersOthers();
  });
});
