import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstPassword } from '../../api/session.ts';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { NewPasswordFields, useNewPassword } from './new-password-fields.tsx';
import { OtherAccount } from './other-account.tsx';

/** After a one-time code: a password of one's own. */
export const NewPasswordStep = () => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [tried, setTried] = useState(false);
  const wanted = useNewPassword();
  const { mutate, isPending, error } = useFirstPassword();
  const submit = (): void => {
    setTried(true);
    if (wanted.problem === null) mutate({ password: wanted.password });
  };
  return (
    <Form
      submit={t('signIn.setPassword')}
      busy={isPending}
      error={errorText(error)}
      onSubmit={submit}
      beside={<OtherAccount />}
    >
      <NewPasswordFields wanted={wanted} tried={tried} />
    </Form>
  );
};
