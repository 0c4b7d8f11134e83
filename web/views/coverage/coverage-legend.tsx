import { useTranslation } from 'react-i18next';
import type { CoverageLimit } from '../../../server/contract/coverage.ts';
import { offNetworkColour, reachBounds, reachColours } from '../../layers/coverage-reach.ts';
import css from './coverage-page.module.css';

/** What the colours and the dots mean. */
export const CoverageLegend = ({ limit }: { limit: CoverageLimit }) => {
  const { t } = useTranslation();
  const bounds = reachBounds(limit);
  const unit = limit.endsWith('min') ? 'minutes' : 'meters';
  return (
    <ul className={css.legend} aria-label={t('coverage.legend')}>
      {reachColours.map((colour, index) => (
        <li key={colour}>
          <span className={css.swatch} style={{ background: colour }} aria-hidden="true" />
          {index < bounds.length
            ? t(`coverage.within.${unit}`, { count: bounds[index] ?? 0 })
            : t(`coverage.beyond.${unit}`, { count: bounds.at(-1) ?? 0 })}
        </li>
      ))}
      <li>
        <span className={css.swatch} style={{ background: offNetworkColour }} aria-hidden="true" />
        {t('coverage.offNetwork')}
      </li>
      <li>
        <span className={css.dot} data-counts="true" aria-hidden="true" />
        {t('coverage.stationCounts')}
      </li>
      <li>
        <span className={css.dot} aria-hidden="true" />
        {t('coverage.stationAbsent')}
      </li>
    </ul>
  );
};
