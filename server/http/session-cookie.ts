import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const name = 'wangge';
/** `__Host-`: secure, for this host and all paths only. Browsers take it over https and from localhost. */
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const;

/** A token nobody can guess, and the hash under which the database knows it. */
export const makeToken = (): { token: string; hash: Buffer } => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
};

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** The session token that the browser sent; undefined without. */
export const readSessionCookie = (c: Context): string | undefined => getCookie(c, name, 'host');

/** Hands a session to the browser; it ends with the browser or at `expiresAt`. */
export const giveSessionCookie = (c: Context, token: string, expiresAt: Date): void =>
  setCookie(c, name, token, { ...options, expires: expiresAt });

export const takeSessionCookie = (c: Context): void => {
  deleteCookie(c, name, options);
};
