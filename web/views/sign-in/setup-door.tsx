import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetup } from '../../api/session.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { isLogin, LoginField } from './login-field.tsx';
import { NewPasswordFields, useNewPassword } from './new-password-fields.tsx';

/** The first administrator, let in by the code that the first start printed. */
export const SetupDoor = () => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = useNewPassword();
  const { mutate, isPending, error } = useSetup();
  const submit = (): void => {
    setTried(true);
    if (wanted.problem === null && isLogin(login)) mutate({ code, login, name, password: wanted.password });
  };
  return (
    <Form submit={t('signIn.setUp')} busy={isPending} error={errorText(error)} onSubmit={submit}>
      <TextField
        label={t('signIn.setupCode')}
        hint={t('signIn.setupCodeHint')}
        value={code}
        onChange={setCode}
        autoComplete="off"
        maxLength={64}
        isCode
        required
      />
      <LoginField value={login} onChange={setLogin} tried={tried} autoComplete="username" hinted />
      <TextField
        label={t('signIn.name')}
        value={name}
        onChange={setName}
        autoComplete="name"
        maxLength={100}
        required
      />
      <NewPasswordFields wanted={wanted} tried={tried} />
    </Form>
  );
};
