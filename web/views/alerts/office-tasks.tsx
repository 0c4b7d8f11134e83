import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAlertSummary } from '../../api/alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import { paramsOfPage, useLanguage } from '../../state/url.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';

interface ListLinkProps {
  readonly params: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

const ListLink = ({ params, children }: ListLinkProps) => {
  const [language] = useLanguage();
  return (
    <Link to="/alerts" search={{ ...paramsOfPage('/alerts', language), state: 'task', ...params } as never}>
      {children}
    </Link>
  );
};

/** Which unit has how many tasks, overdue and supervised ones; each number leads to its list. */
export const OfficeTasks = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const summary = useAlertSummary().data;
  if (summary === undefined) return null;
  const busy = summary.offices.filter(({ tasks }) => tasks > 0);
  const figure = (count: number, params: ListLinkProps['params']) =>
    count === 0 ? '0' : <ListLink params={params}>{formats.count(count)}</ListLink>;
  return (
    <Panel title={t('alerts.offices.title')} note={t('alerts.offices.hint')}>
      {busy.length === 0 ? (
        <p>{t('alerts.offices.none')}</p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('alerts.offices.name')}</th>
              <th scope="col">{t('alerts.offices.tasks')}</th>
              <th scope="col">{t('alerts.offices.overdue')}</th>
              <th scope="col">{t('alerts.offices.supervised')}</th>
            </tr>
          </thead>
          <tbody>
            {busy.map(({ id, name, tasks, overdue, supervised }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td data-label={t('alerts.offices.tasks')}>{figure(tasks, { office: id })}</td>
                <td data-label={t('alerts.offices.overdue')}>
                  {figure(overdue, { office: id, overdue: 'true' })}
                </td>
                <td data-label={t('alerts.offices.supervised')}>
                  {figure(supervised, { office: id, supervised: 'true' })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
};
