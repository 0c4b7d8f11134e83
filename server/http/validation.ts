import type { Hook } from '@hono/zod-openapi';
import type { z } from 'zod';
import { AppError, type Wording } from '../contract/app-error.ts';
import type { RequestEnv } from './request-env.ts';

type Issue = z.core.$ZodIssue;

/** Turns what zod found wrong in a request into an error that says which parameter and why. */
// biome-ignore lint/suspicious/noExplicitAny: the library's type of a hook for all routes
export const refuseWrongParameters: Hook<any, RequestEnv, any, any> = (result, c) => {
  if (result.success) return;
  const [first] = result.error.issues;
  if (first === undefined) throw new AppError('internal');
  const tongue = c.get('language') === 'en' ? 'en' : 'zh';
  const details = result.error.issues.map((issue) => ({
    field: nameOf(issue),
    message: reasonOf(issue)[tongue],
  }));
  if (first.code === 'unrecognized_keys')
    throw new AppError(
      'parameter-wrong',
      { name: first.keys.join(', '), reason: { zh: '没有这个参数', en: 'there is no such parameter' } },
      details,
    );
  throw new AppError('parameter-wrong', { name: nameOf(first), reason: reasonOf(first) }, details);
};

const idWords: Wording = {
  zh: '应为编号(UUID),形如 0f8fad5b-d9cb-469f-a165-70867728950e',
  en: 'must be an identifier (UUID) like 0f8fad5b-d9cb-469f-a165-70867728950e',
};
const formatWords: Readonly<Record<string, Wording>> = {
  date: { zh: '格式应为 YYYY-MM-DD', en: 'the format must be YYYY-MM-DD' },
  guid: idWords,
  uuid: idWords,
};
const typeWords: Readonly<Record<string, Wording>> = {
  string: { zh: '应给出一次文字', en: 'one text must be given' },
  number: { zh: '应为数字', en: 'must be a number' },
  int: { zh: '应为整数', en: 'must be a whole number' },
};

const nameOf = (issue: Issue): string =>
  issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.') || 'body';

/** Why a value was refused, in both languages. */
export const reasonOf = (issue: Issue): Wording => {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? { zh: `应为 ${issue.expected}`, en: `${issue.expected} expected` };
    case 'too_small':
      return bound(issue.origin, `≥ ${issue.minimum}`, '至少', 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, `≤ ${issue.maximum}`, '至多', 'at most', issue.maximum);
    case 'invalid_format':
      return formatWords[issue.format] ?? { zh: '格式不正确', en: 'its format is not right' };
    case 'invalid_value':
      return { zh: `只能是 ${issue.values.join('、')}`, en: `must be one of ${issue.values.join(', ')}` };
    case 'unrecognized_keys':
      return { zh: '没有这个参数', en: 'there is no such parameter' };
    case 'custom':
      return isWording(issue.params?.reason)
        ? issue.params.reason
        : { zh: '值不正确', en: 'the value is not allowed' };
    default:
      return { zh: '值不正确', en: issue.message };
  }
};

/** A rule of the contract may bring its own words: `refine(rule, { params: { reason: { zh, en } } })`. */
const isWording = (value: unknown): value is Wording =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

const bound = (
  origin: string,
  sign: string,
  zhWord: string,
  enWord: string,
  limit: number | bigint,
): Wording =>
  origin === 'string'
    ? { zh: `长度${zhWord} ${limit} 个字符`, en: `must have ${enWord} ${limit} characters` }
    : { zh: `应 ${sign}`, en: `must be ${sign}` };
