import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/account.ts';
import { useSession } from '../../api/session.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enAccount } from '../../i18n/en-account.ts';
import { enSignIn } from '../../i18n/en-sign-in.ts';
import { zhCnAccount } from '../../i18n/zh-cn-account.ts';
import { zhCnSignIn } from '../../i18n/zh-cn-sign-in.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { AccessTokens } from './access-tokens.tsx';
import css from './account-page.module.css';
import { OwnSessions } from './own-sessions.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';

addWords(zhCnAccount, enAccount);
addWords(zhCnSignIn, enSignIn);

/** One's own account: how one comes in, from where one is signed in, and tokens for other programs. */
export const AccountPage = () => {
  const { t } = useTranslation();
  const account = useAccount();
  const hasNoRole = useSession().data?.person?.roles.length === 0;
  const lead = account.data && t('account.lead', { login: account.data.login, name: account.data.name });
  return (
    <PageFrame title={t('page.account')} lead={lead}>
      {hasNoRole && <p className={css.noRole}>{t('account.noRole')}</p>}
      <WhenRead answer={account}>
        {(data) => (
          <>
            <PasswordPanel account={data} />
            <SecondFactorPanel account={data} />
            <OwnSessions sessions={data.sessions} />
            <AccessTokens tokens={data.tokens} />
          </>
        )}
      </WhenRead>
    </PageFrame>
  );
};
