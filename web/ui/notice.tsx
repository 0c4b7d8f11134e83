import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import css from './notice.module.css';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Says what happened and what helps. */
export const Notice = ({ title, children, action }: Props) => (
  <div className={css.notice} role="alert">
    <Icon name="warning" size={22} />
    <div>
      <p className={css.title}>{title}</p>
      {children && <div className={css.text}>{children}</div>}
      {action && (
        <Button size="xs" mt="sm" variant="default" className={css.button} onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  </div>
);
