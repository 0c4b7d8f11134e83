import type { Context } from 'hono';
import { AppError } from '../contract/app-error.ts';

/** The ETag of something that counts its versions. */
export const etagOfVersion = (version: number): string => `"${version}"`;

/** The version that the caller saw, as If-Match says. Throws `scenario-version-needed` where it does not. */
export const seenVersionOf = (c: Context): number => {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(c.req.header('If-Match')?.trim() ?? '');
  if (found === null) throw new AppError('scenario-version-needed');
  return Number(found[1]);
};
