import type { PublicWalks } from '../../../server/contract/public-stations.ts';
import { type LonLat, straightMeters } from './start.ts';

/** What the answers for the cells of a start say. */
export interface WalkTimes {
  /** Seconds to a station (featureId) from the point of the start that is nearest to it on foot. */
  readonly seconds: ReadonlyMap<number, number>;
  readonly offNetwork: ReadonlySet<number>;
  /** The day of the network; null: there is none. */
  readonly asOf: string | null;
  /** Metres to the nearest way when no point of the start lies near one. */
  readonly outsideMeters: number | null;
}

/** Reads the times of each point where its cell tells them for the place nearest to it: only the phone knows which. */
export const readWalkTimes = (points: readonly LonLat[], answers: readonly PublicWalks[]): WalkTimes => {
  const seconds = new Map<number, number>();
  const offNetwork = new Set<number>();
  const distances: number[] = [];
  let isOutside = true;
  for (const [index, answer] of answers.entries()) {
    const point = points[index];
    if (point === undefined) continue;
    for (const station of answer.offNetwork) offNetwork.add(station);
    if (answer.nearestWayMeters !== null) distances.push(answer.nearestWayMeters);
    const place = nearestTo(point, answer.places);
    if (place === null) continue;
    isOutside = false;
    for (const [column, station] of answer.stations.entries()) {
      const own = place.seconds[column];
      if (own != null) seconds.set(station, Math.min(own, seconds.get(station) ?? own));
    }
  }
  return {
    seconds,
    offNetwork,
    asOf: answers[0]?.walkNetwork?.asOf ?? null,
    outsideMeters: isOutside && distances.length > 0 ? Math.min(...distances) : null,
  };
};

export const nearestTo = <Place extends { readonly point: LonLat }>(
  point: LonLat,
  places: readonly Place[],
): Place | null => {
  let best: Place | null = null;
  for (const place of places)
    if (best === null || straightMeters(point, place.point) < straightMeters(point, best.point)) best = place;
  return best;
};
