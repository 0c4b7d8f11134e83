import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import css from './shown-once.module.css';

interface Props {
  readonly lines: readonly string[];
  readonly copy: string;
  readonly copied: string;
  /** Further ways to keep it. */
  readonly children?: ReactNode;
}

/** A secret that is never shown again, to be copied. */
export const ShownOnce = ({ lines, copy, copied, children }: Props) => {
  const clipboard = useClipboard();
  return (
    <div className={css.secret}>
      <ol className={css.lines} data-many={lines.length > 1}>
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ol>
      <div className={css.buttons}>
        <Button variant="default" onClick={() => clipboard.copy(lines.join('\n'))}>
          {clipboard.copied ? copied : copy}
        </Button>
        {children}
      </div>
    </div>
  );
};
