import { useTranslation } from 'react-i18next';
import type { StationOpen } from '../../../server/contract/stations.ts';
import { useFormats } from '../../i18n/format.ts';
import type { Walk } from './rank-stations.ts';

const shanghaiOffset = '+08:00';
const dayInShanghai = (moment: Date): string =>
  new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Distances, walks and moments in words. */
export const useFinderWords = () => {
  const { t } = useTranslation();
  const formats = useFormats();
  const distance = (meters: number): string =>
    meters < 1_000
      ? t('finder.distance.meters', { count: Math.max(10, Math.round(meters / 10) * 10) })
      : t('finder.distance.kilometers', { count: Math.round(meters / 100) / 10 });
  return {
    distance,
    /** The time of day, with its weekday unless it is today; the moment is written with Shanghai's offset. */
    moment: (isoTime: string, now: Date): string =>
      isoTime.endsWith(shanghaiOffset) && isoTime.startsWith(dayInShanghai(now))
        ? isoTime.slice(11, 16)
        : formats.moment(isoTime),
    walk: (walk: Walk): string => {
      switch (walk.how) {
        case 'walk':
          return t('finder.row.walk', { minutes: Math.max(1, Math.round(walk.seconds / 60)) });
        case 'estimate':
          return t('finder.row.estimated', { minutes: Math.max(1, Math.round(walk.seconds / 60)) });
        case 'off-network':
          return t('finder.row.offNetwork', { distance: distance(walk.meters) });
        case 'straight':
          return t('finder.row.straight', { distance: distance(walk.meters) });
        case 'unreached':
          return t('finder.row.far');
      }
    },
  };
};

/** Whether a station is open, and until when. */
export const useOpenText = () => {
  const { t } = useTranslation();
  const { moment } = useFinderWords();
  return (state: 'open' | 'suspended' | 'closed', { open, changesAt }: StationOpen, now: Date): string => {
    if (state === 'suspended') return t('finder.station.suspended');
    if (state === 'closed') return t('finder.station.shut');
    if (changesAt === null) return open ? t('finder.station.open') : t('finder.station.closed');
    const time = moment(changesAt, now);
    return open ? t('finder.station.openUntil', { time }) : t('finder.station.closedUntil', { time });
  };
};
