import { useTranslation } from 'react-i18next';
import type { AlertSummary } from '../../../server/contract/alerts.ts';
import { useAlertSummary } from '../../api/alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import { FactList } from '../../ui/fact-list.tsx';
import { Panel } from '../../ui/panel.tsx';

/** How many decided alerts were real, of all and of each kind that somebody decided on. */
export const AlertPrecision = () => {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const summary = useAlertSummary().data;
  if (summary === undefined) return null;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const text = ({ value, numerator, denominator }: AlertSummary['precision']): string =>
    value === null
      ? t('alerts.precision.none')
      : t('alerts.precision.value', {
          percent: percent.format(value),
          numerator: formats.count(numerator),
          denominator: formats.count(denominator),
        });
  const decided = summary.precisionOfKinds.filter(({ denominator }) => denominator > 0);
  return (
    <Panel title={t('alerts.precision.title')} note={t('alerts.precision.hint')}>
      <FactList
        facts={[
          { term: t('alerts.precision.all'), value: text(summary.precision) },
          ...decided.map(({ kind, ...own }) => ({ term: t(`alerts.kind.${kind}`), value: text(own) })),
        ]}
      />
    </Panel>
  );
};
