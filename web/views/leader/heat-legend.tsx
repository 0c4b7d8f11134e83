import { useTranslation } from 'react-i18next';
import type { TicketCells } from '../../../server/contract/tickets.ts';
import { useFormats } from '../../i18n/format.ts';
import { heatClasses, heatColours } from '../../layers/heat-scale.ts';
import { useView } from '../../state/url.ts';
import { CountAreas } from './count-areas.tsx';
import css from './heat-legend.module.css';

interface Props {
  readonly cells: TicketCells;
  /** Lower bounds of the classes. */
  readonly breaks: readonly number[];
}

/** Colours with their breaks, unit, radius, numbers, period and source. */
export const HeatLegend = ({ cells, breaks }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [view] = useView();
  const colours = heatColours.slice(heatClasses - breaks.length);
  const { total, inCell } = cells.totals;
  return (
    <figure className={css.legend}>
      {breaks.length > 0 && (
        <div className={css.scale} style={{ gridTemplateColumns: `repeat(${breaks.length}, 1fr)` }}>
          {breaks.map((value, index) => (
            <span key={value} className={css.step}>
              <span className={css.colour} style={{ background: colours[index] }} />
              <span>≥ {formats.figure(value)}</span>
            </span>
          ))}
        </div>
      )}
      {breaks.length === 0 && inCell === 0 && <p className={css.none}>{t('heat.none')}</p>}
      <figcaption>
        <CountAreas />
        <p className={css.unit}>{t('heat.perHectare')}</p>
        <p>{t('heat.caption', { radius: view.radiusMeters })}</p>
        <p>
          {t('heat.shown', { inCell: formats.count(inCell), total: formats.count(total) })}
          {' · '}
          {t('time.period', { from: formats.day(cells.from), until: formats.day(cells.until) })}
        </p>
        <p>{t('heat.scaleNote')}</p>
      </figcaption>
    </figure>
  );
};
