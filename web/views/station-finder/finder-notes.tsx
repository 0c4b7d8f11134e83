import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicStations } from '../../../server/contract/public-stations.ts';
import { useFormats } from '../../i18n/format.ts';
import css from './finder.module.css';
import { useFinderWords } from './finder-words.ts';
import type { Ground } from './rank-stations.ts';

const useIsOnline = (): boolean => {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
};

/** What the times are worth: from the network of a day, estimated, or of a place outside. */
export const FinderNotes = ({ known, ground }: { known: PublicStations; ground: Ground | null }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const { distance } = useFinderWords();
  const online = useIsOnline();
  const times = ground?.times ?? null;
  const note =
    times === null
      ? null
      : times === 'estimate'
        ? t(known.walkNetwork === null ? 'finder.note.estimated' : 'finder.note.offlineWalk')
        : times.outsideMeters !== null
          ? t('finder.note.outside', { distance: distance(times.outsideMeters) })
          : times.asOf !== null && t('finder.note.network', { day: formats.day(times.asOf) });
  return (
    <output className={css.notes}>
      {!online && <span>{t('finder.offline', { time: formats.dateTime(known.at) })}</span>}
      {note && <span>{note}</span>}
    </output>
  );
};
