import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNewPerson } from '../../api/people.ts';
import { useSession } from '../../api/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useErrorText } from '../frame/error-text.ts';
import { isLogin, LoginField } from '../sign-in/login-field.tsx';
import { OneTimeSlip } from './one-time-slip.tsx';
import css from './person-dialog.module.css';

const signOns = ['password', 'oidc'] as const;

/** Adds somebody; without a role until the security administrator gives one. */
export const NewPerson = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const hasSignOn = useSession().data?.doors.singleSignOn ?? false;
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [signOn, setSignOn] = useState<(typeof signOns)[number]>('password');
  const { mutate, isPending, error, data: added } = useNewPerson();
  const close = { closeLabel: t('app.close'), onClose };
  if (added)
    return (
      <Dialog title={t('people.added', { name: added.person.name })} {...close}>
        {added.oneTimeCode && (
          <OneTimeSlip
            name={added.person.name}
            login={added.person.login}
            code={added.oneTimeCode}
            expiresAt={null}
          />
        )}
        <p>{t('people.nextRole')}</p>
        <Button className={css.done ?? ''} onClick={onClose}>
          {t('people.done')}
        </Button>
      </Dialog>
    );
  return (
    <Dialog title={t('people.add')} {...close}>
      <Form
        submit={t('people.addIt')}
        busy={isPending}
        error={errorText(error)}
        onSubmit={() => {
          setTried(true);
          if (isLogin(login)) mutate({ login, name, signOn });
        }}
      >
        <TextField label={t('people.name')} value={name} onChange={setName} maxLength={100} required />
        <LoginField value={login} onChange={setLogin} tried={tried} autoComplete="off" hinted />
        {hasSignOn && (
          <SelectField
            label={t('people.signIn')}
            value={signOn}
            onChange={setSignOn}
            choices={signOns.map((value) => ({ value, text: t(`people.signOn.${value}`) }))}
          />
        )}
      </Form>
    </Dialog>
  );
};
