import type { Language } from '../contract/app-error.ts';

/** `?lang=` first, then Accept-Language, then Chinese. */
export const languageOf = (lang: string | undefined, acceptLanguage: string | undefined): Language => {
  if (lang === 'en' || lang === 'zh-CN') return lang;
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.trim().toLowerCase(), quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const first = ranked.find(({ tag }) => /^(zh|en)\b/.test(tag));
  return first?.tag.startsWith('en') ? 'en' : 'zh-CN';
};
