import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh-CN' | 'en';

/** Makes the words of a page known; to be called once before anything is drawn. */
export const startSpeaking = (language: Language, chinese: object, english: object): void => {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: chinese }, en: { translation: english } },
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
