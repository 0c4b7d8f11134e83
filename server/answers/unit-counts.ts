import type { UnitLevel } from '../contract/layers.ts';
import type { MapLevel } from '../contract/map-levels.ts';
import type { UnitCountRest } from '../contract/ticket-views.ts';
import { none } from './ticket-arrays.ts';
import type { TicketColumns } from './ticket-columns.ts';
import { countsForLevel, matchLevels } from './ticket-division.ts';
import { ticketFacts } from './ticket-facts.ts';
import type { TicketFilter } from './ticket-filter.ts';
import { eachSelected, type TicketSelection } from './ticket-selection.ts';

/** Counts per unit of one level. The units and the rest add up to the selection. */
export interface CountsOfLevel {
  /** Places in `columns.units`, one for each count. */
  readonly units: Int32Array;
  readonly counts: Uint32Array;
  readonly rest: UnitCountRest;
}

/** General and dedicated grids are siblings in one tiling, so a map of grids shows both. */
export const levelsOf: Readonly<Record<MapLevel, readonly UnitLevel[]>> = {
  district: ['district'],
  street: ['street'],
  community: ['community'],
  grid: ['general-grid', 'dedicated-grid'],
  'micro-grid': ['micro-grid'],
};

/** The places of the units of a level, and for each leaf which of them it lies in; `none` where it lies in none. */
export const unitsOfLevel = (
  { units, parent }: Pick<TicketColumns, 'units' | 'parent'>,
  level: MapLevel,
): { readonly places: Int32Array; readonly indexOf: Int32Array } => {
  const places = Int32Array.from([...units.keys()].filter((place) => isOfLevel(units[place]?.level, level)));
  const own = new Int32Array(units.length).fill(none);
  for (const [index, place] of places.entries()) own[place] = index;
  const indexOf = Int32Array.from(units, (_, place) => {
    let at = place;
    while (at !== none && own[at] === none) at = parent[at] ?? none;
    return at === none ? none : (own[at] ?? none);
  });
  return { places, indexOf };
};

/** Whether a unit of the net is shown on a map of this level. */
export const isOfLevel = (own: UnitLevel | undefined, level: MapLevel): boolean =>
  own !== undefined && levelsOf[level].includes(own);

const matchTest = (level: MapLevel): Uint8Array => {
  const counted = countsForLevel(level);
  return Uint8Array.from(matchLevels, (match) => (counted.includes(match) ? 1 : 0));
};

/**
 * Selected tickets per unit of a level. A match that is coarser than the level does not count for a unit: it is in
 * the rest, as are points outside every unit, points in units that are not divided down to this level, and tickets
 * without place.
 */
export const countPerUnit = (
  columns: TicketColumns,
  selection: TicketSelection,
  level: MapLevel,
): CountsOfLevel => {
  const { places, indexOf } = unitsOfLevel(columns, level);
  const counts = new Uint32Array(places.length);
  const rest = { tooCoarse: 0, outside: 0, notDivided: 0, withoutPlace: 0 };
  const isFineEnough = matchTest(level);
  const nowhere = matchLevels.indexOf('none');
  const { leaf, match, facts } = columns;
  eachSelected(selection, (ticket) => {
    const own = match[ticket] ?? nowhere;
    const at = leaf[ticket] ?? none;
    if (own === nowhere) rest.withoutPlace += 1;
    else if (isFineEnough[own] !== 1) rest.tooCoarse += 1;
    else if (((facts[ticket] ?? 0) & ticketFacts.hasPoint) === 0) rest.withoutPlace += 1;
    else if (at === none) rest.outside += 1;
    else {
      const index = indexOf[at] ?? none;
      if (index === none) rest.notDivided += 1;
      else counts[index] = (counts[index] ?? 0) + 1;
    }
  });
  return { units: places, counts, rest };
};

/** Whether the caller's area and the question hold all of a unit: its figures are then whole. */
export const isInArea = (columns: TicketColumns, { units }: TicketFilter, place: number): boolean =>
  columns.units[place] !== undefined && (units === null || units[place] === 1);
