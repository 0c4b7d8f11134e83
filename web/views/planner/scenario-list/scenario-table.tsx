import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { countEntries } from '../../../drafting/outbox-shelf.ts';
import { useFormats } from '../../../i18n/format.ts';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { ScenarioLink } from './scenario-link.tsx';

type Listed = Omit<Scenario, 'decisions' | 'certificate' | 'frame'>;

const Row = ({ scenario, waiting }: { scenario: Listed; waiting: number }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { id, state, area, baseRevision, isBehind } = scenario;
  return (
    <tr>
      <th scope="row">
        <ScenarioLink id={id} to={state === 'draft' ? 'desk' : 'review'}>
          {scenario.title}
        </ScenarioLink>
        <div className={table.quiet}>
          {t(`planner.kind.${scenario.kind}`)} · {area?.name ?? t('planner.wholeDistrict')}
        </div>
      </th>
      <td data-label={t('planner.column.state')}>
        <Tag warns={state === 'submitted'}>{t(`planner.state.${state}`)}</Tag>
        {scenario.nextStep && <div className={table.quiet}>{t(`planner.step.${scenario.nextStep}`)}</div>}
        {scenario.publication && (
          <div className={table.quiet}>{formats.day(scenario.publication.effectiveFrom)}</div>
        )}
      </td>
      <td data-label={t('planner.column.base')}>
        {baseRevision.title}
        {isBehind && <div className={table.quiet}>{t('planner.behind')}</div>}
      </td>
      <td data-label={t('planner.column.operations')} className={table.number}>
        {formats.count(scenario.operations)}
        {waiting > 0 && <div className={table.quiet}>{t('planner.waitingHere', { count: waiting })}</div>}
      </td>
      <td data-label={t('planner.column.author')}>{scenario.createdBy.name}</td>
      <td data-label={t('planner.column.changed')}>{formats.dateTime(scenario.changedAt)}</td>
    </tr>
  );
};

const columns = ['title', 'state', 'base', 'operations', 'author', 'changed'] as const;

/** Scenarios with their base, author, state and how many operations they hold. */
export const ScenarioTable = ({ scenarios }: { scenarios: readonly Listed[] }) => {
  const { t } = useTranslation();
  const waiting = useQuery({ queryKey: ['outbox-counts'], queryFn: countEntries, staleTime: 0 }).data;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'operations' ? table.number : undefined}>
              {t(`planner.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scenarios.map((scenario) => (
          <Row key={scenario.id} scenario={scenario} waiting={waiting?.get(scenario.id) ?? 0} />
        ))}
      </tbody>
    </table>
  );
};
