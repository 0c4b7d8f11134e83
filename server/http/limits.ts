import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../contract/app-error.ts';

const bodyBytes = 1024 * 1024;
const answerMilliseconds = 60_000;

/** Nothing takes more than 1 MiB yet; a proxy in front should say so too. */
export const limitBody = bodyLimit({
  maxSize: bodyBytes,
  onError: () => {
    throw new AppError('request-too-large', { limit: '1 MiB' });
  },
});

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
