import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../server/contract/cases.ts';
import { useFormats } from '../../i18n/format.ts';
import { useMinute } from '../../state/use-minute.ts';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { CaseLink } from './case-link.tsx';
import css from './case-table.module.css';
import { useCategoryText } from './use-category-text.ts';

const Row = ({ summary, now }: { summary: CaseSummary; now: Date }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const categoryText = useCategoryText();
  const due = summary.closedAt === null ? summary.dueResolveAt : null;
  const isLate = due !== null && Date.parse(due) < now.getTime();
  return (
    <tr>
      <th scope="row">
        <CaseLink id={summary.id}>{summary.number}</CaseLink>{' '}
        {summary.confidential && <Tag warns>{t('cases.confidential')}</Tag>}
      </th>
      <td>{categoryText(summary)}</td>
      <td>{summary.communityName ?? t('cases.noPlace')}</td>
      <td data-label={t('cases.receivedAt')}>{formats.dateTime(summary.receivedAt)}</td>
      <td data-label={t('cases.due')}>
        {due === null ? '–' : formats.dateTime(due)} {isLate && <Tag warns>{t('cases.late')}</Tag>}
      </td>
      <td>{t(`cases.states.${summary.state}`)}</td>
    </tr>
  );
};

/** Cases as a table; cards on a phone. */
export const CaseTable = ({ cases }: { cases: readonly CaseSummary[] }) => {
  const { t } = useTranslation();
  const now = useMinute();
  if (cases.length === 0) return <p className={css.none}>{t('cases.none')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('cases.number')}</th>
          <th scope="col">{t('cases.category')}</th>
          <th scope="col">{t('cases.community')}</th>
          <th scope="col">{t('cases.receivedAt')}</th>
          <th scope="col">{t('cases.due')}</th>
          <th scope="col">{t('cases.state')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((summary) => (
          <Row key={summary.id} summary={summary} now={now} />
        ))}
      </tbody>
    </table>
  );
};
