import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { makeDeviceMark } from '../actions/device-mark.ts';
import type { Arrival, StartedSession } from '../actions/start-session.ts';
import { addressOf } from '../http/caller-address.ts';
import type { AppDeps } from '../http/deps.ts';
import { deviceWords } from '../http/device-words.ts';
import type { RequestEnv } from '../http/request-env.ts';
import { giveSessionCookie, hashOfToken, makeToken, readSessionCookie } from '../http/session-cookie.ts';

const markName = 'wangge-device';
const markSeconds = 180 * 24 * 3600;

/** The browser of this request as somebody who wants to come in, with the token that it will get. */
export const arrivalOf = (
  c: Context<RequestEnv>,
  deps: Pick<AppDeps, 'behindProxy'>,
): { arrival: Arrival; token: string } => {
  const { token, hash } = makeToken();
  const old = readSessionCookie(c);
  const arrival: Arrival = {
    tokenHash: hash,
    oldTokenHash: old === undefined ? null : hashOfToken(old),
    device: deviceWords(c.req.header('User-Agent')),
    address: addressOf(c, deps),
    deviceMark: getCookie(c, markName, 'host') ?? null,
    requestId: c.get('requestId'),
  };
  return { arrival, token };
};

/** Hands the browser its session and, once somebody is in, the mark by which their device is known again. */
export const letIn = (
  c: Context<RequestEnv>,
  deps: Pick<AppDeps, 'sealer'>,
  token: string,
  started: StartedSession,
): void => {
  giveSessionCookie(c, token, started.expiresAt);
  if (started.stage === 'full')
    setCookie(c, markName, makeDeviceMark(deps.sealer, started.login), {
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      prefix: 'host',
      maxAge: markSeconds,
    });
};
