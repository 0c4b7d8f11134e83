import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorLine } from './error-line.tsx';
import css from './form.module.css';

interface Props {
  readonly children: ReactNode;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** Why the last attempt failed. */
  readonly error?: ReactNode;
  /** Further buttons beside the main one. */
  readonly beside?: ReactNode;
}

/** Fields, one below the other, what went wrong, and the button that sends them. */
export const Form = ({ children, submit, onSubmit, busy = false, disabled, error, beside }: Props) => (
  <form
    className={css.form}
    onSubmit={(event) => {
      event.preventDefault();
      if (!busy) onSubmit();
    }}
  >
    {children}
    <ErrorLine error={error} />
    <div className={css.buttons}>
      <Button type="submit" loading={busy} disabled={disabled ?? false}>
        {submit}
      </Button>
      {beside}
    </div>
  </form>
);
