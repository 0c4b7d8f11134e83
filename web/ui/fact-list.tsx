import type { ReactNode } from 'react';
import css from './fact-list.module.css';

export interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  /** Where the value comes from, or how it was computed. */
  readonly note?: ReactNode;
}

/** Terms with their values, one below the other. */
export const FactList = ({ facts }: { facts: readonly (Fact | null)[] }) => (
  <dl className={css.list}>
    {facts
      .filter((fact) => fact !== null)
      .map((fact) => (
        <div key={fact.term} className={css.row}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.value}
            {fact.note && <span className={css.note}>{fact.note}</span>}
          </dd>
        </div>
      ))}
  </dl>
);
