import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format.ts';
import { useView } from '../../state/url.ts';
import { coverageDistances } from '../../state/view.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import css from './coverage-row.module.css';
import { LayerRow } from './layer-row.tsx';

const Swatch = () => (
  <svg width="26" height="18" aria-hidden="true">
    <circle cx="13" cy="9" r="8" fill="#0072B21A" stroke="#0072B2" strokeWidth="1.4" strokeDasharray="3 2" />
  </svg>
);

/** Estimated coverage of stations by straight-line distance. */
export const CoverageRow = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [view, changeView] = useView();
  return (
    <LayerRow layer="coverage" swatch={<Swatch />}>
      <div className={css.settings}>
        <ChoiceRow
          label={t('legend.distance')}
          values={coverageDistances}
          value={view.coverageMeters}
          textOf={(meters) => t('legend.meters', { value: formats.count(meters) })}
          onChange={(coverageMeters) => changeView({ coverageMeters })}
        />
        <p>{t('legend.coverage')}</p>
      </div>
    </LayerRow>
  );
};
