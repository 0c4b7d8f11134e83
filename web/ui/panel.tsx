import { type ReactNode, useId } from 'react';
import css from './panel.module.css';

interface Props {
  readonly title: ReactNode;
  /** What the part is for. */
  readonly note?: ReactNode;
  /** Stands at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with its title. */
export const Panel = ({ title, note, aside, children }: Props) => {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {note && <p className={css.note}>{note}</p>}
      {children}
    </section>
  );
};
