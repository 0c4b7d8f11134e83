import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/field.tsx';

const shortest = 12;

/** A new password given twice. `problem` is null when it can be sent. */
export const useNewPassword = () => {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const tooShort = password.length < shortest ? t('signIn.tooShort', { count: shortest }) : null;
  const differs = password === again ? null : t('signIn.differs');
  return { password, setPassword, again, setAgain, tooShort, differs, problem: tooShort ?? differs };
};

/** The two fields; what is wrong is said once it was tried to send them. */
export const NewPasswordFields = ({
  wanted,
  tried,
}: {
  wanted: ReturnType<typeof useNewPassword>;
  tried: boolean;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('signIn.newPassword')}
        hint={t('signIn.advice', { count: shortest })}
        error={tried ? wanted.tooShort : null}
        type="password"
        autoComplete="new-password"
        value={wanted.password}
        onChange={wanted.setPassword}
        maxLength={200}
        required
      />
      <TextField
        label={t('signIn.again')}
        error={tried && !wanted.tooShort ? wanted.differs : null}
        type="password"
        autoComplete="new-password"
        value={wanted.again}
        onChange={wanted.setAgain}
        maxLength={200}
        required
      />
    </>
  );
};
