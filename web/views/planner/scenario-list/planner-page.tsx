import { useTranslation } from 'react-i18next';
import { useScenarios } from '../../../api/scenarios.ts';
import { useMay } from '../../../api/session.ts';
import { addWords } from '../../../i18n/add-words.ts';
import { enPlanner } from '../../../i18n/en-planner.ts';
import { zhCnPlanner } from '../../../i18n/zh-cn-planner.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PageFrame } from '../../frame/page-frame.tsx';
import { WhenRead } from '../../frame/when-read.tsx';
import { NewScenario } from './new-scenario.tsx';
import { ScenarioTable } from './scenario-table.tsx';

addWords(zhCnPlanner, enPlanner);

/** Where planners and approvers begin: every scenario, and a new one for a part of the district. */
export const PlannerPage = () => {
  const { t } = useTranslation();
  const mayDraw = useMay('drafts');
  return (
    <PageFrame title={t('page.planner')} lead={t('planner.lead')} wide>
      {mayDraw && <NewScenario />}
      <Panel title={t('planner.all')}>
        <WhenRead answer={useScenarios()}>
          {(scenarios) =>
            scenarios.length === 0 ? (
              <p>{t(mayDraw ? 'planner.none' : 'planner.noneToReview')}</p>
            ) : (
              <ScenarioTable scenarios={scenarios} />
            )
          }
        </WhenRead>
      </Panel>
    </PageFrame>
  );
};
