import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type PagePath, paramsOfPage, useLanguage } from '../../state/url.ts';

interface Props {
  readonly path: PagePath;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly onClick?: () => void;
}

/** A link to a page that keeps the language; the one that is open says so. */
export const PageLink = ({ path, children, className, onClick }: Props) => {
  const [language] = useLanguage();
  return (
    <Link
      to={path}
      search={paramsOfPage(path, language) as never}
      activeOptions={{ exact: path === '/', includeSearch: false }}
      {...(className === undefined ? {} : { className })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </Link>
  );
};
