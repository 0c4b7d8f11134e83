import { useTranslation } from 'react-i18next';
import css from './opening.module.css';

/** Holds the page while it is fetched. */
export const Opening = () => {
  const { t } = useTranslation();
  return (
    <div className={css.opening} aria-busy="true">
      <output>{t('page.opening')}</output>
    </div>
  );
};
