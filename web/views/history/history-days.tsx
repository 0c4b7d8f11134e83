import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntryView } from '../../../server/contract/audit.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './history-days.module.css';
import { HistoryEntry } from './history-entry.tsx';

const dayOf = (at: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date(at));

const byDay = (entries: readonly AuditEntryView[]): readonly (readonly [string, AuditEntryView[]])[] => {
  const days = new Map<string, AuditEntryView[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
};

/** Entries by day, the newest first. */
export const HistoryDays = ({ entries }: { entries: readonly AuditEntryView[] }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const days = useMemo(() => byDay(entries), [entries]);
  if (days.length === 0) return <p className={css.none}>{t('history.none')}</p>;
  return days.map(([day, ofDay]) => (
    <section key={day} className={css.day}>
      <h2>{formats.day(day)}</h2>
      <ol>
        {ofDay.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ));
};
