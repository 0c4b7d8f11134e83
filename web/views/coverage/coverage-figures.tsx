import { useTranslation } from 'react-i18next';
import {
  type Coverage,
  type CoverageFigures,
  type CoverageLimit,
  coverageLimits,
} from '../../../server/contract/coverage.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './coverage-page.module.css';

const names = ['households', 'people', 'elderly', 'disabled'] as const;
type Figure = CoverageFigures[(typeof names)[number]];

/** How much of a figure lies within a limit; limits are distances first, then times. */
const withinOf = (figure: Figure, limit: CoverageLimit): number =>
  [...figure.withinMeters, ...figure.withinMinutes][coverageLimits.indexOf(limit)] ?? 0;

const usePercent = () => {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (part: number, whole: number): string => (whole === 0 ? '–' : format.format(part / whole));
};

/** The whole district: shares with what they are shares of. */
export const CoverageTotals = ({ total, limit }: { total: CoverageFigures; limit: CoverageLimit }) => {
  const { t } = useTranslation();
  const percent = usePercent();
  const { count } = useFormats();
  return (
    <div className={css.figures}>
      {names.map((name) => {
        const figure = total[name];
        const within = withinOf(figure, limit);
        return (
          <div key={name} className={css.figure}>
            {t(`coverage.figures.${name}`)}
            <strong>{figure.known === 0 ? t('coverage.unknown') : percent(within, figure.known)}</strong>
            <span>
              {figure.known > 0 && `${count(within)} / ${count(figure.known)}`}
              {figure.unknownCompounds > 0 &&
                ` ${t('coverage.unknownIn', { count: figure.unknownCompounds })}`}
              {figure.offNetwork > 0 && ` ${t('coverage.leftOut', { count: figure.offNetwork })}`}
            </span>
          </div>
        );
      })}
    </div>
  );
};

/** The same per unit. */
export const CoverageUnits = ({ units, limit }: { units: Coverage['units']; limit: CoverageLimit }) => {
  const { t } = useTranslation();
  const percent = usePercent();
  const { count } = useFormats();
  const inhabited = units.filter(({ figures }) => figures.households.known + figures.people.known > 0);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('coverage.unit')}</th>
          <th scope="col" className={css.number}>
            {t('coverage.figures.households')}
          </th>
          <th scope="col" className={css.number}>
            {t('coverage.figures.people')}
          </th>
          <th scope="col" className={css.number}>
            {t('coverage.figures.elderly')}
          </th>
        </tr>
      </thead>
      <tbody>
        {inhabited.map(({ id, name, figures }) => (
          <tr key={id ?? 'none'}>
            <th scope="row">{name ?? t('coverage.noUnit')}</th>
            {(['households', 'people', 'elderly'] as const).map((figure) => (
              <td
                key={figure}
                className={css.number}
                title={`${count(withinOf(figures[figure], limit))} / ${count(figures[figure].known)}`}
              >
                {percent(withinOf(figures[figure], limit), figures[figure].known)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
