import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUi } from '../../state/ui.ts';
import css from './banners.module.css';

const patienceMs = 2500;

/** Says that the server is away, once it has been for a moment. */
export const ConnectionBanner = () => {
  const { t } = useTranslation();
  const connected = useUi((state) => state.connected);
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (connected) {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), patienceMs);
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <output className={css.status}>
      {away && <span className={css.connection}>{t('error.connection')}</span>}
    </output>
  );
};
