import { Navigate } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { paramsOfPage, useLanguage } from '../../state/url.ts';
import { openPages } from './pages.ts';

/** Where the door of the staff stood: who has come in goes on to their first page. */
export const FirstPage = () => {
  const [first] = openPages(useSession().data?.rights ?? []);
  const [language] = useLanguage();
  if (first === undefined) return null;
  return <Navigate to={first.path} search={paramsOfPage(first.path, language) as never} replace />;
};
