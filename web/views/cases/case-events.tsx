import { useTranslation } from 'react-i18next';
import type { Case } from '../../../server/contract/cases.ts';
import { useFormats } from '../../i18n/format.ts';
import { Panel } from '../../ui/panel.tsx';
import css from './case-page.module.css';

/** What happened to a case, the first event first. */
export const CaseEvents = ({ events }: Pick<Case, 'events'>) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Panel title={t('cases.events')}>
      {events.length === 0 && <p>{t('cases.noEvents')}</p>}
      <ol className={css.events}>
        {events.map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            <strong>{t(`cases.kinds.${event.kind}`, event.kind)}</strong>
            {event.toState && ` → ${t(`cases.states.${event.toState}`, event.toState)}`}
            {event.officeName && ` · ${event.officeName}`}
            {event.reason && <p>{event.reason}</p>}
            <p>
              <time dateTime={event.at}>{formats.dateTime(event.at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
};
