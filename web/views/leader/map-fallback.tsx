import { useTranslation } from 'react-i18next';
import { useFeatures, useUnitsOfLevel } from '../../api/features.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ThingLink } from './detail-parts.tsx';
import css from './map-fallback.module.css';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
}

const List = ({ collection, entries }: { collection: 'areas' | 'stations'; entries: readonly Entry[] }) => (
  <ul className={css.list}>
    {entries.map((entry) => (
      <li key={entry.id}>
        <ThingLink collection={collection} id={entry.id}>
          {entry.name}
        </ThingLink>
        {entry.note && <span>{entry.note}</span>}
      </li>
    ))}
  </ul>
);

/** Where no map can be drawn: why, what helps, and the same things as lists. */
export const MapFallback = () => {
  const { t } = useTranslation();
  const streets = useUnitsOfLevel('street').data ?? [];
  const communities = useUnitsOfLevel('community').data ?? [];
  const stations = useFeatures('stations', true).data ?? [];
  const units = (features: typeof streets): Entry[] =>
    features.map(({ id, properties }) => ({ id, name: properties.name, note: properties.parentName }));
  return (
    <div className={css.fallback} id="map">
      <Notice title={t('error.webgl')}>{t('error.webglHint')}</Notice>
      <Disclosure title={`${t('fallback.streets')} ${streets.length}`} startsOpen>
        <List collection="areas" entries={units(streets)} />
      </Disclosure>
      <Disclosure title={`${t('fallback.communities')} ${communities.length}`}>
        <List collection="areas" entries={units(communities)} />
      </Disclosure>
      <Disclosure title={`${t('fallback.stations')} ${stations.length}`} startsOpen>
        <List
          collection="stations"
          entries={stations.map(({ id, properties }) => ({
            id,
            name: properties.name,
            note: properties.address,
          }))}
        />
      </Disclosure>
    </div>
  );
};
