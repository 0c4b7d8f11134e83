import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useScenario } from '../../../api/scenarios.ts';
import { addWords } from '../../../i18n/add-words.ts';
import { enPlanner } from '../../../i18n/en-planner.ts';
import { enReview } from '../../../i18n/en-review.ts';
import { zhCnPlanner } from '../../../i18n/zh-cn-planner.ts';
import { zhCnReview } from '../../../i18n/zh-cn-review.ts';
import { PageFrame } from '../../frame/page-frame.tsx';
import { PageLink } from '../../frame/page-link.tsx';
import { WhenRead } from '../../frame/when-read.tsx';
import { ScenarioLink } from '../scenario-list/scenario-link.tsx';
import { CertificatePanel } from './certificate-panel.tsx';
import { ChainPanel } from './chain-panel.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { ComparisonPanel } from './comparison-panel.tsx';
import { NextStep } from './next-step.tsx';
import { PaperPanel } from './paper-panel.tsx';
import css from './review.module.css';
import { ScenarioFacts } from './scenario-facts.tsx';

addWords(zhCnPlanner, enPlanner);
addWords(zhCnReview, enReview);

/** The review desk: what a scenario changes, its proof, and the steps of its chain. */
export const ReviewPage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const scenario = useScenario(id);
  return (
    <PageFrame title={scenario.data?.title ?? t('review.title')} wide>
      <WhenRead answer={scenario}>
        {(data) => (
          <>
            <p className={css.ways}>
              <PageLink path="/planner" className={css.link}>
                {t('review.toList')}
              </PageLink>
              <ScenarioLink id={data.id} to="desk">
                {t(data.state === 'draft' ? 'review.toDesk' : 'review.toMap')}
              </ScenarioLink>
            </p>
            <ScenarioFacts scenario={data} />
            <NextStep scenario={data} />
            <ChainPanel scenario={data} />
            <ComparisonPanel scenario={data} />
            <ChangesPanel scenario={data} />
            <CertificatePanel scenario={data} />
            <PaperPanel scenario={data} />
            <CommentsPanel scenario={data} />
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
