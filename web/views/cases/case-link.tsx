import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paramsOfPage, useLanguage } from '../../state/url.ts';
import css from './case-table.module.css';

/** Leads to one case. */
export const CaseLink = ({ id, children }: { id: number; children: ReactNode }) => {
  const [language] = useLanguage();
  return (
    <Link
      className={css.link ?? ''}
      to="/cases/$id"
      params={{ id: String(id) } as never}
      search={paramsOfPage('/cases/$id', language) as never}
    >
      {children}
    </Link>
  );
};
