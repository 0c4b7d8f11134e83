import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../server/contract/session.ts';
import type { SignOnFailure } from '../../../server/contract/single-sign-on.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enSignIn } from '../../i18n/en-sign-in.ts';
import { zhCnSignIn } from '../../i18n/zh-cn-sign-in.ts';
import { useUi } from '../../state/ui.ts';
import { signOnFailure } from '../../state/url.ts';
import { SiteFooter } from '../frame/site-footer.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { DemoDoor } from './demo-door.tsx';
import { EnrolStep } from './enrol-step.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { PasswordDoor } from './password-door.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import { SetupDoor } from './setup-door.tsx';
import css from './sign-in-page.module.css';

addWords(zhCnSignIn, enSignIn);

type Way = 'demo' | 'setup' | 'password' | 'closed' | 'second-factor' | 'enrol' | 'new-password';

const wayOf = ({ stage, doors }: Session): Way => {
  if (stage !== 'none' && stage !== 'full') return stage;
  if (doors.demo.length > 0) return 'demo';
  if (doors.setup) return 'setup';
  return doors.password ? 'password' : 'closed';
};

const bodyOf = (way: Way, session: Session): ReactNode => {
  switch (way) {
    case 'demo':
      return <DemoDoor people={session.doors.demo} singleSignOn={session.doors.singleSignOn} />;
    case 'setup':
      return <SetupDoor />;
    case 'password':
      return <PasswordDoor singleSignOn={session.doors.singleSignOn} />;
    case 'closed':
      return null;
    case 'second-factor':
      return <SecondFactorStep />;
    case 'enrol':
      return <EnrolStep />;
    case 'new-password':
      return <NewPasswordStep />;
  }
};

const signOnFailures: readonly SignOnFailure[] = ['unknown', 'expired', 'refused', 'unavailable'];
const isKnownFailure = (text: string | null): text is SignOnFailure =>
  signOnFailures.some((failure) => failure === text);

/** Where nobody is signed in, in place of the page that was asked for: the doors, then one step after the other. */
export const SignInPage = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const sessionLost = useUi((state) => state.sessionLost);
  const way = wayOf(session);
  const { synthetic } = session.site;
  const title = t(`signIn.title.${way}`);
  useEffect(() => {
    document.title = [title, t('app.name')].join(' · ');
  }, [title, t]);
  return (
    <div className={css.frame}>
      <TopBar />
      <div className={css.scroll}>
        <main className={css.column} data-wide={way === 'demo'}>
          {sessionLost && way !== 'enrol' && <output className={css.lost}>{t('signIn.lost')}</output>}
          {way !== 'enrol' && !sessionLost && isKnownFailure(signOnFailure) && (
            <output className={css.lost}>{t(`signIn.signOnFailed.${signOnFailure}`)}</output>
          )}
          <div className={css.head}>
            {synthetic && (
              <span className={css.badge} title={t('app.syntheticHint')}>
                {t('app.synthetic')}
              </span>
            )}
            <h1>{title}</h1>
            <p className={css.lead}>{t(`signIn.lead.${way}`)}</p>
          </div>
          {bodyOf(way, session)}
        </main>
        <SiteFooter />
      </div>
    </div>
  );
};
