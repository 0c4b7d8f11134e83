import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { singleSignOnPath, useOneTimeSignIn, usePasswordSignIn } from '../../api/session.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { isLogin, LoginField } from './login-field.tsx';
import css from './password-door.module.css';

/** Account with its password, or with the one-time code of a first or forgotten one. */
const AccountForm = ({ door }: { door: 'password' | 'one-time' }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const byPassword = usePasswordSignIn();
  const byCode = useOneTimeSignIn();
  const isCode = door === 'one-time';
  const { isPending, error } = isCode ? byCode : byPassword;
  const enter = (): void => {
    setTried(true);
    if (!isLogin(login)) return;
    if (isCode) byCode.mutate({ login, code: secret });
    else byPassword.mutate({ login, password: secret });
  };
  return (
    <Form submit={t('signIn.submit')} busy={isPending} error={errorText(error)} onSubmit={enter}>
      <LoginField value={login} onChange={setLogin} tried={tried} autoComplete="username" />
      <TextField
        key={door}
        label={t(isCode ? 'signIn.oneTimeCode' : 'signIn.password')}
        value={secret}
        onChange={setSecret}
        type={isCode ? 'text' : 'password'}
        autoComplete={isCode ? 'one-time-code' : 'current-password'}
        maxLength={200}
        isCode={isCode}
        required
      />
    </Form>
  );
};

/** The ordinary doors: password, one-time code, and the government's own sign-on where it is set up. */
export const PasswordDoor = ({ singleSignOn }: { singleSignOn: boolean }) => {
  const { t } = useTranslation();
  const [door, setDoor] = useState<'password' | 'one-time'>('password');
  return (
    <div className={css.door}>
      {singleSignOn && (
        <>
          <Button component="a" href={singleSignOnPath()} variant="default" className={css.signOn}>
            {t('signIn.singleSignOn')}
          </Button>
          <p className={css.or}>{t('signIn.or')}</p>
        </>
      )}
      <AccountForm key={door} door={door} />
      <button
        type="button"
        className={css.other}
        onClick={() => setDoor(door === 'password' ? 'one-time' : 'password')}
      >
        {t(door === 'password' ? 'signIn.haveOneTimeCode' : 'signIn.havePassword')}
      </button>
    </div>
  );
};
