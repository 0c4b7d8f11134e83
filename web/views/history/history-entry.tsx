import { useTranslation } from 'react-i18next';
import type { AuditEntryView } from '../../../server/contract/audit.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FactList } from '../../ui/fact-list.tsx';
import { useAuditWords } from './audit-words.ts';
import { changesOf } from './changes-of.ts';
import css from './history-days.module.css';

const timeOf = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));

const shownHashLetters = 8;

const Changes = ({ entry }: { entry: AuditEntryView }) => {
  const { t } = useTranslation();
  const words = useAuditWords();
  const changes = changesOf(entry.before, entry.after);
  if (changes.length === 0) return null;
  return (
    <table className={css.changes}>
      <thead>
        <tr>
          <th scope="col">{t('history.field')}</th>
          <th scope="col">{t('history.before')}</th>
          <th scope="col">{t('history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">
              <span title={path}>{words.field(path)}</span>
            </th>
            <td>{before !== null && <span className={css.before}>{words.value(path, before)}</span>}</td>
            <td>{after !== null && words.value(path, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** One line of the history; its details open below it. */
export const HistoryEntry = ({ entry }: { entry: AuditEntryView }) => {
  const { t } = useTranslation();
  const words = useAuditWords();
  return (
    <li className={css.entry}>
      <Disclosure
        title={
          <span className={css.line}>
            <span className={css.time}>{timeOf(entry.at)}</span>
            <span className={css.who}>{words.actor(entry.actor)}</span>
            <span>{[words.action(entry.action), words.subject(entry)].filter(Boolean).join(' · ')}</span>
            <span className={css.hash}>
              #{entry.id} {entry.hash.slice(0, shownHashLetters)}
            </span>
          </span>
        }
      >
        <div className={css.details}>
          <Changes entry={entry} />
          <FactList
            facts={[
              { term: t('history.subjectOf'), value: <code>{entry.subject}</code> },
              { term: t('history.actorId'), value: <code>{entry.actor.id}</code> },
              { term: t('history.actionCode'), value: <code>{entry.action}</code> },
              entry.requestId ? { term: t('history.request'), value: <code>{entry.requestId}</code> } : null,
              { term: t('history.hash'), value: <code>{entry.hash}</code> },
            ]}
          />
        </div>
      </Disclosure>
    </li>
  );
};
