import { labelPointOf } from '../../../../server/engines/net/label-point.ts';
import { locatorOf } from '../../../../server/engines/net/locate-point.ts';
import type { Compound, Point, Ring, Town, Unit } from '../../model.ts';
import { type Random, randomFrom } from '../../random.ts';

export type SpotKind =
  | 'compound'
  | 'public'
  | 'market'
  | 'road'
  | 'square'
  | 'bar'
  | 'shop'
  | 'site'
  | 'lowland';

/** A place where tickets come from. */
export interface Spot {
  readonly kind: SpotKind;
  readonly compound: Compound | null;
  /** Where its label stands; the match at the level of a compound. */
  readonly point: Point;
  /** Doors that reporters speak of: buildings of a compound, else the point. */
  readonly doors: readonly Point[];
  readonly households: number;
  readonly communityId: string;
  readonly communityCode: string;
  readonly streetId: string;
  readonly streetCode: string;
  /** How much more or less than others it complains, around 1. */
  readonly temper: number;
}

const barCount = 26;
const siteCount = 16;
const lowlandCount = 45;
const roadSpotsMost = 3_000;

const middleOf = (ring: Ring): Point => {
  let [east, north] = [0, 0];
  for (const [x, y] of ring) [east, north] = [east + x, north + y];
  return [Math.round(east / ring.length), Math.round(north / ring.length)];
};

interface Ground {
  readonly community: Unit;
  readonly street: Unit;
}

/** Finds community and street of a unit or of a point. */
const groundOf = (town: Town) => {
  const units = new Map(town.units.map((unit) => [unit.id, unit]));
  const leaves = town.units.filter(({ leaf }) => leaf);
  const locate = locatorOf(leaves);
  const ofUnit = (id: string | null): Ground | null => {
    for (let unit = units.get(id ?? ''); unit !== undefined; unit = units.get(unit.parentId ?? '')) {
      if (unit.level !== 'community') continue;
      const street = units.get(unit.parentId ?? '');
      return street === undefined ? null : { community: unit, street };
    }
    return null;
  };
  return { ofUnit, ofPoint: ([east, north]: Point) => ofUnit(leaves[locate(east, north)]?.id ?? null) };
};

type Draft = Pick<Spot, 'kind' | 'compound' | 'point' | 'doors' | 'households'> & { ground: Ground | null };

const compoundDrafts = (town: Town, ofUnit: (id: string) => Ground | null): Draft[] => {
  const doors = new Map<string, Point[]>();
  for (const { compoundId, polygon, households } of town.buildings) {
    const ring = polygon[0];
    if (compoundId === null || ring === undefined || households === 0) continue;
    const list = doors.get(compoundId);
    if (list === undefined) doors.set(compoundId, [middleOf(ring)]);
    else list.push(middleOf(ring));
  }
  return town.compounds.map((compound) => {
    const point = labelPointOf([compound.polygon]);
    return {
      kind: 'compound',
      compound,
      point,
      doors: doors.get(compound.id) ?? [point],
      households: compound.households,
      ground: ofUnit(compound.communityId),
    };
  });
};

const plain = (kind: SpotKind, point: Point, ground: Ground | null): Draft => ({
  kind,
  compound: null,
  point,
  doors: [point],
  households: 0,
  ground,
});

const roadMiddle = (line: readonly Point[]): Point => {
  const [a, b] = [
    line[Math.floor((line.length - 1) / 2)] ?? [0, 0],
    line[Math.ceil((line.length - 1) / 2)] ?? [0, 0],
  ];
  // Beside the centre line, which is a boundary.
  return [Math.round((a[0] + b[0]) / 2) + 311, Math.round((a[1] + b[1]) / 2) + 277];
};

const byWater = (town: Town, points: readonly Point[], count: number): Point[] => {
  const banks = town.water.flatMap(({ polygons }) => polygons.flatMap((polygon) => polygon[0] ?? []));
  const near = points.map((point, index) => ({
    point,
    index,
    distance: banks.reduce(
      (least, [x, y]) => Math.min(least, (x - point[0]) ** 2 + (y - point[1]) ** 2),
      Infinity,
    ),
  }));
  near.sort((a, b) => a.distance - b.distance || a.index - b.index);
  return near
    .slice(0, count * 3)
    .filter((_, index) => index % 3 === 0)
    .map(({ point }) => point);
};

const draftsOf = (town: Town, random: Random): Draft[] => {
  const { ofUnit, ofPoint } = groundOf(town);
  const roads = random
    .shuffle(town.roads.filter((road) => road.class !== 'path' && road.class !== 'bridge'))
    .slice(0, roadSpotsMost)
    .map(({ line }) => roadMiddle(line));
  const partners = random.shuffle(town.sites.filter(({ kind }) => kind === 'partner'));
  const grounds = random.shuffle(
    town.blocks.filter(({ use }) => use === 'housing' || use === 'offices' || use === 'industry'),
  );
  return [
    ...compoundDrafts(town, ofUnit),
    ...town.buildings.flatMap(({ compoundId, use, polygon, unitId }) =>
      compoundId === null && polygon[0] !== undefined
        ? [plain(use === 'market' ? 'market' : 'public', middleOf(polygon[0]), ofUnit(unitId))]
        : [],
    ),
    ...roads.map((point) => plain('road', point, ofPoint(point))),
    ...town.greens
      .filter(({ kind }) => kind === 'square' || kind === 'park' || kind === 'riverside' || kind === 'sports')
      .map(({ polygons }) => labelPointOf(polygons))
      .map((point) => plain('square', point, ofPoint(point))),
    ...partners.map(({ point, unitId }, index) =>
      plain(index < barCount ? 'bar' : 'shop', point, ofUnit(unitId)),
    ),
    ...grounds
      .slice(0, siteCount)
      .map(({ polygon }) => labelPointOf([polygon]))
      .map((point) => plain('site', point, ofPoint(point))),
    ...byWater(town, roads, lowlandCount).map((point) => plain('lowland', point, ofPoint(point))),
  ];
};

/** Every place of a town that tickets come from, within the district. */
export const findSpots = (town: Town): Spot[] => {
  const random = randomFrom(town.seed, 'tickets/spots');
  return draftsOf(town, random).flatMap(({ ground, ...draft }): Spot[] => {
    const temper = random.between(0.7, 1.3);
    if (ground === null) return [];
    const { community, street } = ground;
    return [
      {
        ...draft,
        temper,
        communityId: community.id,
        communityCode: community.code,
        streetId: street.id,
        streetCode: street.code,
      },
    ];
  });
};
