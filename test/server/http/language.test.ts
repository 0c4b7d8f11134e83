import { expect, it } from 'vitest';
import { languageOf } from '../../../server/http/language.ts';

it.each([
  [undefined, undefined, 'zh-CN'],
  [undefined, 'en-GB,en;q=0.9', 'en'],
  [undefined, 'zh-TW,en;q=0.8', 'zh-CN'],
  [undefined, 'fr,en;q=0.5,zh;q=0.8', 'zh-CN'],
  [undefined, 'en;q=0,zh', 'zh-CN'],
  [undefined, 'de', 'zh-CN'],
  ['en', 'zh-CN', 'en'],
  ['zh-CN', 'en', 'zh-CN'],
  ['fr', 'en', 'en'],
])('lang %s with Accept-Language %s is %s', (lang, header, expected) => {
  expect(languageOf(lang, header)).toBe(expected);
});
