import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useDecision } from '../../../api/scenario-review.ts';
import { todayInShanghai } from '../../../i18n/format.ts';
import { ChoiceRow } from '../../../ui/choice-row.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';

const decisions = ['approve', 'return'] as const;

/** The decision of the next step: opinion and date, at the last step the number of the document. */
export const DecisionForm = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [decision, setDecision] = useState<(typeof decisions)[number]>('approve');
  const [opinion, setOpinion] = useState('');
  const [decidedOn, setDecidedOn] = useState(todayInShanghai);
  const [documentNumber, setDocumentNumber] = useState('');
  const { mutate, isPending, error } = useDecision(scenario);
  const { nextStep, steps } = scenario;
  if (nextStep === null) return null;
  const isLast = steps.at(-1) === nextStep;
  const number = documentNumber.trim();
  return (
    <Panel title={t('review.decide.title', { step: t(`planner.step.${nextStep}`) })}>
      <Form
        submit={t(`review.decide.do.${decision}`)}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() =>
          mutate({ decision, opinion, decidedOn, ...(number === '' ? {} : { documentNumber: number }) })
        }
      >
        <ChoiceRow
          label={t('review.decide.decision')}
          values={decisions}
          value={decision}
          textOf={(one) => t(`review.decision.${one}`)}
          onChange={setDecision}
        />
        <TextField
          label={t('review.decide.opinion')}
          value={opinion}
          onChange={setOpinion}
          maxLength={2000}
          required
        />
        <TextField
          label={t('review.decide.date')}
          type="date"
          value={decidedOn}
          onChange={setDecidedOn}
          required
        />
        {isLast && decision === 'approve' && (
          <TextField
            label={t('review.decide.document')}
            value={documentNumber}
            onChange={setDocumentNumber}
            minLength={2}
            maxLength={100}
            required
          />
        )}
      </Form>
    </Panel>
  );
};
