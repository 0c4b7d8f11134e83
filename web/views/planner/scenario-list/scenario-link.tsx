import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paramsOfPage, useLanguage } from '../../../state/url.ts';

interface Props {
  readonly id: string;
  readonly to: 'desk' | 'review';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Leads to the desk or to the review of one scenario. */
export const ScenarioLink = ({ id, to, className, children }: Props) => {
  const [language] = useLanguage();
  const path = to === 'desk' ? '/planner/$id' : '/planner/$id/review';
  return (
    <Link
      to={path}
      params={{ id } as never}
      search={paramsOfPage(path, language) as never}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  );
};
