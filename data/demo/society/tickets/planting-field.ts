import type { Point } from '../../model.ts';
import type { Random } from '../../random.ts';
import { categoryNamed } from '../categories.ts';
import { dateOf } from '../dates.ts';
import type { Boost, Injection, PlantedTruth } from './planted-truth.ts';
import type { Spot } from './spots.ts';

/** What planting works on. */
export interface Field {
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
export const takeSpot = ({ spots, random, taken }: Field, suits: (spot: Spot) => boolean): Spot => {
  const isFree = ({ point }: Spot): boolean =>
    taken.every((other) => metersBetween(point, other) > apartMeters);
  const shuffled = random.shuffle(spots);
  const spot = shuffled.find((candidate) => isFree(candidate) && suits(candidate)) ?? shuffled.find(suits);
  if (spot === undefined) throw new RangeError('the town has no place that suits a planted truth');
  taken.push(spot.point);
  return spot;
};

/** Indices of the spots within a radius. */
export const within = (
  spots: readonly Spot[],
  point: Point,
  radiusMeters: number,
  homesOnly: boolean,
): number[] =>
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

/** Writes a truth down; `members` are the spots concerned. */
export const addTruth = (field: Field, draft: TruthDraft): PlantedTruth => {
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

/** Effect: tickets per household over the district’s. */
export const rate = (least: number, most: number | null = null): PlantedTruth['effect'] => ({
  measure: 'tickets per household over the district’s',
  least,
  most,
});
/** Effect: so many tickets at least. */
export const count = (least: number): PlantedTruth['effect'] => ({ measure: 'tickets', least, most: null });

/** Whether a spot is a compound of such a size, and of one of the types where any are given. */
export const home =
  (least: number, most: number, ...types: readonly string[]) =>
  (spot: Spot): boolean =>
    spot.compound !== null &&
    spot.households >= least &&
    spot.households <= most &&
    (types.length === 0 || types.includes(spot.compound.type));

/** Adds tickets of a truth on random days and hours of its time. */
export const inject = (
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
