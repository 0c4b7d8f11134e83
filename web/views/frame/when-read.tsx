import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from './load-error.tsx';

interface Props<Data> {
  readonly answer: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** An answer of the server when it is there; until then its shape, or what went wrong. */
export const WhenRead = <Data,>({ answer, children }: Props<Data>) => {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <div aria-busy="true">
      {[1, 2, 3].map((part) => (
        <Skeleton key={part} height={120} mt={24} />
      ))}
    </div>
  );
};
