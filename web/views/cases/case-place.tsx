import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../state/url.ts';
import { defaultView, writeView } from '../../state/view.ts';
import css from './case-page.module.css';

const closeZoom = 16;

/** Where it is, and the map of that spot; no other mark on the map tells of the case. */
export const CasePlace = ({ place }: { place: readonly [number, number] }) => {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const view = writeView({ ...defaultView, center: place, zoom: closeZoom, language });
  const [longitude, latitude] = place;
  return (
    <span className={css.place}>
      {longitude.toFixed(5)}, {latitude.toFixed(5)}{' '}
      <Link to="/" search={view as never}>
        {t('cases.onMap')}
      </Link>
    </span>
  );
};
