import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../server/contract/session.ts';
import { speak } from '../../i18n/language.ts';
import { paramsOfPage, useLanguage } from '../../state/url.ts';
import { ClosedPage } from './closed-page.tsx';
import { LoadError } from './load-error.tsx';
import { Opening } from './opening.tsx';
import { openPages, pageOfAddress } from './pages.ts';
import { useKeptSession } from './use-kept-session.ts';

const SignInPage = lazy(() =>
  import('../sign-in/sign-in-page.tsx').then((module) => ({ default: module.SignInPage })),
);

/** The page of the address where it is open to whoever is signed in. */
const OpenPage = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const page = pageOfAddress(useLocation().pathname);
  const open = openPages(session.rights);
  if (!page || open.includes(page)) return <Outlet />;
  const [first] = open;
  if (page.path === '/' && first)
    return <Navigate to={first.path} search={paramsOfPage(first.path, language) as never} replace />;
  return <ClosedPage name={t(`page.${page.name}`)} />;
};

/** Stands round every page: lets in who has signed in, and puts the sign-in page in its place for all others. */
export const SessionGate = () => {
  const { data, error, refetch } = useKeptSession();
  const [language] = useLanguage();
  useEffect(() => speak(language), [language]);
  if (!data && error) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Opening />;
  return (
    <Suspense fallback={<Opening />}>
      {data.stage === 'full' ? <OpenPage session={data} /> : <SignInPage session={data} />}
    </Suspense>
  );
};
