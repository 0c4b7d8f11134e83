import type { UnitStaffingRow } from '../../../server/contract/district-bundle.ts';
import type { Town } from '../model.ts';
import { randomFrom } from '../random.ts';
import { shareOut } from './offices.ts';

/** 润州: 321 community workers, 245 of them qualified (双全), 152 junior social workers or above. */
const communityWorkers = { headcount: 321, qualified: 245, socialWorkers: 152 };
/** 成都: 159,679 micro-grid workers on 124,000 micro-grids. */
const secondMicroWorker = 0.29;

/** A total spread over rooms that hold only so many, fullest first by a fair share. */
const fillUp = (total: number, room: readonly number[]): number[] => {
  const all = room.reduce((sum, size) => sum + size, 0);
  const counts = room.map((size) => Math.floor((size * total) / Math.max(1, all)));
  let missing = total - counts.reduce((sum, count) => sum + count, 0);
  for (let k = 0; missing > 0 && k < room.length * 8; k += 1) {
    const index = k % room.length;
    if ((counts[index] ?? 0) >= (room[index] ?? 0)) continue;
    counts[index] = (counts[index] ?? 0) + 1;
    missing -= 1;
  }
  return counts;
};

/** Workers and posts per unit, as counts. */
export const buildStaffing = (town: Town, anchorDate: string): UnitStaffingRow[] => {
  const random = randomFrom(town.seed, 'society/staffing');
  const of = (...levels: readonly string[]) => town.units.filter(({ level }) => levels.includes(level));
  const plain = (unitId: string, role: UnitStaffingRow['role'], headcount: number): UnitStaffingRow => ({
    unitId,
    role,
    headcount,
    qualifiedCount: 0,
    socialWorkerCount: 0,
    countedOn: anchorDate,
  });
  const communities = of('community');
  const workers = shareOut(communityWorkers.headcount, communities.length, random);
  const qualified = fillUp(communityWorkers.qualified, workers);
  const socialWorkers = fillUp(communityWorkers.socialWorkers, qualified);
  return [
    ...communities.map((unit, index) => ({
      ...plain(unit.id, 'community-worker', workers[index] ?? 0),
      qualifiedCount: qualified[index] ?? 0,
      socialWorkerCount: socialWorkers[index] ?? 0,
    })),
    ...of('street').map(({ id }) => plain(id, 'party-affairs', random.integer(3, 7))),
    ...of('general-grid', 'dedicated-grid').flatMap(({ id }) => [
      plain(id, 'grid-head', 1),
      plain(id, 'grid-worker', random.integer(1, 3)),
    ]),
    ...of('micro-grid').map(({ id }) =>
      plain(id, 'micro-grid-worker', random.chance(secondMicroWorker) ? 2 : 1),
    ),
  ];
};
