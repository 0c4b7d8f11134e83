import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useScenario, useScenarioMetrics } from '../../../api/scenarios.ts';
import type { Comparison } from '../../../drafting/comparison.ts';
import { addWords } from '../../../i18n/add-words.ts';
import { enPlanner } from '../../../i18n/en-planner.ts';
import { enReview } from '../../../i18n/en-review.ts';
import { useFormats } from '../../../i18n/format.ts';
import { zhCnPlanner } from '../../../i18n/zh-cn-planner.ts';
import { zhCnReview } from '../../../i18n/zh-cn-review.ts';
import { PageFrame } from '../../frame/page-frame.tsx';
import { WhenRead } from '../../frame/when-read.tsx';
import { ScenarioLink } from '../scenario-list/scenario-link.tsx';
import { ChainPanel } from './chain-panel.tsx';
import { ChangeMaps } from './change-maps.tsx';
import { Changes } from './changes-panel.tsx';
import css from './notice-page.module.css';
import { ScenarioFacts } from './scenario-facts.tsx';
import { useComparison } from './use-comparison.ts';

addWords(zhCnPlanner, enPlanner);
addWords(zhCnReview, enReview);

/** Codes that are issued and those that are never used again. */
const Codes = ({ comparison }: { comparison: Comparison }) => {
  const { t } = useTranslation();
  const [was, is] = [comparison.before, comparison.after].map((units) => new Set(units.map(({ id }) => id)));
  const list = (units: Comparison['before'], others: ReadonlySet<string> | undefined): string =>
    units
      .filter(({ id }) => !others?.has(id))
      .map(({ name, code }) => `${name} ${code}`)
      .join(t('review.notice.and')) || t('review.notice.none');
  return (
    <dl className={css.codes}>
      <dt>{t('review.notice.issued')}</dt>
      <dd>{list(comparison.after, was)}</dd>
      <dt>{t('review.notice.retired')}</dt>
      <dd>{list(comparison.before, is)}</dd>
    </dl>
  );
};

const Notice = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const metrics = useScenarioMetrics(scenario.id, scenario.version);
  const { certificate, publication } = scenario;
  return (
    <article className={css.notice}>
      <p className={css.quiet}>
        {publication === null
          ? t('review.notice.notInForce')
          : t('review.notice.from', { day: formats.day(publication.effectiveFrom) })}
      </p>
      <ScenarioFacts scenario={scenario} />
      <WhenRead answer={useComparison(scenario)}>
        {(comparison) => (
          <>
            <h2>{t('review.maps.title')}</h2>
            <ChangeMaps comparison={comparison} />
            <h2>{t('review.notice.codes')}</h2>
            <Codes comparison={comparison} />
          </>
        )}
      </WhenRead>
      <h2>{t('review.changes.title')}</h2>
      <WhenRead answer={metrics}>{(data) => <Changes metrics={data} />}</WhenRead>
      <ChainPanel scenario={scenario} />
      {certificate !== null && (
        <p className={css.quiet}>
          {t('review.certificate.title')} · SHA-256 {certificate.hash}
        </p>
      )}
    </article>
  );
};

/** The change notice (调整说明), ready for the browser's print. */
export const NoticePage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const scenario = useScenario(id);
  return (
    <PageFrame title={t('review.notice.title', { title: scenario.data?.title ?? '' })} wide>
      <WhenRead answer={scenario}>
        {(data) => (
          <>
            <p className={css.tools}>
              <Button onClick={() => print()}>{t('review.notice.print')}</Button>
              <ScenarioLink id={id} to="review">
                {t('review.title')}
              </ScenarioLink>
            </p>
            <Notice scenario={data} />
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
