import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../server/contract/account.ts';
import { usePasswordChange } from '../../api/account.ts';
import { useFormats } from '../../i18n/format.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { NewPasswordFields, useNewPassword } from '../sign-in/new-password-fields.tsx';

const ChangeForm = ({ onDone, cancel }: { onDone: () => void; cancel: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [current, setCurrent] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = useNewPassword();
  const { mutate, isPending, error } = usePasswordChange();
  const submit = (): void => {
    setTried(true);
    if (wanted.problem === null) mutate({ current, next: wanted.password }, { onSuccess: onDone });
  };
  return (
    <Form
      submit={t('signIn.setPassword')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={submit}
      beside={
        <Button variant="default" onClick={cancel}>
          {t('app.cancel')}
        </Button>
      }
    >
      <TextField
        label={t('account.currentPassword')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        maxLength={200}
        required
      />
      <NewPasswordFields wanted={wanted} tried={tried} />
    </Form>
  );
};

/** The password and when it was changed; who signs in elsewhere has none here. */
export const PasswordPanel = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [step, setStep] = useState<'closed' | 'open' | 'done'>('closed');
  const changedAt = account.passwordChangedAt;
  if (account.signOn !== 'password')
    return (
      <Panel title={t('signIn.password')}>
        <p>{t(`account.signOn.${account.signOn}`)}</p>
      </Panel>
    );
  return (
    <Panel
      title={t('signIn.password')}
      note={changedAt && t('account.changedAt', { time: formats.dateTime(changedAt) })}
      aside={
        step !== 'open' && (
          <Button variant="default" onClick={() => setStep('open')}>
            {t('account.changePassword')}
          </Button>
        )
      }
    >
      {step === 'open' && <ChangeForm onDone={() => setStep('done')} cancel={() => setStep('closed')} />}
      {step === 'done' && <output>{t('account.passwordChanged')}</output>}
    </Panel>
  );
};
