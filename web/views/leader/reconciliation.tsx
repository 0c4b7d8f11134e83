import { useTranslation } from 'react-i18next';
import type { TicketTotals } from '../../../server/contract/tickets.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './reconciliation.module.css';

const parts = ['inCell', 'withheld', 'coarse', 'outside', 'withoutPlace'] as const;

/** Where every ticket of the filter went; the parts add up to the total. */
export const Reconciliation = ({ totals }: { totals: TicketTotals }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className={css.parts} aria-label={t('heat.reconcile')} title={t('heat.withheldHint')}>
      {parts.map((part, index) => (
        <div key={part}>
          <dt>{t(`heat.${part}`)}</dt>
          <dd>
            {index > 0 && <span aria-hidden="true">+ </span>}
            {formats.count(totals[part])}
          </dd>
        </div>
      ))}
      <div className={css.total}>
        <dt>{t('heat.total')}</dt>
        <dd>
          <span aria-hidden="true">= </span>
          {formats.count(totals.total)}
        </dd>
      </div>
    </dl>
  );
};
