import { useTranslation } from 'react-i18next';
import { positionCellOf } from '../../../server/contract/position-cells.ts';
import type { PublicDirections, PublicStation } from '../../../server/contract/public-stations.ts';
import type { Walker } from '../../../server/contract/walking.ts';
import { usePublicDirections } from '../../api/public-stations.ts';
import { currentLanguage } from '../../i18n/language.ts';
import css from './finder.module.css';
import { type LonLat, type Start, straightMeters } from './start.ts';
import panelCss from './station-panel.module.css';
import { nearestTo } from './walk-times.ts';

/** The entrance of a start that is nearest to the station. */
const pointTowards = (start: Start, station: PublicStation): LonLat | null => {
  const [first, ...others] = start.points;
  if (first === undefined) return null;
  return others.reduce(
    (best, point) =>
      straightMeters(point, station.point) < straightMeters(best, station.point) ? point : best,
    first,
  );
};

const Way = ({ way, name }: { way: PublicDirections['ways'][number]; name: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('finder.station.wayFrom', {
          name,
          meters: Math.round(way.meters / 10) * 10,
          minutes: Math.max(1, Math.round(way.seconds / 60)),
        })}
      </p>
      <ol className={panelCss.steps}>
        {way.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may come twice
          <li key={index}>{step}</li>
        ))}
      </ol>
      {way.unknownWheelMeters > 0 && (
        <p className={css.hint}>{t('finder.station.unknownWheels', { meters: way.unknownWheelMeters })}</p>
      )}
      {way.gatesWithoutHours > 0 && (
        <p className={css.hint}>{t('finder.station.unknownGates', { count: way.gatesWithoutHours })}</p>
      )}
    </>
  );
};

interface Props {
  readonly station: PublicStation;
  readonly start: Start | null;
  readonly walker: Walker;
}

/** The way in words, from the start that was chosen. */
export const StationDirections = ({ station, start, walker }: Props) => {
  const { t } = useTranslation();
  const point = start === null ? null : pointTowards(start, station);
  const question = point === null ? null : { cell: positionCellOf(point), walker, station: station.id };
  const { data, isLoading } = usePublicDirections(question, currentLanguage());
  const way = point === null || data === undefined ? null : nearestTo(point, data.ways);
  const name =
    start === null
      ? ''
      : start.kind === 'place'
        ? start.place.name
        : t(start.kind === 'phone' ? 'finder.start.here' : 'finder.start.onMap');
  return (
    <section aria-label={t('finder.station.directions')}>
      <h3>{t('finder.station.directions')}</h3>
      {start === null && <p className={css.hint}>{t('finder.station.needStart')}</p>}
      {isLoading && <output>{t('finder.station.findingWay')}</output>}
      {way !== null && <Way way={way} name={name} />}
      {start !== null && !isLoading && way === null && <p>{t('finder.station.noWay')}</p>}
    </section>
  );
};
