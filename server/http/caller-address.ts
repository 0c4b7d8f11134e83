import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { AppDeps } from './deps.ts';

/**
 * Where a request comes from, for counting: the other end of the connection or, behind our own proxy, what that
 * proxy has appended last. Of IPv6 the first 64 bits, because one customer has all of the rest.
 */
export const addressOf = (c: Context, deps: Pick<AppDeps, 'behindProxy'>): string => {
  const incoming: IncomingMessage | undefined = c.env?.incoming;
  const connected = incoming?.socket?.remoteAddress ?? 'unknown';
  const forwarded = deps.behindProxy ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  return networkOf(forwarded || connected);
};

const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address.slice(0, 100);
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};
