import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../server/contract/alerts.ts';
import { type AlertChangeBody, useAlertChange, useAlertSummary } from '../../api/alerts.ts';
import { todayInShanghai } from '../../i18n/format.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import type { AlertAction } from './alert-actions.tsx';
import css from './alerts.module.css';

interface Draft {
  readonly office: string;
  readonly dueOn: string;
  readonly note: string;
}

const bodyOf = (alert: Alert, action: AlertAction, { office, dueOn, note }: Draft): AlertChangeBody => {
  const said = note.trim() === '' ? {} : { note: note.trim() };
  switch (action) {
    case 'task':
    case 'change':
      return { state: 'task', responsibleUnitId: office, dueOn, ...said };
    case 'supervise':
    case 'release':
      return {
        state: alert.state === 'task' ? 'task' : 'verified',
        supervised: action === 'supervise',
        ...said,
      };
    case 'reopen':
      return { state: 'verified', ...said };
    default:
      return { state: action, ...said };
  }
};

/** What somebody says of an alert: a note, and for a task who does it until when. */
export const AlertForm = (props: {
  readonly alert: Alert;
  readonly action: AlertAction;
  readonly onDone: () => void;
}) => {
  const { alert, action, onDone } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const change = useAlertChange(alert.id);
  const { offices = [] } = useAlertSummary().data ?? {};
  const [draft, setDraft] = useState<Draft>({
    office: alert.responsibleUnit?.id ?? '',
    dueOn: alert.dueOn ?? '',
    note: '',
  });
  const fill = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const isTask = action === 'task' || action === 'change';
  return (
    <div className={css.form}>
      <Form
        submit={t(`alerts.actions.${action}`)}
        busy={change.isPending}
        error={errorText(change.error)}
        onSubmit={() => change.mutate(bodyOf(alert, action, draft), { onSuccess: onDone })}
        beside={
          <Button variant="default" onClick={onDone}>
            {t('alerts.cancel')}
          </Button>
        }
      >
        {isTask && (
          <>
            <SelectField
              label={t('alerts.office')}
              value={draft.office}
              onChange={(office) => fill({ office })}
              placeholder={t('alerts.choose')}
              choices={offices.map(({ id, name }) => ({ value: id, text: name }))}
              required
            />
            <TextField
              label={t('alerts.due')}
              type="date"
              value={draft.dueOn}
              onChange={(dueOn) => fill({ dueOn })}
              min={todayInShanghai()}
              required
            />
          </>
        )}
        <TextField
          label={t('alerts.note')}
          hint={t('alerts.noteHint')}
          value={draft.note}
          onChange={(note) => fill({ note })}
          minLength={2}
          maxLength={200}
        />
      </Form>
    </div>
  );
};
