import { useTranslation } from 'react-i18next';
import type { ScenarioMetrics } from '../../../../server/contract/scenario-metrics.ts';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useScenarioMetrics } from '../../../api/scenarios.ts';
import { useFormats } from '../../../i18n/format.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { WhenRead } from '../../frame/when-read.tsx';
import css from './review.module.css';

type Figures = ScenarioMetrics['total']['before'];
type Figure = 'households' | 'people' | 'buildings' | 'ticketsPerYear' | 'openTickets';
const figures: readonly Figure[] = ['households', 'people', 'buildings', 'ticketsPerYear', 'openTickets'];
const squareMetersPerHectare = 10_000;

const useShift = () => {
  const { count, figure } = useFormats();
  const text = (value: number | null | undefined, write: (value: number) => string): string =>
    value == null ? '–' : write(value);
  const shift = (before: string, after: string): string =>
    before === after ? after : `${before} → ${after}`;
  return {
    count: (name: Figure, before: Figures | null, after: Figures | null): string =>
      shift(text(before?.[name], count), text(after?.[name], count)),
    hectares: (before: Figures | null, after: Figures | null): string => {
      const write = (area: number): string => figure(area / squareMetersPerHectare);
      return shift(text(before?.areaSquareMeters, write), text(after?.areaSquareMeters, write));
    },
  };
};

const UnitRow = ({ unit }: { unit: ScenarioMetrics['units'][number] }) => {
  const { t } = useTranslation();
  const shift = useShift();
  return (
    <tr>
      <th scope="row">
        {unit.name}
        <div className={table.quiet}>{unit.code}</div>
      </th>
      <td data-label={t('review.changes.change')}>
        <Tag warns={unit.change === 'retired'}>{t(`review.change.${unit.change}`)}</Tag>
      </td>
      {figures.map((name) => (
        <td key={name} data-label={t(`review.figure.${name}`)} className={table.number}>
          {shift.count(name, unit.before, unit.after)}
        </td>
      ))}
      <td data-label={t('planner.figure.area')} className={table.number}>
        {shift.hectares(unit.before, unit.after)}
      </td>
    </tr>
  );
};

/** Changed units, one below the other, and their communities together. */
export const Changes = ({ metrics }: { metrics: ScenarioMetrics }) => {
  const { t } = useTranslation();
  const shift = useShift();
  const changed = metrics.units.filter(({ change }) => change !== 'around');
  if (changed.length === 0) return <p>{t('review.changes.none')}</p>;
  const { before, after } = metrics.total;
  return (
    <>
      <p>
        {metrics.levels
          .filter((level) => level.before !== level.after)
          .map((level) => `${t(`planner.level.${level.level}`)} ${level.before} → ${level.after}`)
          .join(' · ')}
      </p>
      <div className={css.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('planner.figure.code')}</th>
              <th scope="col">{t('review.changes.change')}</th>
              {figures.map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {t(`review.figure.${name}`)}
                </th>
              ))}
              <th scope="col" className={table.number}>
                {t('planner.figure.area')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changed
              .toSorted((a, b) => (a.code < b.code ? -1 : 1))
              .map((unit) => (
                <UnitRow key={unit.id} unit={unit} />
              ))}
            <tr>
              <th scope="row">{t('review.changes.total')}</th>
              <td />
              {figures.map((name) => (
                <td key={name} data-label={t(`review.figure.${name}`)} className={table.number}>
                  {shift.count(name, before, after)}
                </td>
              ))}
              <td data-label={t('planner.figure.area')} className={table.number}>
                {shift.hectares(before, after)}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
};

/** Only what the scenario changes: units before and after, and all touched communities together. */
export const ChangesPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  return (
    <Panel title={t('review.changes.title')}>
      <WhenRead answer={useScenarioMetrics(scenario.id, scenario.version)}>
        {(metrics) => <Changes metrics={metrics} />}
      </WhenRead>
    </Panel>
  );
};
