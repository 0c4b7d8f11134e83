import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from './contract/app-error.ts';

/** What keeps a server from listening, as an error for people where the settings are to blame. */
const listenError = (error: NodeJS.ErrnoException, host: string, port: number): Error => {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AppError('port-taken', { port });
    case 'EACCES':
      return new AppError('setting-wrong', {
        name: 'PORT',
        reason: { zh: `没有权限监听端口 ${port}`, en: `listening on port ${port} is not permitted` },
      });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return new AppError('setting-wrong', {
        name: 'HOST',
        reason: { zh: `${host} 不是本机的地址`, en: `${host} is not an address of this machine` },
      });
    default:
      return error;
  }
};

/** How long a client may take, and how much one process takes on. */
export interface ListenLimits {
  /** Until all headers are there. */
  readonly headersMs: number;
  /** Until the whole request is there. */
  readonly requestMs: number;
  /** Until a connection on which nothing moves is ended; event streams move more often. */
  readonly silenceMs: number;
  /** Connections at a time; more are closed at once. */
  readonly connections: number;
}

const usualLimits: ListenLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  silenceMs: 120_000,
  connections: 2_000,
};
const headerBytes = 16 * 1024;
const headerCount = 100;

const openServer = (limits: ListenLimits, listener: RequestListener): Server => {
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(2_000, limits.headersMs),
      maxHeaderSize: headerBytes,
    },
    listener,
  );
  server.maxHeadersCount = headerCount;
  server.maxConnections = limits.connections;
  server.setTimeout(limits.silenceMs, (socket: Socket) => socket.destroy());
  return server;
};

/** A server that listens from the first moment and says what it is waiting for until it is ready. */
export interface Listener {
  readonly server: Server;
  /** From now on this answers. */
  ready(listener: RequestListener): void;
  /** Stops listening, ends idle connections at once and the others after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/**
 * Takes the port at once, so that a taken one is known before anything else is done. Throws AppError `port-taken`,
 * or `setting-wrong` for an address that is not of this machine and a port that is not permitted.
 */
export const listenEarly = async (
  host: string,
  port: number,
  waitingFor: () => string,
  limits = usualLimits,
): Promise<Listener> => {
  let answer: RequestListener = (request, response) => {
    const page = request.headers.accept?.includes('text/html') === true;
    response.writeHead(503, {
      'retry-after': '2',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
      'content-type': page ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    });
    response.end(
      page ? waitingPage(waitingFor()) : JSON.stringify({ code: 'starting', message: waitingFor() }),
    );
  };
  const server = openServer(limits, (request, response) => {
    // Node reads the first of several; a proxy in front may have read another (RFC 9112, 3.2).
    if ((request.headersDistinct.host?.length ?? 0) > 1)
      response.writeHead(400, { connection: 'close' }).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(listenError(error, host, port));
    });
    server.listen(port, host, resolve);
  });
  return {
    server,
    ready: (listener) => {
      answer = listener;
    },
    close: (graceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
};

const waitingPage = (step: string): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>网格图 正在启动</title>
<body style="font:16px/1.5 system-ui,sans-serif;background:#F6F4EF;color:#1F2328;margin:20vh 10vw">
<h1 style="font-size:28px">网格图正在启动</h1><p>${step.replaceAll('<', '&lt;')}</p></body></html>`;
