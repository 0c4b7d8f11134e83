import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import type { Comparison } from '../../../drafting/comparison.ts';
import { useFormats } from '../../../i18n/format.ts';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { WhenRead } from '../../frame/when-read.tsx';
import { ChangeMaps } from './change-maps.tsx';
import { useComparison } from './use-comparison.ts';

const Moves = ({ comparison }: { comparison: Comparison }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = new Map([...comparison.after, ...comparison.before].map(({ id, name }) => [id, name]));
  const { moves } = comparison;
  if (moves.length === 0) return <p>{t('review.moves.none')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('review.moves.from')}</th>
          <th scope="col">{t('review.moves.to')}</th>
          {(['households', 'people', 'buildings'] as const).map((name) => (
            <th key={name} scope="col" className={table.number}>
              {t(`review.figure.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={`${move.from} ${move.to}`}>
            <th scope="row">{names.get(move.from)}</th>
            <td data-label={t('review.moves.to')}>{names.get(move.to)}</td>
            {(['households', 'people', 'buildings'] as const).map((name) => (
              <td key={name} data-label={t(`review.figure.${name}`)} className={table.number}>
                {formats.count(move[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Maps of before and after, and who goes from which unit to which. */
export const ComparisonPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const comparison = useComparison(scenario);
  if (scenario.operations === 0) return null;
  return (
    <>
      <Panel title={t('review.maps.title')} note={t('review.maps.note')}>
        <WhenRead answer={comparison}>{(data) => <ChangeMaps comparison={data} />}</WhenRead>
      </Panel>
      <Panel title={t('review.moves.title')} note={t('review.moves.note')}>
        <WhenRead answer={comparison}>{(data) => <Moves comparison={data} />}</WhenRead>
      </Panel>
    </>
  );
};
