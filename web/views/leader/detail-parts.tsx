import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CollectionName } from '../../../server/contract/layers.ts';
import { useView } from '../../state/url.ts';
import { ErrorNotice } from '../frame/load-error.tsx';
import css from './detail-drawer.module.css';

/** What a thing is, and its name. */
export const DetailHead = ({ kind, name }: { kind: string; name: string }) => (
  <>
    <p className={css.kind}>{kind}</p>
    <h2 className={css.title}>{name}</h2>
  </>
);

export const DetailSection = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.section}>
    <h3>{title}</h3>
    {children}
  </section>
);

interface LinkProps {
  readonly collection: CollectionName;
  readonly id: string;
  readonly children: ReactNode;
}

/** Opens the details of something else. */
export const ThingLink = ({ collection, id, children }: LinkProps) => {
  const [, changeView] = useView();
  return (
    <button type="button" className={css.link} onClick={() => changeView({ selection: { collection, id } })}>
      {children}
    </button>
  );
};

interface Answer<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** The answer when it is there, until then its shape, or what went wrong. */
export const WhenLoaded = <Data,>({
  answer,
  children,
}: {
  answer: Answer<Data>;
  children: (data: Data) => ReactNode;
}) => {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <ErrorNotice error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <div aria-busy="true">
      <Skeleton height={14} width={80} mb={10} />
      <Skeleton height={24} width="70%" mb={20} />
      {[1, 2, 3, 4, 5].map((line) => (
        <Skeleton key={line} height={16} mb={16} />
      ))}
    </div>
  );
};
