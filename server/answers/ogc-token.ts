import { AppError } from '../contract/app-error.ts';

/** Where the next page begins: after which key, and in which net, so that all pages show the same one. */
export interface PageToken {
  readonly afterKey: number;
  readonly netRevision: number;
}

const radix = 36;

/** Callers are to take it as it is. */
export const writeToken = ({ afterKey, netRevision }: PageToken): string =>
  `${afterKey.toString(radix)}-${netRevision.toString(radix)}`;

/** Throws `parameter-wrong` when it is not one of ours. */
export const parseToken = (text: string): PageToken => {
  const parts = /^([0-9a-z]{1,11})-([0-9a-z]{1,6})$/.exec(text);
  const afterKey = Number.parseInt(parts?.[1] ?? '', radix);
  const netRevision = Number.parseInt(parts?.[2] ?? '', radix);
  const largestNetRevision = 2_147_483_647;
  if (!Number.isSafeInteger(afterKey) || !(netRevision <= largestNetRevision)) throw wrongToken();
  return { afterKey, netRevision };
};

/** The error for a token that no page of ours gave. */
export const wrongToken = (): AppError =>
  new AppError('parameter-wrong', {
    name: 'next',
    reason: { zh: '应为上一页给出的 next 链接中的值', en: 'it must be taken from the next link of a page' },
  });
