import { useTranslation } from 'react-i18next';
import type { District } from '../../../server/contract/district.ts';
import { useUi } from '../../state/ui.ts';
import css from './map-notes.module.css';

/** What must stand on every map: that the data are synthetic, and the review number, bottom left. */
export const MapNotes = ({ district }: { district: NonNullable<District['district']> }) => {
  const { t } = useTranslation();
  const panelOpen = useUi((state) => state.panelOpen);
  return (
    <div className={css.notes} data-wide={!panelOpen}>
      {district.synthetic && (
        <span className={css.badge} title={t('app.syntheticHint')}>
          {t('app.synthetic')}
        </span>
      )}
      <span className={css.review}>
        {t(district.synthetic ? 'app.reviewNumber' : 'app.reviewNumberNone')}
      </span>
    </div>
  );
};
