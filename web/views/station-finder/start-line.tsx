import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import css from './finder.module.css';
import type { Start } from './start.ts';

interface Props {
  readonly start: Start | null;
  readonly known: PublicStations;
  readonly forget: () => void;
  readonly onOpen: (id: string) => void;
}

/** Where one starts from; for a compound also the station of its community. */
export const StartLine = ({ start, known, forget, onOpen }: Props) => {
  const { t } = useTranslation();
  if (start === null) return null;
  const place = start.kind === 'place' ? start.place : null;
  const name = place?.name ?? t(start.kind === 'phone' ? 'finder.start.here' : 'finder.start.onMap');
  const community = place?.communityName ?? null;
  const serving =
    community === null
      ? []
      : known.stations.filter((one) => one.kind === 'community' && one.communityName === community);
  return (
    <div className={css.start}>
      <p>
        {t('finder.start.from', { name })}{' '}
        <button type="button" className={css.plain} onClick={forget}>
          {t('finder.start.forget')}
        </button>
      </p>
      {place !== null && community !== null && (
        <p>
          {t('finder.home.text', { place: place.name, community })}
          {serving.length > 0 && ` · ${t('finder.home.title')}: `}
          {serving.map(({ id, name: station }) => (
            <button key={id} type="button" className={css.inline} onClick={() => onOpen(id)}>
              {station}
            </button>
          ))}
        </p>
      )}
    </div>
  );
};
