import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useScenario } from '../../../api/scenarios.ts';
import { useMay, useSession } from '../../../api/session.ts';
import { addWords } from '../../../i18n/add-words.ts';
import { enPlanner } from '../../../i18n/en-planner.ts';
import { enReview } from '../../../i18n/en-review.ts';
import { zhCnPlanner } from '../../../i18n/zh-cn-planner.ts';
import { zhCnReview } from '../../../i18n/zh-cn-review.ts';
import { DemoBanner } from '../../frame/demo-banner.tsx';
import { Opening } from '../../frame/opening.tsx';
import { TopBar } from '../../frame/top-bar.tsx';
import { WhenRead } from '../../frame/when-read.tsx';
import css from './desk-page.module.css';
import { DeskStage } from './desk-stage.tsx';
import { PartChoice } from './part-choice.tsx';
import { useTabLock } from './use-tab-lock.ts';

addWords(zhCnPlanner, enPlanner);
addWords(zhCnReview, enReview);

/** Why the net can only be looked at here; null where it can be drawn, undefined while that is not known. */
const useReadOnly = (scenario: Scenario): string | null | undefined => {
  const { t } = useTranslation();
  const mayDraw = useMay('drafts');
  const person = useSession().data?.person?.id;
  const lock = useTabLock(`scenario ${scenario.id}`);
  if (!mayDraw || scenario.createdBy.id !== person) return t('planner.readOnly.other');
  if (scenario.state !== 'draft') return t('planner.readOnly.state');
  if (lock === 'asking') return undefined;
  return lock === 'taken' ? t('planner.readOnly.tab') : null;
};

const Desk = ({ scenario }: { scenario: Scenario }) => {
  const readOnly = useReadOnly(scenario);
  const [part, setPart] = useState<string | null>(scenario.area?.id ?? null);
  if (readOnly === undefined) return <Opening />;
  if (part === null) return <PartChoice onChoose={setPart} />;
  return <DeskStage key={`${part} ${readOnly}`} scenarioId={scenario.id} part={part} readOnly={readOnly} />;
};

/** The planner's desk: one scenario, one part of its net. */
export const DeskPage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const scenario = useScenario(id);
  const title = scenario.data?.title ?? t('page.planner');
  useEffect(() => {
    document.title = [title, t('app.name')].join(' · ');
  }, [title, t]);
  return (
    <div className={css.page}>
      <a className={css.skip} href="#map">
        {t('app.skip')}
      </a>
      <TopBar />
      <DemoBanner />
      <main className={css.stage} id="content">
        <WhenRead answer={scenario}>{(data) => <Desk scenario={data} />}</WhenRead>
      </main>
    </div>
  );
};
