import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paramsOfPage, useLanguage } from '../../../state/url.ts';
import css from './scenario-link.module.css';

interface Props {
  readonly id: string;
  readonly to: 'desk' | 'review';
  readonly children: ReactNode;
}

/** Leads to the desk or to the review of one scenario. */
export const ScenarioLink = ({ id, to, children }: Props) => {
  const [language] = useLanguage();
  const path = to === 'desk' ? '/planner/$id' : '/planner/$id/review';
  return (
    <Link
      to={path}
      params={{ id } as never}
      search={paramsOfPage(path, language) as never}
      className={css.link ?? ''}
    >
      {children}
    </Link>
  );
};
