import { useTranslation } from 'react-i18next';
import { loginPattern } from '../../../server/contract/login.ts';
import { TextField } from '../../ui/field.tsx';

/** Whether the server can take this for a login, whatever its case. */
export const isLogin = (text: string): boolean => loginPattern.test(text.trim().toLowerCase());

interface Props {
  readonly value: string;
  readonly onChange: (login: string) => void;
  /** It was tried to send it: what is wrong is said from then on. */
  readonly tried: boolean;
  /** Says how a login is written, where a new one is chosen. */
  readonly hinted?: boolean;
  readonly autoComplete: 'username' | 'off';
}

/** The name of an account. */
export const LoginField = ({ value, onChange, tried, hinted = false, autoComplete }: Props) => {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('signIn.login')}
      hint={hinted ? t('signIn.loginHint') : null}
      error={tried && !isLogin(value) ? t('signIn.noLogin') : null}
      value={value}
      onChange={onChange}
      autoComplete={autoComplete}
      maxLength={64}
      required
    />
  );
};
