import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './banners.module.css';

/** Says that part of the map is missing. */
export const TileWarning = ({ retry }: { retry: () => void }) => {
  const { t } = useTranslation();
  return (
    <div className={css.tiles} role="alert">
      {t('error.tiles')}
      <Button size="compact-sm" variant="default" onClick={retry}>
        {t('app.retry')}
      </Button>
    </div>
  );
};
