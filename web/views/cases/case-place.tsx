import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../state/url.ts';
import { defaultView, writeView } from '../../state/view.ts';
import css from './case-page.module.css';

const closeZoom = 16;
/** Decimals of a degree that leave about 100 m. */
const linkDecimals = 3;

const rounded = (degrees: number): number => Number(degrees.toFixed(linkDecimals));

/**
 * Where it is, and the map of the area round it: the exact place stays out of the address, which is kept in the
 * history of the browser and may be passed on.
 */
export const CasePlace = ({ place }: { place: readonly [number, number] }) => {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const [longitude, latitude] = place;
  const center = [rounded(longitude), rounded(latitude)] as const;
  const view = writeView({ ...defaultView, center, zoom: closeZoom, language });
  return (
    <span className={css.place}>
      {longitude.toFixed(5)}, {latitude.toFixed(5)}{' '}
      <Link to="/" search={view as never}>
        {t('cases.onMap')}
      </Link>{' '}
      <span className={css.rounded}>{t('cases.mapRounded')}</span>
    </span>
  );
};
