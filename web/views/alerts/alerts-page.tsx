import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAlertSummary, useAlerts } from '../../api/alerts.ts';
import { addWords } from '../../i18n/add-words.ts';
import { enAlerts } from '../../i18n/en-alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import { zhCnAlerts } from '../../i18n/zh-cn-alerts.ts';
import { useAlertFilters } from '../../state/alert-filters.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { WhenRead } from '../frame/when-read.tsx';
import { AlertFilterRow } from './alert-filter-row.tsx';
import { AlertItem } from './alert-item.tsx';
import { AlertPrecision } from './alert-precision.tsx';
import css from './alerts.module.css';
import { OfficeTasks } from './office-tasks.tsx';
import { SeasonList } from './season-list.tsx';

addWords(zhCnAlerts, enAlerts);

/** How far the data were looked at. */
const Scanned = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { scannedUntil, scannedAt } = useAlertSummary().data ?? {};
  if (scannedUntil === undefined || scannedAt === undefined) return null;
  return (
    <p className={css.quiet}>
      {scannedUntil === null || scannedAt === null
        ? t('alerts.notScanned')
        : t('alerts.scanned', { day: formats.day(scannedUntil), time: formats.dateTime(scannedAt) })}
    </p>
  );
};

const AlertList = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [filters, change] = useAlertFilters();
  const { scannedAt = null } = useAlertSummary().data ?? {};
  const answer = useAlerts(filters, scannedAt);
  const clear = (): void =>
    change({ state: '', kind: '', street: '', office: '', overdue: '', supervised: '' });
  return (
    <WhenRead answer={answer}>
      {({ pages }) => {
        const alerts = pages.flatMap((page) => page.alerts);
        if (alerts.length === 0)
          return (
            <div className={css.empty}>
              <p>{t('alerts.empty')}</p>
              <p className={css.quiet}>{t('alerts.emptyHint')}</p>
              <Button variant="default" className={css.button ?? ''} onClick={clear}>
                {t('alerts.clear')}
              </Button>
            </div>
          );
        return (
          <>
            <p className={css.quiet}>
              <output>{t('alerts.total', { value: formats.count(pages[0]?.total ?? 0) })}</output>
            </p>
            <ul className={css.alerts}>
              {alerts.map((alert) => (
                <AlertItem key={alert.id} alert={alert} />
              ))}
            </ul>
            {answer.hasNextPage && (
              <Button
                variant="default"
                className={css.button ?? ''}
                loading={answer.isFetchingNextPage}
                onClick={() => void answer.fetchNextPage()}
              >
                {t('alerts.more')}
              </Button>
            )}
          </>
        );
      }}
    </WhenRead>
  );
};

/** Early warnings (未诉先办): what was found, how often it was right, and what becomes of it. */
export const AlertsPage = () => {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('page.alerts')} lead={t('alerts.lead')} wide>
      <Scanned />
      <AlertFilterRow />
      <AlertList />
      <OfficeTasks />
      <AlertPrecision />
      <SeasonList />
    </PageFrame>
  );
};
