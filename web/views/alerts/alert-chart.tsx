import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../server/contract/alerts.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './alerts.module.css';

const height = 56;
const dayMs = 86_400_000;

const dayAfter = (firstDay: string, days: number): string =>
  new Date(Date.parse(firstDay) + days * dayMs).toISOString().slice(0, 10);

/** Tickets of each day around an alert; its own days stand out. Nothing where single days are not told. */
export const AlertChart = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { firstDay, perDay, upperBound } = alert.evidence;
  if (perDay.length === 0) return null;
  const bounds = upperBound ?? [];
  const peak = Math.max(1, ...perDay, ...bounds.map((bound) => bound ?? 0));
  const topOf = (value: number): number => height - (value / peak) * height;
  const bars = (isOwn: boolean): string =>
    perDay
      .map((count, at) =>
        count > 0 && dayAfter(firstDay, at) >= alert.fromDay === isOwn
          ? `M${at + 0.1} ${height}V${topOf(count)}h.8V${height}z`
          : '',
      )
      .join('');
  const line = bounds.map((bound, at) => (bound === null ? '' : `M${at} ${topOf(bound)}h1`)).join('');
  const caption = t('alerts.chart', {
    from: formats.shortDay(firstDay),
    until: formats.shortDay(dayAfter(firstDay, perDay.length - 1)),
    peak: formats.count(Math.max(...perDay)),
  });
  return (
    <figure className={css.chart}>
      <svg viewBox={`0 0 ${perDay.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={css.before} d={bars(false)} />
        <path className={css.own} d={bars(true)} />
        {line !== '' && <path className={css.bound} d={line} />}
      </svg>
      <figcaption>
        {caption}
        {line !== '' && ` · ${t('alerts.bound')}`}
      </figcaption>
    </figure>
  );
};
