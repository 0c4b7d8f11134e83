import { shanghaiDay } from '../contract/opening-hours.ts';
import type { PublicPlaces, PublicStations } from '../contract/public-stations.ts';
import { walkers } from '../contract/walking.ts';
import { walkerRules } from '../engines/walk/walkers.ts';
import { listPublicPlaces } from '../queries/public-places.ts';
import { getPublicFrame, listPublicStations } from '../queries/public-stations.ts';
import type { Reading } from '../queries/reading.ts';
import { findWalkNetwork } from '../queries/walk-networks.ts';

const dayMs = 24 * 3_600_000;
const daysAhead = 21;
/** Everybody gets the same answers; so long a change may wait. */
const keptMs = 10_000;

/** What the public asks most, answered from memory. */
export interface PublicStationStore {
  stations(): Promise<PublicStations>;
  places(): Promise<PublicPlaces>;
}

export const createPublicStationStore = (reading: Reading, hasStaffDoor: boolean): PublicStationStore => ({
  stations: keepFor(keptMs, async () => ({
    ...(await reading((sql) => readStations(sql, new Date()))),
    hasStaffDoor,
  })),
  places: keepFor(keptMs, async () => ({ places: await reading(listPublicPlaces) })),
});

const readStations = async (
  sql: Parameters<typeof getPublicFrame>[0],
  now: Date,
): Promise<Omit<PublicStations, 'hasStaffDoor'>> => {
  const until = new Date(now.getTime() + daysAhead * dayMs);
  const [frame, network, stations] = await Promise.all([
    getPublicFrame(sql),
    findWalkNetwork(sql),
    listPublicStations(sql, shanghaiDay(now), shanghaiDay(until)),
  ]);
  return {
    at: now.toISOString(),
    ...frame,
    walkNetwork: network === null ? null : { sourceName: network.sourceName, asOf: network.asOf },
    walkers: walkers.map((walker) => ({ walker, metersPerSecond: walkerRules[walker].metersPerSecond })),
    stations,
  };
};

/** The answer of a question, asked again when it is older than that; one that fails is asked anew. */
const keepFor = <Answer>(milliseconds: number, ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let kept: { readonly since: number; readonly answer: Promise<Answer> } | undefined;
  return () => {
    const now = Date.now();
    if (kept !== undefined && now - kept.since < milliseconds) return kept.answer;
    const asked = { since: now, answer: ask() };
    kept = asked;
    asked.answer.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked.answer;
  };
};
