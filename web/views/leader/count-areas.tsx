import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import css from './count-areas.module.css';

/** Beside figures: of which areas they are, where whoever looks may not see those of the whole district. */
export const CountAreas = () => {
  const { t } = useTranslation();
  const areas = useSession().data?.countAreas ?? null;
  if (areas === null) return null;
  const names = areas.map((area) => area.name).join(t('session.and'));
  return <p className={css.areas}>{t('session.onlyAreas', { areas: names })}</p>;
};
