import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../server/contract/cases.ts';

/** The category of a case in the language of the page. */
export const useCategoryText = () => {
  const { t, i18n } = useTranslation();
  return ({ categoryName, categoryNameEn }: Pick<CaseSummary, 'categoryName' | 'categoryNameEn'>): string =>
    (i18n.language === 'en' ? categoryNameEn : categoryName) ?? t('cases.noCategory');
};
