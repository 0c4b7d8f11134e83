import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecondFactor } from '../../api/session.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { OtherAccount } from './other-account.tsx';

/** Six digits of the phone, or a recovery code. */
export const SecondFactorStep = () => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const { mutate, isPending, error } = useSecondFactor();
  return (
    <Form
      submit={t('signIn.confirm')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={() => mutate({ code })}
      beside={<OtherAccount />}
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
