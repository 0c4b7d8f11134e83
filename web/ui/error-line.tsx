import type { ReactNode } from 'react';
import css from './error-line.module.css';

/** Why something that was tried did not happen; read out when it appears. */
export const ErrorLine = ({ error }: { error: ReactNode }) => (
  <div role="alert" className={css.line}>
    {error && <p className={css.error}>{error}</p>}
  </div>
);
