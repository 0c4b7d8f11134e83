import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './cards.module.css';

const widths = ['60%', '90%', '80%', '95%', '70%', '85%', '75%'];

/** Holds the places of panel and time bar while the first answers come. */
export const StartingPage = () => {
  const { t } = useTranslation();
  return (
    <div className={css.starting} aria-busy="true">
      <div className={css.startingPanel}>
        {widths.map((width) => (
          <Skeleton key={width} height={18} width={width} mb={18} />
        ))}
      </div>
      <output>{t('app.loading')} …</output>
      <div className={css.startingBar}>
        <Skeleton height={72} />
      </div>
    </div>
  );
};
