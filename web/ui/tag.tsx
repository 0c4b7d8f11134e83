import type { ReactNode } from 'react';
import css from './tag.module.css';

/** A short word beside a thing; `warns` where somebody should look. */
export const Tag = ({ children, warns = false }: { children: ReactNode; warns?: boolean }) => (
  <span className={css.tag} data-warns={warns}>
    {children}
  </span>
);
