import type { Session } from '../../server/contract/session.ts';

/** What `createApp` gives, as far as a browser needs it. */
interface Site {
  request(path: string, init?: RequestInit, env?: object): Response | Promise<Response>;
}

/** Somebody's browser: it keeps cookies and says where its requests come from. */
export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Response>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  delete(path: string): Promise<Response>;
  /** Who the site says this is. */
  session(): Promise<Session>;
}

export const sessionCookie = '__Host-wangge';
export const deviceCookie = '__Host-wangge-device';

let browsers = 0;

/** A browser at an address of its own, or at the given one, possibly with the cookies of another. */
export const openBrowser = (
  site: Site,
  options: { address?: string; userAgent?: string; cookies?: ReadonlyMap<string, string> } = {},
): Browser => {
  browsers += 1;
  const remoteAddress = options.address ?? `10.0.${Math.floor(browsers / 250)}.${browsers % 250}`;
  const cookies = new Map(options.cookies ?? []);
  const keep = (line: string): void => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0\b/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  };
  const send = async (method: string, path: string, body?: object, headers = {}): Promise<Response> => {
    const all = new Headers({ 'Sec-Fetch-Site': 'same-origin', ...headers });
    if (body !== undefined) all.set('Content-Type', 'application/json');
    if (options.userAgent !== undefined) all.set('User-Agent', options.userAgent);
    if (cookies.size > 0) all.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const init = { method, headers: all, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await site.request(path, init, { incoming: { socket: { remoteAddress } } });
    answer.headers.getSetCookie().forEach(keep);
    return answer;
  };
  return {
    cookies,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    delete: (path) => send('DELETE', path),
    session: async () => (await send('GET', '/api/session')).json() as Promise<Session>,
  };
};
