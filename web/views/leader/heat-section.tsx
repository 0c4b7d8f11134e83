import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTicketTimeline } from '../../api/tickets.ts';
import { useHeat } from '../../map/use-heat.ts';
import { useView } from '../../state/url.ts';
import { heatRadii } from '../../state/view.ts';
import { ChoiceRow } from '../../ui/choice-row.tsx';
import { ErrorNotice } from '../frame/load-error.tsx';
import { HeatLegend } from './heat-legend.tsx';
import css from './heat-section.module.css';
import { LayerRow } from './layer-row.tsx';
import { Reconciliation } from './reconciliation.tsx';

const HeatBody = () => {
  const { t } = useTranslation();
  const [view, changeView] = useView();
  const { cells, reference, scale } = useHeat(view);
  const timeline = useTicketTimeline({});
  const error = timeline.error ?? cells.error ?? reference.error;
  if (error) {
    const retry = (): void => {
      void timeline.refetch();
      void cells.refetch();
      void reference.refetch();
    };
    return <ErrorNotice error={error} retry={retry} />;
  }
  if (timeline.data?.firstDay === null) return <p className={css.reads}>{t('time.none')}</p>;
  return (
    <div className={css.body}>
      {cells.data ? <HeatLegend cells={cells.data} breaks={scale?.breaks ?? []} /> : <Skeleton height={96} />}
      <ChoiceRow
        label={t('heat.radius')}
        values={heatRadii}
        value={view.radiusMeters}
        textOf={(meters) => t('legend.meters', { value: meters })}
        onChange={(radiusMeters) => changeView({ radiusMeters })}
      />
      {cells.data && <Reconciliation totals={cells.data.totals} />}
      <p className={css.reads}>{t('heat.reads')}</p>
    </div>
  );
};

/** Ticket heat: legend, radius, categories, and what it does and does not show. */
export const HeatSection = () => (
  <LayerRow layer="heat">
    <HeatBody />
  </LayerRow>
);
