import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitTickets } from '../../../server/contract/tickets.ts';
import { RequestError } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { useTicketCategories, useUnitTickets } from '../../api/tickets.ts';
import { useFormats } from '../../i18n/format.ts';
import { without } from '../../state/ticket-question.ts';
import { useView } from '../../state/url.ts';
import { useTicketQuestion } from '../../state/use-ticket-question.ts';
import { ErrorNotice } from '../frame/load-error.tsx';
import { CountAreas } from './count-areas.tsx';
import css from './detail-drawer.module.css';
import { DetailSection } from './detail-parts.tsx';

const fewTickets = 30;

const Figures = ({ tickets }: { tickets: UnitTickets }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { count, households, perThousandHouseholds } = tickets;
  return (
    <>
      <div className={css.figures}>
        <p className={css.figure}>
          <strong>{formats.count(count)}</strong>
          <span>{t('unit.tickets')}</span>
        </p>
        {perThousandHouseholds !== null && (
          <p className={css.figure}>
            <strong>{formats.figure(perThousandHouseholds)}</strong>
            <span>{t('unit.perThousand')}</span>
          </p>
        )}
      </div>
      <p className={css.quiet}>
        {perThousandHouseholds !== null && households !== null
          ? t('unit.perThousandOf', {
              tickets: formats.count(count),
              households: formats.count(households),
            })
          : t('unit.noRate')}
      </p>
      <p className={css.quiet}>{t('unit.countedHere')}</p>
      {count > 0 && count < fewTickets && <p className={css.quiet}>{t('unit.smallNumber')}</p>}
    </>
  );
};

const TopCategories = ({ tickets }: { tickets: UnitTickets }) => {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { data = [] } = useTicketCategories();
  if (tickets.count === 0) return <p className={css.quiet}>{t('unit.noTickets')}</p>;
  return (
    <>
      <h4 className={css.minor}>{t('unit.topCategories')}</h4>
      <ul className={css.items}>
        {tickets.topCategories.slice(0, 4).map((top) => {
          const category = data.find((one) => one.id === top.id);
          const name = i18n.language === 'en' ? category?.nameEn : category?.name;
          return (
            <li key={top.id}>
              <span>{name ?? top.id}</span>
              <span>{formats.count(top.count)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** Why there are no figures: the unit lies outside the caller's area, or the server could not be read. */
const NoFigures = ({ error, retry }: { error: Error; retry: () => void }) => {
  const { t } = useTranslation();
  if (error instanceof RequestError && error.status === 403)
    return <p className={css.quiet}>{t('unit.outsideArea')}</p>;
  return <ErrorNotice error={error} retry={retry} />;
};

/** Requests of a unit in the period and categories of the view, with the rate and how it was computed. */
export const UnitRequests = ({ unitId }: { unitId: string }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const [view] = useView();
  const { asked } = useTicketQuestion(view);
  const filter = asked && without(asked, 'within');
  const mayCount = useMay('counts');
  const { data, error, refetch } = useUnitTickets(unitId, filter);
  if (!filter || !mayCount) return null;
  if (error)
    return (
      <DetailSection title={t('unit.requests')}>
        <NoFigures error={error} retry={() => void refetch()} />
      </DetailSection>
    );
  if (!data) return <Skeleton height={92} my={12} />;
  const dates = t('time.period', { from: formats.day(data.from), until: formats.day(data.until) });
  return (
    <DetailSection title={`${t('unit.requests')} · ${dates}`}>
      <CountAreas />
      <Figures tickets={data} />
      <TopCategories tickets={data} />
    </DetailSection>
  );
};
