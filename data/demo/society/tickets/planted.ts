import type { Town } from '../../model.ts';
import { randomFrom } from '../../random.ts';
import { categoryNamed } from '../categories.ts';
import { dayOf, lastDate } from '../dates.ts';
import type { Society } from '../society.ts';
import type { PlantedTruth, Planting } from './planted-truth.ts';
import { addTruth, count, type Field, home, inject, rate, takeSpot, within } from './planting-field.ts';
import { findSpots, type Spot } from './spots.ts';

const plantHotSpot = (
  field: Field,
  id: string,
  name: string,
  nameEn: string,
  categoryName: string,
  factor: number,
): void => {
  const radiusMeters = 220;
  const spot = takeSpot(
    field,
    (candidate) =>
      home(60, 240)(candidate) && within(field.spots, candidate.point, radiusMeters, true).length >= 3,
  );
  const members = within(field.spots, spot.point, radiusMeters, true);
  addTruth(field, {
    id,
    kind: 'hot-spot',
    name,
    nameEn,
    spot,
    members,
    categoryNames: [categoryName],
    days: [field.firstDay, field.lastDay],
    radiusMeters,
    effect: rate(2.5),
  });
  field.boosts.push({ categoryId: categoryNamed(categoryName).id, spots: new Set(members), factor });
};

const plantTrend = (field: Field): void => {
  const spot = takeSpot(field, home(80, 400, 'commodity'));
  const members = field.spots.flatMap(({ communityId, compound }, index) =>
    communityId === spot.communityId && compound !== null ? [index] : [],
  );
  const days = [field.lastDay - 149, field.lastDay] as const;
  const truth = addTruth(field, {
    id: 'trend-1',
    kind: 'trend-change',
    name: '一个社区的物业诉求从某日起持续上升',
    nameEn: 'property complaints of one community rise for good from a day on',
    spot,
    members,
    categoryNames: ['物业服务质量'],
    days,
    radiusMeters: null,
    effect: { measure: 'tickets a day over those before', least: 2, most: null },
  });
  inject(field, truth, 140, members, [8, 20], days);
};

const plantNightMarket = (field: Field): void => {
  const spot = takeSpot(field, ({ kind }) => kind === 'square' || kind === 'market');
  const days = [field.lastDay - 75, field.lastDay - 55] as const;
  const members = within(field.spots, spot.point, 10, false);
  const truth = addTruth(field, {
    id: 'night-market-1',
    kind: 'night-market',
    name: '三周的夜市',
    nameEn: 'a night market of three weeks',
    spot,
    members,
    categoryNames: ['夜间经营噪音', '占道经营'],
    days,
    radiusMeters: 100,
    effect: count(120),
  });
  inject(field, truth, 170, members, [20, 23], days);
};

const plantBurst = (field: Field): void => {
  const spot = takeSpot(field, home(120, 400, 'commodity'));
  const days = [field.lastDay - 40, field.lastDay - 34] as const;
  const members = [field.spots.indexOf(spot)];
  const truth = addTruth(field, {
    id: 'burst-1',
    kind: 'burst',
    name: '一个小区一周内多人同诉',
    nameEn: 'many residents of one compound within a week',
    spot,
    members,
    categoryNames: ['电梯故障'],
    days,
    radiusMeters: null,
    effect: count(40),
  });
  inject(field, truth, 44, members, [7, 22], days);
};

const plantRepeatCallers = (field: Field): void => {
  for (const [k, [categoryName, total]] of (
    [
      ['邻里噪音', 16],
      ['施工噪音', 12],
      ['油烟扰民', 10],
      ['违章搭建', 9],
    ] as const
  ).entries()) {
    const spot = takeSpot(field, home(30, 200));
    const members = [field.spots.indexOf(spot)];
    const days = [field.lastDay - 90 - 60 * k, field.lastDay - 62 - 60 * k] as const;
    const truth = addTruth(field, {
      id: `repeat-${k + 1}`,
      kind: 'repeat-callers',
      name: '一人多诉',
      nameEn: 'one reporter again and again',
      spot,
      members,
      categoryNames: [categoryName],
      days,
      radiusMeters: null,
      effect: { measure: 'tickets of one reporter within 30 days', least: total, most: null },
    });
    const from = field.injections.length;
    inject(field, truth, total, members, [8, 22], days);
    for (let i = from; i < field.injections.length; i += 1) {
      const injection = field.injections[i];
      if (injection !== undefined) field.injections[i] = { ...injection, reporter: truth.id };
    }
  }
};

const plantRelapse = (field: Field): void => {
  const spot = takeSpot(field, home(50, 200, 'unmanaged-old', 'urban-village'));
  const members = [field.spots.indexOf(spot)];
  const rounds = 11;
  const apart = 19;
  const days = [field.lastDay - 20 - rounds * apart, field.lastDay - 20] as const;
  const truth = addTruth(field, {
    id: 'relapse-1',
    kind: 'relapse',
    name: '办结后反弹回潮',
    nameEn: 'back again after every closing',
    spot,
    members,
    categoryNames: ['污水外溢'],
    days,
    radiusMeters: null,
    effect: count(rounds),
  });
  const categoryId = truth.categoryIds[0] ?? 0;
  for (let k = 0; k < rounds; k += 1)
    field.injections.push({
      truth,
      categoryId,
      spots: members,
      day: days[0] + k * apart,
      firstHour: 7,
      lastHour: 18,
      reporter: null,
      closeAfterDays: 5,
    });
};

const plantHeatingFailure = (field: Field): void => {
  const radiusMeters = 700;
  const spot = takeSpot(field, home(60, 400, 'commodity', 'unit-housing'));
  const members = within(field.spots, spot.point, radiusMeters, true);
  const first = lastDate(field.lastDay - 6, 1, 12);
  const truth = addTruth(field, {
    id: 'heating-1',
    kind: 'heating-failure',
    name: '寒潮一周片区供暖故障',
    nameEn: 'heating fails in one area in a cold week',
    spot,
    members,
    categoryNames: ['暖气不热'],
    days: [first, first + 5],
    radiusMeters,
    effect: rate(6),
  });
  inject(field, truth, 420, members, [6, 23], [first, first + 5]);
};

const plantBigButNormal = (field: Field): Spot | null => {
  const homes = field.spots.filter(({ compound }) => compound !== null);
  const biggest = homes.reduce<Spot | null>(
    (best, spot) => (best === null || spot.households > best.households ? spot : best),
    null,
  );
  if (biggest === null) return null;
  field.taken.push(biggest.point);
  addTruth(field, {
    id: 'big-1',
    kind: 'big-but-normal',
    name: '户数多、工单多,按户数并不突出',
    nameEn: 'many tickets only because of many households',
    spot: biggest,
    members: [field.spots.indexOf(biggest)],
    categoryNames: [],
    days: [field.firstDay, field.lastDay],
    radiusMeters: null,
    effect: rate(0.75, 1.25),
  });
  return biggest;
};

/** Decides where and when things are planted in the given days of a town. */
export const plant = (town: Town, spots: readonly Spot[], firstDay: number, lastDay: number): Planting => {
  const field: Field = {
    spots,
    random: randomFrom(town.seed, 'tickets/planted'),
    firstDay,
    lastDay,
    taken: [],
    truths: [],
    boosts: [],
    injections: [],
  };
  const neutral = plantBigButNormal(field);
  plantHotSpot(field, 'hot-1', '垃圾堆积诉求高发区', 'refuse piles up here all the time', '垃圾堆积', 6);
  plantHotSpot(field, 'hot-2', '停车难诉求高发区', 'parking trouble here all the time', '小区停车难', 6);
  plantHotSpot(
    field,
    'hot-3',
    '夜间经营噪音高发区',
    'noise of night trade here all the time',
    '夜间经营噪音',
    8,
  );
  plantTrend(field);
  plantNightMarket(field);
  plantBurst(field);
  plantRepeatCallers(field);
  plantRelapse(field);
  plantHeatingFailure(field);
  return { truths: field.truths, boosts: field.boosts, injections: field.injections, neutral };
};

/** The planted truths of the demo: what, where, when and how strong. */
export const plantedTruths = (
  town: Town,
  society: Pick<Society, 'anchorDate'>,
  days = 730,
): readonly PlantedTruth[] => {
  const lastDay = dayOf(society.anchorDate);
  return plant(town, findSpots(town), lastDay - days + 1, lastDay).truths;
};
