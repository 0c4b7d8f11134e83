import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditVerification } from '../../../server/contract/audit.ts';
import { useVerification } from '../../api/audit.ts';
import { useFormats } from '../../i18n/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import css from './verification.module.css';

const Faults = ({ result }: { result: AuditVerification }) => {
  const { t } = useTranslation();
  const lost = result.anchors?.lost ?? [];
  return (
    <ul className={css.faults}>
      {result.faults.map((fault) => (
        <li key={fault.id}>{t(`history.fault.${fault.kind}`, { id: fault.id })}</li>
      ))}
      {lost.map((anchor) => (
        <li key={anchor.hash}>{t(`history.lost.${anchor.kind}`, { id: anchor.id })}</li>
      ))}
    </ul>
  );
};

const Result = ({ result }: { result: AuditVerification }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { anchors, head } = result;
  return (
    <div className={css.result} data-sound={result.sound}>
      <p>
        <strong>{t(result.sound ? 'history.sound' : 'history.unsound')}</strong>
      </p>
      <p>
        {t('history.checked', {
          value: formats.count(result.count),
          time: formats.dateTime(result.checkedAt),
        })}{' '}
        {anchors && anchors.count > 0
          ? t(anchors.count === 1 ? 'history.anchoredOne' : 'history.anchored', {
              value: formats.count(anchors.count),
            })
          : t('history.notAnchored')}
      </p>
      {head && (
        <p className={css.head}>
          {t('history.head', { id: head.id })} <code title={head.hash}>{head.hash.slice(0, 16)}</code>
        </p>
      )}
      {!result.sound && <Faults result={result} />}
    </div>
  );
};

/** Whether the history is what was written. */
export const Verification = () => {
  const { t } = useTranslation();
  const verification = useVerification();
  const { isFetching } = verification;
  return (
    <Panel
      title={t('history.verification')}
      aside={
        <Button
          variant="default"
          className={css.again ?? ''}
          aria-disabled={isFetching}
          onClick={() => {
            if (!isFetching) void verification.refetch();
          }}
        >
          {t(isFetching ? 'history.verifying' : 'history.verifyAgain')}
        </Button>
      }
    >
      <WhenRead answer={verification}>{(result) => <Result result={result} />}</WhenRead>
    </Panel>
  );
};
