import type { Language } from '../contract/input-error.ts';

/** The language a word such as `en`, `zh` or `zh-CN` names; null for others. */
export const findLanguage = (word: string): Language | null => {
  if (/^en([-_.]|$)/i.test(word)) return 'en';
  return /^zh([-_.]|$)/i.test(word) ? 'zh-CN' : null;
};

/** The language of the environment, Chinese where it names neither of ours. */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): Language =>
  findLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ?? 'zh-CN';
