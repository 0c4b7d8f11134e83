import { en } from './en.ts';
import { enDetails } from './en-details.ts';
import { enSession } from './en-session.ts';
import { type Language, startSpeaking } from './language.ts';
import { zhCn } from './zh-cn.ts';
import { zhCnDetails } from './zh-cn-details.ts';
import { zhCnSession } from './zh-cn-session.ts';

export const words = {
  'zh-CN': { ...zhCn, ...zhCnDetails, ...zhCnSession },
  en: { ...en, ...enDetails, ...enSession },
} as const;

/** Makes the words of the staff's pages known; to be called once before anything is drawn. */
export const startTranslations = (language: Language): void =>
  startSpeaking(language, words['zh-CN'], words.en);
