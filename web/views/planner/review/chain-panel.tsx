import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useFormats } from '../../../i18n/format.ts';
import { Panel } from '../../../ui/panel.tsx';
import css from './review.module.css';

/** The steps of the chain with what was decided at each, the rounds before below them. */
export const ChainPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { steps, nextStep, decisions, round, state } = scenario;
  if (steps.length === 0 && decisions.length === 0) return null;
  const line = ({ decision, opinion, decidedOn, documentNumber, decidedBy }: (typeof decisions)[number]) =>
    [
      t(`review.decision.${decision}`),
      opinion,
      decidedBy.name,
      formats.day(decidedOn),
      documentNumber === null ? null : t('review.document', { number: documentNumber }),
    ]
      .filter(Boolean)
      .join(' · ');
  const earlier = decisions.filter((decision) => decision.round < round);
  return (
    <Panel title={t('review.chain.title')}>
      <ol className={css.chain}>
        {steps.map((step, position) => {
          const decided = decisions.find((each) => each.round === round && each.step === step);
          const isNext = state === 'submitted' && step === nextStep;
          return (
            <li key={step} data-now={isNext} data-done={decided?.decision === 'approve'}>
              <b>
                {position + 1} {t(`planner.step.${step}`)}
              </b>{' '}
              {decided ? line(decided) : t(isNext ? 'review.chain.now' : 'review.chain.later')}
            </li>
          );
        })}
      </ol>
      {earlier.length > 0 && (
        <ul className={css.list}>
          {earlier.map((decision) => (
            <li key={`${decision.round} ${decision.position}`}>
              {t('review.chain.round', { round: decision.round })} {t(`planner.step.${decision.step}`)}:{' '}
              {line(decision)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
