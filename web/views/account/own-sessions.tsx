import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../server/contract/account.ts';
import { useOtherSessionsEnd, useSessionEnd } from '../../api/account.ts';
import { useFormats } from '../../i18n/format.ts';
import { Panel } from '../../ui/panel.tsx';
import rows from '../../ui/rows.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useErrorText } from '../frame/error-text.ts';

/** What is known of browser and system; the server writes a question mark for what it does not know. */
const knownParts = (device: string): string =>
  device
    .split(' · ')
    .filter((part) => part !== '?')
    .join(' · ');

/** Where one is signed in, and the way to end it elsewhere. */
export const OwnSessions = ({ sessions }: Pick<Account, 'sessions'>) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const errorText = useErrorText();
  const endOne = useSessionEnd();
  const endOthers = useOtherSessionsEnd();
  return (
    <Panel
      title={t('account.sessions')}
      note={errorText(endOne.error ?? endOthers.error) ?? t('account.sessionsHint')}
      aside={
        sessions.length > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t('account.endOthers')}
          </Button>
        )
      }
    >
      <ul className={rows.rows}>
        {sessions.map((session) => (
          <li key={session.id}>
            <div className={rows.what}>
              <strong>{knownParts(session.device) || t('account.unknownDevice')}</strong>{' '}
              {session.current && <Tag>{t('account.thisDevice')}</Tag>}
              <p className={rows.quiet}>
                {t('account.sessionTimes', {
                  since: formats.dateTime(session.createdAt),
                  seen: formats.dateTime(session.lastSeenAt),
                })}
              </p>
            </div>
            {!session.current && (
              <Button
                variant="default"
                className={rows.button ?? ''}
                loading={endOne.isPending && endOne.variables === session.id}
                onClick={() => endOne.mutate(session.id)}
              >
                {t('account.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
