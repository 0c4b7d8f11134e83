import type {
  BundlePlaces,
  DistrictBundle,
  DistrictHead,
  UnitRow,
} from '../../server/contract/district-bundle.ts';
import type { TicketRow } from '../../server/contract/ticket-rows.ts';
import { buildDemoDistrict } from './demo-district.ts';
import { uuidFrom } from './random.ts';
import { buildCity } from './town/city.ts';

export interface CityOptions {
  readonly seed: number;
  readonly anchorDate: string;
  /** Towns side by side, 1–99. */
  readonly towns: number;
  readonly generalGrids: number;
  readonly microGrids: number;
  readonly tickets: number;
}

/** A city for benchmarks: 42 towns, 14,000 general and 124,000 micro-grids, 5 million tickets. */
export const citySize: Omit<CityOptions, 'seed' | 'anchorDate'> = {
  towns: 42,
  generalGrids: 14_000,
  microGrids: 124_000,
  tickets: 5_000_000,
};

/** A town of the city: its rows, changed so that nothing collides with the other towns. */
export interface CityPart {
  /** From 1. */
  readonly town: number;
  readonly places: BundlePlaces;
  readonly tickets: Iterable<TicketRow>;
}

const share = (total: number, parts: number, index: number): number =>
  Math.floor(((index + 1) * total) / parts) - Math.floor((index * total) / parts);

/** What ids of the towns before have used up. */
interface Offsets {
  nodes: number;
  edges: number;
  tickets: number;
}

const renumbered = (
  places: BundlePlaces,
  offsets: Offsets,
  town: number,
  districtId: string,
): BundlePlaces => {
  const own = places.units.find(({ level }) => level === 'district')?.id ?? '';
  const named = (name: string): string => (town === 1 ? name : `${name}(${town}片)`);
  return {
    ...places,
    units: places.units
      .filter(({ id }) => id !== own)
      .map((unit) => (unit.parentId === own ? { ...unit, parentId: districtId } : unit)),
    responsibleUnits: places.responsibleUnits.map((row) => ({ ...row, name: named(row.name) })),
    partyAreas: places.partyAreas.map((row) => ({ ...row, name: named(row.name) })),
    // One list for the whole city.
    ticketCategories: town === 1 ? places.ticketCategories : [],
    deadlinePolicies: town === 1 ? places.deadlinePolicies : [],
    workCalendar: town === 1 ? places.workCalendar : [],
    compoundEntrances: places.compoundEntrances.map((row) => ({
      ...row,
      walkNodeId: row.walkNodeId + offsets.nodes,
    })),
    walkNodes: places.walkNodes.map((row) => ({ ...row, id: row.id + offsets.nodes })),
    walkEdges: places.walkEdges.map((row) => ({
      ...row,
      id: row.id + offsets.edges,
      fromNodeId: row.fromNodeId + offsets.nodes,
      toNodeId: row.toNodeId + offsets.nodes,
    })),
  };
};

const moved = function* (tickets: Iterable<TicketRow>, town: number, offset: number): Generator<TicketRow> {
  const prefix = String(town).padStart(2, '0');
  for (const ticket of tickets)
    yield {
      ...ticket,
      id: ticket.id + offset,
      number: `${prefix}${ticket.number}`,
      parentTicketId: ticket.parentTicketId === null ? null : ticket.parentTicketId + offset,
    };
};

/** One more than the largest id; ids may begin at 0. */
const idsOf = (rows: readonly { readonly id: number }[]): number =>
  rows.reduce((most, { id }) => Math.max(most, id + 1), 0);

/** The one unit at the top of the city; its outline is that of all towns. */
export const cityDistrict = (districts: readonly UnitRow[], name: string): UnitRow => {
  const [first] = districts;
  if (first === undefined) throw new RangeError('a city without a town');
  return {
    ...first,
    id: cityDistrictId,
    code: '990100',
    name,
    nameEn: 'Synthetic City',
    isLeaf: false,
    households: districts.reduce((sum, { households }) => sum + households, 0),
    people: districts.reduce((sum, { people }) => sum + people, 0),
    polygons: districts.flatMap(({ polygons }) => polygons),
  };
};

export const cityDistrictId = uuidFrom('city/district');

/** What the whole city has once; its district row speaks of the first town's frame. */
export const cityHead = (first: DistrictBundle): DistrictHead => ({
  sourceName: '合成数据(城市规模)',
  district: { ...first.district, code: '990100', name: '合成市', nameEn: 'Synthetic City' },
  revision: first.revision,
  reviewNumber: first.reviewNumber,
  ticketCount: first.ticketCount,
});

/** Towns one after another, each built when it is asked for and let go before the next. */
export const cityParts = function* (
  options: CityOptions,
): Generator<CityPart & { readonly bundle: DistrictBundle; readonly district: UnitRow }> {
  const offsets: Offsets = { nodes: 0, edges: 0, tickets: 0 };
  const { seed, anchorDate, towns, generalGrids, microGrids } = options;
  let index = 0;
  for (const town of buildCity({ seed, districts: towns, generalGrids, microGrids })) {
    const ticketCount = share(options.tickets, towns, index);
    const bundle = buildDemoDistrict({ seed, anchorDate, ticketCount }, town);
    const district = bundle.places.units.find(({ level }) => level === 'district');
    if (district === undefined) throw new RangeError('a town without a district');
    const { nodes, edges, tickets } = offsets;
    yield {
      town: index + 1,
      bundle,
      district,
      places: renumbered(bundle.places, { nodes, edges, tickets }, index + 1, cityDistrictId),
      tickets: moved(bundle.tickets, index + 1, tickets),
    };
    offsets.nodes += idsOf(bundle.places.walkNodes);
    offsets.edges += idsOf(bundle.places.walkEdges);
    offsets.tickets += ticketCount;
    index += 1;
  }
};
