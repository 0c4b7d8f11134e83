import { useTranslation } from 'react-i18next';
import css from './cards.module.css';

/** An instance without data: what to do next. */
export const EmptyPage = () => {
  const { t } = useTranslation();
  return (
    <div className={css.center}>
      <section className={css.emptyCard}>
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.hint')}</p>
        <pre>{t('empty.areas')}</pre>
        <pre>{t('empty.tickets')}</pre>
        <p className={css.small}>{t('empty.formats')}</p>
      </section>
    </div>
  );
};
