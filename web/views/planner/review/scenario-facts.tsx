import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useFormats } from '../../../i18n/format.ts';
import { FactList } from '../../../ui/fact-list.tsx';
import { Tag } from '../../../ui/tag.tsx';

/** What a scenario is, who drew it, on which base, and what became of it. */
export const ScenarioFacts = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { baseRevision, publication, withdrawal } = scenario;
  return (
    <FactList
      facts={[
        {
          term: t('planner.column.state'),
          value: <Tag warns={scenario.state === 'submitted'}>{t(`planner.state.${scenario.state}`)}</Tag>,
        },
        { term: t('planner.new.kind'), value: t(`planner.kind.${scenario.kind}`) },
        { term: t('review.area'), value: scenario.area?.name ?? t('planner.wholeDistrict') },
        {
          term: t('planner.column.base'),
          value: `${baseRevision.title}${scenario.isBehind ? ` · ${t('planner.behind')}` : ''}`,
        },
        { term: t('planner.column.operations'), value: formats.count(scenario.operations) },
        {
          term: t('planner.column.author'),
          value: `${scenario.createdBy.name} · ${formats.dateTime(scenario.changedAt)}`,
        },
        scenario.explanation === '' ? null : { term: t('review.explanation'), value: scenario.explanation },
        publication === null
          ? null
          : {
              term: t('review.inForce'),
              value: `${formats.day(publication.effectiveFrom)} · ${publication.publishedBy.name}`,
            },
        withdrawal === null
          ? null
          : { term: t('review.withdrawn'), value: `${withdrawal.withdrawnBy.name}:${withdrawal.reason}` },
      ]}
    />
  );
};
