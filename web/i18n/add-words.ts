import i18next from 'i18next';

/** Makes the words of a page known that is fetched when it is first opened. */
export const addWords = (chinese: object, english: object): void => {
  i18next.addResourceBundle('zh-CN', 'translation', chinese, true);
  i18next.addResourceBundle('en', 'translation', english, true);
};
