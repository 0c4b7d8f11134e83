import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../contract/app-error.ts';

const kibibyte = 1024;
/** Passwords, codes and names are short, and anybody may send them. */
const shortPaths = /^\/api\/(session|account)(\/|$)/;
const answerMilliseconds = 60_000;

const limitOf = (kibibytes: number) =>
  bodyLimit({
    maxSize: kibibytes * kibibyte,
    onError: () => {
      throw new AppError('request-too-large', { limit: `${kibibytes} KiB` });
    },
  });
const limitShort = limitOf(8);
/** The longest is a drawn outline; a proxy in front should have a limit too. */
const limitLong = limitOf(64);
/** A traced line may have thousands of points, a community may be split at once. */
const drawnPaths = /^\/api\/scenarios\/[^/]+\/operations$/;
const limitDrawn = limitOf(1024);

/** Refuses bodies that no route could want, while they come in. */
export const limitBody: MiddlewareHandler = (c, next) =>
  shortPaths.test(c.req.path)
    ? limitShort(c, next)
    : drawnPaths.test(c.req.path)
      ? limitDrawn(c, next)
      : limitLong(c, next);

/** An answer that has not begun by then is given up; what the database still does ends by its own limit. */
export const limitTime: MiddlewareHandler = async (_c, next) => {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('request-too-slow')), answerMilliseconds);
  });
  try {
    await Promise.race([next(), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
};
