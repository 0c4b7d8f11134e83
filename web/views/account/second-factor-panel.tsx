import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../server/contract/account.ts';
import { useNewRecoveryCodes, useTotpRemoval } from '../../api/account.ts';
import { useFormats } from '../../i18n/format.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { Enrolment } from '../sign-in/enrolment.tsx';
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx';
import css from './account-page.module.css';

interface StepProps {
  readonly onDone: () => void;
}

/** A change that a code of the phone must confirm. */
const CodeForm = (props: {
  submit: string;
  busy: boolean;
  error: Error | null;
  send: (code: string) => void;
  cancel: () => void;
}) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  return (
    <Form
      submit={props.submit}
      busy={props.busy}
      error={errorText(props.error)}
      onSubmit={() => props.send(code)}
      beside={
        <Button variant="default" onClick={props.cancel}>
          {t('app.cancel')}
        </Button>
      }
    >
      <TextField
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        maxLength={64}
        isCode
        required
      />
    </Form>
  );
};

const RenewStep = ({ onDone }: StepProps) => {
  const { t } = useTranslation();
  const { mutate, isPending, error, data } = useNewRecoveryCodes();
  if (data) return <RecoveryCodes codes={data.recoveryCodes} onKept={onDone} />;
  return (
    <CodeForm
      submit={t('account.renewCodes')}
      busy={isPending}
      error={error}
      send={(code) => mutate({ code })}
      cancel={onDone}
    />
  );
};

const RemoveStep = ({ onDone }: StepProps) => {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useTotpRemoval();
  return (
    <CodeForm
      submit={t('account.removeSecondFactor')}
      busy={isPending}
      error={error}
      send={(code) => mutate({ code }, { onSuccess: onDone })}
      cancel={onDone}
    />
  );
};

const EnrolStep = ({ onDone }: StepProps) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = (): void => {
    void client.invalidateQueries({ queryKey: ['account'] });
    onDone();
  };
  return (
    <Enrolment
      onDone={done}
      beside={
        <Button variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      }
    />
  );
};

type Step = 'none' | 'enrol' | 'renew' | 'remove';

/** The second step of signing in and its recovery codes. */
export const SecondFactorPanel = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [step, setStep] = useState<Step>('none');
  const { enabledAt, required, recoveryCodesLeft } = account.secondFactor;
  const done = (): void => setStep('none');
  const open = (wanted: Step, label: string) => (
    <Button variant="default" onClick={() => setStep(wanted)}>
      {label}
    </Button>
  );
  const state = enabledAt
    ? t('account.secondFactorOn', { day: formats.dateTime(enabledAt), count: recoveryCodesLeft })
    : t(required ? 'account.secondFactorNeeded' : 'account.secondFactorOff');
  if (account.signOn !== 'password') return null;
  return (
    <Panel
      title={t('account.secondFactor')}
      note={state}
      aside={step === 'none' && !enabledAt && open('enrol', t('account.setUpSecondFactor'))}
    >
      {step === 'none' && enabledAt && (
        <p className={css.buttons}>
          {open('renew', t('account.renewCodes'))}
          {!required && open('remove', t('account.removeSecondFactor'))}
        </p>
      )}
      {step === 'enrol' && <EnrolStep onDone={done} />}
      {step === 'renew' && <RenewStep onDone={done} />}
      {step === 'remove' && <RemoveStep onDone={done} />}
    </Panel>
  );
};
