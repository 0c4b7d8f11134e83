import type { Point, Town } from '../../model.ts';
import { type Random, randomFrom } from '../../random.ts';
import { categoryNamed } from '../categories.ts';
import { dateOf, dayOf, lastDate } from '../dates.ts';
import type { Society } from '../society.ts';
import { findSpots, type Spot } from './spots.ts';

export type TruthKind =
  | 'hot-spot'
  | 'big-but-normal'
  | 'trend-change'
  | 'night-market'
  | 'burst'
  | 'repeat-callers'
  | 'relapse'
  | 'heating-failure';

/** Something that was put into the tickets on purpose, so that tests can ask whether the product finds it. */
export interface PlantedTruth {
  readonly id: string;
  readonly kind: TruthKind;
  readonly name: string;
  readonly nameEn: string;
  /** Categories that show it; empty: all. */
  readonly categoryIds: readonly number[];
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly until: string;
  /** Integer centimetres of the district's frame. */
  readonly point: Point;
  readonly radiusMeters: number | null;
  /** Communities concerned. */
  readonly unitIds: readonly string[];
  readonly unitCodes: readonly string[];
  readonly compoundIds: readonly string[];
  /** What must be seen, in the unit of `measure`. */
  readonly effect: {
    readonly measure:
      | 'tickets per household over the district’s'
      | 'tickets a day over those before'
      | 'tickets'
      | 'tickets of one reporter within 30 days';
    readonly least: number;
    readonly most: number | null;
  };
}

/** Tickets of its own that a truth brings, drawn day by day. */
export interface Injection {
  readonly truth: PlantedTruth;
  readonly categoryId: number;
  readonly spots: readonly number[];
  readonly day: number;
  readonly firstHour: number;
  readonly lastHour: number;
  /** Fixed reporter; null: any of the place. */
  readonly reporter: string | null;
  /** Closed after so many days, whatever the usual course. */
  readonly closeAfterDays: number | null;
}

/** A category that happens so many times as often at some spots, all the time. */
export interface Boost {
  readonly categoryId: number;
  readonly spots: ReadonlySet<number>;
  readonly factor: number;
}

export interface Planting {
  readonly truths: readonly PlantedTruth[];
  readonly boosts: readonly Boost[];
  readonly injections: readonly Injection[];
  readonly neutral: Spot | null;
}

interface Field {
  readonly spots: readonly Spot[];
  readonly random: Random;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly taken: Point[];
  readonly truths: PlantedTruth[];
  readonly boosts: Boost[];
  readonly injections: Injection[];
}

const apartMeters = 900;
const metersBetween = (a: Point, b: Point): number =>
  Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) / 100;

/** A spot that suits, away from everything planted before; keeps the place. */
const takeSpot = ({ spots, random, taken }: Field, suits: (spot: Spot) => boolean): Spot => {
  const fitting = random.shuffle(spots.filter(suits));
  const free = fitting.find(({ point }) => taken.every((other) => metersBetween(point, other) > apartMeters));
  const spot = free ?? fitting[0] ?? spots[0];
  if (spot === undefined) throw new RangeError('a town without places has no planted truths');
  taken.push(spot.point);
  return spot;
};

const within = (spots: readonly Spot[], point: Point, radiusMeters: number, homesOnly: boolean): number[] =>
  spots.flatMap((spot, index) =>
    metersBetween(spot.point, point) <= radiusMeters && (!homesOnly || spot.compound !== null) ? [index] : [],
  );

type TruthDraft = Pick<PlantedTruth, 'id' | 'kind' | 'name' | 'nameEn' | 'effect'> & {
  readonly spot: Spot;
  readonly members: readonly number[];
  readonly categoryNames: readonly string[];
  readonly days: readonly [first: number, last: number];
  readonly radiusMeters: number | null;
};

const addTruth = (field: Field, draft: TruthDraft): PlantedTruth => {
  const { spot, members, categoryNames, days, ...rest } = draft;
  const here = members.map((index) => field.spots[index]).filter((member) => member !== undefined);
  const communities = new Map(here.map((member) => [member.communityId, member.communityCode]));
  const truth: PlantedTruth = {
    ...rest,
    categoryIds: categoryNames.map((name) => categoryNamed(name).id),
    from: dateOf(days[0]),
    until: dateOf(days[1]),
    point: spot.point,
    unitIds: [...communities.keys()],
    unitCodes: [...communities.values()],
    compoundIds: here.flatMap(({ compound }) => (compound === null ? [] : [compound.id])),
  };
  field.truths.push(truth);
  return truth;
};

const rate = (least: number, most: number | null = null): PlantedTruth['effect'] => ({
  measure: 'tickets per household over the district’s',
  least,
  most,
});
const count = (least: number): PlantedTruth['effect'] => ({ measure: 'tickets', least, most: null });

const home =
  (least: number, most: number, ...types: readonly string[]) =>
  (spot: Spot): boolean =>
    spot.compound !== null &&
    spot.households >= least &&
    spot.households <= most &&
    (types.length === 0 || types.includes(spot.compound.type));

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

const inject = (
  field: Field,
  truth: PlantedTruth,
  total: number,
  spots: readonly number[],
  hours: readonly [number, number],
  days: readonly [number, number],
): void => {
  for (let k = 0; k < total; k += 1)
    field.injections.push({
      truth,
      categoryId: truth.categoryIds[k % truth.categoryIds.length] ?? 0,
      spots,
      day: field.random.integer(days[0], days[1]),
      firstHour: hours[0],
      lastHour: hours[1],
      reporter: null,
      closeAfterDays: null,
    });
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
  const first = lastDate(field.lastDay, 1, 12);
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
