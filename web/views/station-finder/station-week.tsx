import { useTranslation } from 'react-i18next';
import type { PublicStation } from '../../../server/contract/public-stations.ts';
import { useFormats } from '../../i18n/format.ts';
import panelCss from './station-panel.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const timesOf = (spans: readonly { opens: string | null; closes: string | null }[]): string =>
  spans.flatMap(({ opens, closes }) => (opens && closes ? [`${opens}–${closes}`] : [])).join(' · ');

/** Hours of an ordinary week, and the days that differ. */
export const StationWeek = ({ station }: { station: PublicStation }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  if (station.hours.length === 0) return null;
  const days = [...new Set(station.specialDays.map(({ day }) => day))];
  return (
    <section>
      <h3>{t('finder.station.hours')}</h3>
      <table className={panelCss.week}>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{formats.weekday(weekday)}</th>
              <td>
                {timesOf(station.hours.filter((row) => row.weekday === weekday)) || t('finder.station.rest')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {days.length > 0 && (
        <>
          <h3>{t('finder.station.special')}</h3>
          <ul className={panelCss.errands}>
            {days.map((day) => {
              const spans = station.specialDays.filter((row) => row.day === day);
              return (
                <li key={day}>
                  <strong>{formats.day(day)}</strong>
                  <span>
                    {timesOf(spans) || t('finder.station.rest')}
                    {spans[0]?.reason ? ` · ${spans[0].reason}` : ''}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
};
