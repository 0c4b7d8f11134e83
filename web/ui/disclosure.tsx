import { type ReactNode, useId, useState } from 'react';
import css from './disclosure.module.css';
import { Icon } from './icons.tsx';

interface Props {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly startsOpen?: boolean;
}

/** A title that shows or hides what belongs to it. */
export const Disclosure = ({ title, children, startsOpen = false }: Props) => {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={css.title}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>{title}</span>
        <span className={css.arrow} data-open={open}>
          <Icon name="down" size={16} />
        </span>
      </button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </div>
  );
};
