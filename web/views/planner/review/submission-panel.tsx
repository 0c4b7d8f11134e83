import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../../server/contract/scenarios.ts';
import { useDescription, useSubmission } from '../../../api/scenario-review.ts';
import { useDiscard } from '../../../api/scenarios.ts';
import { paramsOfPage, useLanguage } from '../../../state/url.ts';
import { ErrorLine } from '../../../ui/error-line.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Form } from '../../../ui/form.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useErrorText } from '../../frame/error-text.ts';
import css from './review.module.css';

/** Title and explanation of a draft, handing it in, or giving it up. */
export const SubmissionPanel = ({ scenario }: { scenario: Scenario }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const [language] = useLanguage();
  const [title, setTitle] = useState(scenario.title);
  const [explanation, setExplanation] = useState(scenario.explanation);
  const description = useDescription(scenario);
  const submission = useSubmission(scenario);
  const discard = useDiscard();
  const isSame = title.trim() === scenario.title && explanation.trim() === scenario.explanation;
  const leave = (): void =>
    void navigate({ to: '/planner', search: paramsOfPage('/planner', language) as never });
  return (
    <Panel title={t('review.submit.title')} note={t('review.submit.note')}>
      <Form
        submit={t('review.submit.save')}
        busy={description.isPending}
        disabled={isSame}
        error={errorText(description.error)}
        onSubmit={() => description.mutate({ title, explanation })}
      >
        <TextField label={t('planner.new.name')} value={title} onChange={setTitle} maxLength={100} required />
        <TextField
          label={t('review.explanation')}
          value={explanation}
          onChange={setExplanation}
          maxLength={2000}
        />
      </Form>
      <ErrorLine error={errorText(submission.error ?? discard.error)} />
      <div className={css.buttons}>
        <Button
          loading={submission.isPending}
          disabled={scenario.operations === 0 || !isSame}
          onClick={() => submission.mutate(undefined)}
        >
          {t('review.submit.do')}
        </Button>
        {scenario.round === 0 && (
          <Button
            variant="default"
            loading={discard.isPending}
            onClick={() => {
              if (confirm(t('review.submit.discardQuestion', { title: scenario.title })))
                discard.mutate(scenario, { onSuccess: leave });
            }}
          >
            {t('review.submit.discard')}
          </Button>
        )}
      </div>
    </Panel>
  );
};
