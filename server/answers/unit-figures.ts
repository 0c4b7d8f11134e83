import type { UnitFigures } from '../contract/scenario-metrics.ts';
import { locatorOf } from '../engines/net/locate-point.ts';
import type { Point } from '../engines/net/plane.ts';
import type { BuildingPoint, PartyOrgPoint, TicketPoint } from '../queries/ground-points.ts';
import { isArea, type UnitShape } from './unit-shapes.ts';

/** What stands on a stretch of ground. */
export interface Ground {
  readonly buildings: readonly BuildingPoint[];
  readonly compounds: readonly { readonly x: number; readonly y: number }[];
  readonly partyOrgs: readonly PartyOrgPoint[];
  /** Null where no ticket may be counted. */
  readonly tickets: readonly TicketPoint[] | null;
}

/** Communities whose tickets may be counted. */
export type CountedArea = 'whole' | readonly string[];

interface Sums {
  households: number;
  people: number;
  buildings: number;
  compounds: number;
  partyOrgs: number;
  members: number;
  tickets: number;
  open: number;
}

const emptySums = (): Sums => ({
  ...{ households: 0, people: 0, buildings: 0, compounds: 0, partyOrgs: 0, members: 0, tickets: 0, open: 0 },
});

/** Figures of units by their ids: each point counts in its leaf and in every unit around that. */
export const figuresOf = (
  shapes: ReadonlyMap<string, UnitShape>,
  ground: Ground,
  counted: CountedArea,
): Map<string, UnitFigures> => {
  const sums = sumsOf(shapes, ground);
  const figures = new Map<string, UnitFigures>();
  for (const [id, shape] of shapes) {
    const isCounted = counted === 'whole' || counted.includes(communityOf(shapes, id) ?? '');
    figures.set(id, figuresFrom(shape, sums.get(id) ?? emptySums(), ground.tickets !== null && isCounted));
  }
  return figures;
};

/** Together: the sums of units that lie apart. */
export const totalOf = (
  shapes: ReadonlyMap<string, UnitShape>,
  ground: Ground,
  counted: CountedArea,
): UnitFigures => {
  const sums = sumsOf(shapes, ground);
  const communities = [...shapes.values()].filter(({ unit }) => unit.level === 'community');
  const total = emptySums();
  for (const { unit } of communities)
    for (const key of Object.keys(total) as (keyof Sums)[]) total[key] += sums.get(unit.id)?.[key] ?? 0;
  const areaSquareMeters = communities.reduce((sum, shape) => sum + shape.areaSquareMeters, 0);
  const compactness =
    communities.reduce((sum, shape) => sum + shape.compactness * shape.areaSquareMeters, 0) /
    (areaSquareMeters || 1);
  const isCounted =
    ground.tickets !== null &&
    (counted === 'whole' || communities.every(({ unit }) => counted.includes(unit.id)));
  return figuresFrom({ areaSquareMeters, compactness }, total, isCounted);
};

const sumsOf = (shapes: ReadonlyMap<string, UnitShape>, ground: Ground): Map<string, Sums> => {
  const leaves = [...shapes.values()].filter(({ isLeaf, unit }) => isLeaf && !unit.isVoid);
  leaves.sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1));
  const areas = leaves.map(({ polygons }) => ({
    polygons: polygons.map((polygon) => polygon.map(pointsOf)),
  }));
  const locate = locatorOf(areas);
  const sums = new Map<string, Sums>();
  const add = ({ x, y }: { readonly x: number; readonly y: number }, change: (sum: Sums) => void): void => {
    for (
      let shape = leaves[locate(x, y)];
      shape !== undefined;
      shape = shapes.get(shape.unit.parentId ?? '')
    ) {
      const own = sums.get(shape.unit.id) ?? emptySums();
      sums.set(shape.unit.id, own);
      change(own);
    }
  };
  for (const building of ground.buildings)
    add(building, (sum) => {
      sum.buildings += 1;
      sum.households += building.households;
      sum.people += building.people;
    });
  for (const compound of ground.compounds)
    add(compound, (sum) => {
      sum.compounds += 1;
    });
  for (const org of ground.partyOrgs)
    add(org, (sum) => {
      sum.partyOrgs += 1;
      sum.members += org.members;
    });
  for (const ticket of ground.tickets ?? [])
    add(ticket, (sum) => {
      sum.tickets += ticket.isRecent ? 1 : 0;
      sum.open += ticket.isOpen ? 1 : 0;
    });
  return sums;
};

const smallestToldCount = 5;

const figuresFrom = (
  { areaSquareMeters, compactness }: Pick<UnitShape, 'areaSquareMeters' | 'compactness'>,
  sums: Sums,
  isCounted: boolean,
): UnitFigures => {
  const { households, people, buildings, compounds, partyOrgs, members } = sums;
  const isSmall = members < smallestToldCount;
  return {
    ...{ areaSquareMeters, compactness, households, people, buildings, compounds, partyOrgs },
    partyMembers: isSmall ? null : members,
    partyMembersNote: isSmall ? `<${smallestToldCount}` : null,
    ticketsPerYear: isCounted ? sums.tickets : null,
    openTickets: isCounted ? sums.open : null,
  };
};

const communityOf = (shapes: ReadonlyMap<string, UnitShape>, id: string): string | null => {
  for (let shape = shapes.get(id); shape !== undefined; shape = shapes.get(shape.unit.parentId ?? ''))
    if (isArea(shape.unit)) return shape.unit.id;
  return null;
};

const pointsOf = (ring: Int32Array): Point[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);
