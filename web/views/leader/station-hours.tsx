import { useTranslation } from 'react-i18next';
import type { StationDetail } from '../../../server/contract/stations.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './detail-drawer.module.css';
import { groupHours } from './group-hours.ts';

/** The week in as few lines as it takes, and the dates that differ. */
export const StationHours = ({ station }: { station: StationDetail }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <table className={css.hours}>
      <tbody>
        {groupHours(station.hours).map(({ first, last, spans }) => (
          <tr key={first}>
            <th scope="row">
              {first === last ? formats.weekday(first) : `${formats.weekday(first)}–${formats.weekday(last)}`}
            </th>
            <td>{spans.length === 0 ? t('station.dayOff') : spans.join(', ')}</td>
          </tr>
        ))}
        {station.specialDays.slice(0, 4).map((special) => (
          <tr key={`${special.day}${special.opens}`}>
            <th scope="row">{formats.shortDay(special.day)}</th>
            <td>
              {special.opens ? `${special.opens}–${special.closes}` : t('station.closedThatDay')}
              {special.reason ? ` (${special.reason})` : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
