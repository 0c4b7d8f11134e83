import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseList } from '../../../server/contract/public-counts.ts';
import { useProposal, useTrial } from '../../api/releases.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { CategoryChoice } from './category-choice.tsx';
import { type Draft, definitionOf } from './definition.ts';
import { PeriodFields } from './period-fields.tsx';
import css from './releases.module.css';
import { TrialResult } from './trial-result.tsx';

type Choices = ReleaseList['choices'];

const firstDraft = ({ netRevisions, lastMonth }: Choices): Draft => ({
  title: '',
  netRevisionId: String(netRevisions[0]?.id ?? ''),
  fromMonth: lastMonth ?? '',
  untilMonth: lastMonth ?? '',
  categories: [],
  withTotals: false,
  keepBack: true,
});

interface FieldsProps {
  readonly choices: Choices;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

const Fields = ({ choices, draft, change }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('releases.title')}
        hint={t('releases.titleHint')}
        value={draft.title}
        onChange={(title) => change({ title })}
        minLength={2}
        maxLength={100}
        required
      />
      <PeriodFields choices={choices} draft={draft} change={change} />
      <CategoryChoice
        categories={choices.categories}
        chosen={draft.categories}
        onChange={(categories) => change({ categories })}
      />
      <Checkbox
        label={t('releases.withTotals')}
        checked={draft.withTotals}
        onChange={(event) => change({ withTotals: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('releases.keepBack')}
        checked={draft.keepBack}
        onChange={(event) => change({ keepBack: event.currentTarget.checked })}
      />
    </>
  );
};

/** Which figures are to be public: tried first, then proposed as they were tried. */
export const Proposal = ({ choices }: { choices: Choices }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState(() => firstDraft(choices));
  const trial = useTrial();
  const proposal = useProposal();
  const change = (part: Partial<Draft>): void => {
    trial.reset();
    proposal.reset();
    setDraft((before) => ({ ...before, ...part }));
  };
  const publishable = trial.data?.outcome === 'publishable' && !proposal.isSuccess;
  return (
    <Panel title={t('releases.propose')} note={t('releases.proposeHint')}>
      <div className={css.proposal}>
        <Form
          submit={t('releases.try')}
          busy={trial.isPending}
          error={errorText(trial.error ?? proposal.error)}
          onSubmit={() => trial.mutate(definitionOf(draft))}
        >
          <Fields choices={choices} draft={draft} change={change} />
        </Form>
        <output>
          {proposal.data && t('releases.proposed', { id: proposal.data.receipt.auditId })}
          {trial.isPending && t('releases.trying')}
        </output>
        {trial.data && !proposal.isSuccess && <TrialResult trial={trial.data} />}
        {publishable && (
          <Button
            className={css.button ?? ''}
            loading={proposal.isPending}
            onClick={() => proposal.mutate(definitionOf(draft))}
          >
            {t('releases.submit')}
          </Button>
        )}
      </div>
    </Panel>
  );
};
