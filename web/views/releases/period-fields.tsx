import { useTranslation } from 'react-i18next';
import type { ReleaseList } from '../../../server/contract/public-counts.ts';
import { useFormats } from '../../i18n/format.ts';
import { SelectField } from '../../ui/field.tsx';
import { type Draft, monthsBetween } from './definition.ts';
import css from './releases.module.css';

interface Props {
  readonly choices: ReleaseList['choices'];
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

/** The net and the months that are counted; only months that are over. */
export const PeriodFields = ({ choices, draft, change }: Props) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const months = monthsBetween(choices.firstMonth, choices.lastMonth).map((month) => ({
    value: month,
    text: formats.month(`${month}-01`),
  }));
  return (
    <div className={css.fields}>
      <SelectField
        label={t('releases.net')}
        value={draft.netRevisionId}
        onChange={(netRevisionId) => change({ netRevisionId })}
        choices={choices.netRevisions.map(({ id, title, effectiveFrom }) => ({
          value: String(id),
          text: `${title} (${formats.day(effectiveFrom)})`,
        }))}
        required
      />
      <SelectField
        label={t('releases.from')}
        value={draft.fromMonth}
        onChange={(fromMonth) =>
          change({ fromMonth, untilMonth: fromMonth > draft.untilMonth ? fromMonth : draft.untilMonth })
        }
        choices={months}
        required
      />
      <SelectField
        label={t('releases.until')}
        value={draft.untilMonth}
        onChange={(untilMonth) => change({ untilMonth })}
        choices={months.filter(({ value }) => value >= draft.fromMonth)}
        required
      />
    </div>
  );
};
