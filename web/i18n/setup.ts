import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { enDetails } from './en-details.ts';
import { enSession } from './en-session.ts';
import { zhCn } from './zh-cn.ts';
import { zhCnDetails } from './zh-cn-details.ts';
import { zhCnSession } from './zh-cn-session.ts';

export type Language = 'zh-CN' | 'en';

export const words = {
  'zh-CN': { ...zhCn, ...zhCnDetails, ...zhCnSession },
  en: { ...en, ...enDetails, ...enSession },
} as const;

/** Makes the words known; to be called once before anything is drawn. */
export const startTranslations = (language: Language): void => {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: words['zh-CN'] }, en: { translation: words.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  document.documentElement.lang = language;
};

/** Changes the language of the page, its title and what the server is asked for. */
export const speak = (language: Language): void => {
  if (i18next.language !== language) void i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');
