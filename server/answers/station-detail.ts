import { AppError } from '../contract/app-error.ts';
import { openAt, shanghaiDay } from '../contract/opening-hours.ts';
import type { StationDetail } from '../contract/stations.ts';
import type { Reading } from '../queries/reading.ts';
import {
  getStation,
  getStationCommunity,
  getStationOffer,
  listHours,
  listSpecialDays,
} from '../queries/stations.ts';

/**
 * One station as the caller sees it, and whether it is open at a moment. `netRevision` names its community for the
 * staff; null for the public. Throws `not-found`.
 */
export const readStationDetail = (
  reading: Reading,
  id: string,
  moment: Date,
  netRevision: number | null,
): Promise<StationDetail> =>
  reading(async (sql) => {
    const station = await getStation(sql, id);
    if (station === null) throw new AppError('not-found', { what: id });
    const [hours, specialDays, offer, communityName] = await Promise.all([
      listHours(sql, id),
      listSpecialDays(sql, id, shanghaiDay(moment)),
      getStationOffer(sql, id),
      netRevision === null ? null : getStationCommunity(sql, netRevision, id),
    ]);
    const now = openAt(moment, station.state, hours, specialDays);
    return { ...station, communityName, hours, specialDays, ...offer, now };
  });
