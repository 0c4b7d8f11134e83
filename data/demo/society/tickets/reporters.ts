import type { MadeUpReporters, TicketRow } from '../../../../server/contract/ticket-rows.ts';
import type { Building, Point, Town } from '../../model.ts';
import { hashText } from '../../random.ts';
import { categories } from '../categories.ts';
import { dayOf, dayOfMs } from '../dates.ts';
import type { Society } from '../society.ts';
import { reporterHashOf } from './generate.ts';
import { closings, familyNames, sentencesOf } from './request-words.ts';

/** Personal fields are made up for tickets of so many days up to the anchor day. */
export const personDays = 60;
/** Planted repeat callers are remembered for longer, so that at least one of them can be met. */
const repeatCallerDays = 100;
const repeatCallerIds = ['repeat-1', 'repeat-2', 'repeat-3', 'repeat-4'];
const cellCentimetres = 10_000;

const pickBy = <Item>(items: readonly Item[], word: number): Item | undefined => items[word % items.length];

/** 某某 or 某 after a family name: nobody is called so. */
const nameOf = (reporterHash: string): string => {
  const [family, given] = hashText(`name/${reporterHash}`);
  return `${pickBy(familyNames, family) ?? '某'}${given % 3 === 0 ? '某' : '某某'}`;
};

/** A number of the area code 000, which nobody has. */
const phoneOf = (reporterHash: string): string => {
  const [first] = hashText(`phone/${reporterHash}`);
  return `000-${String(first % 100_000_000).padStart(8, '0')}`;
};

interface Door {
  readonly point: Point;
  readonly building: Building;
}

const middleOf = (ring: readonly Point[]): Point => {
  let [east, north] = [0, 0];
  for (const [x, y] of ring) [east, north] = [east + x, north + y];
  return [east / ring.length, north / ring.length];
};

/** The building that is nearest to a point, within some 100 m. */
const nearestBuilding = (buildings: readonly Building[]) => {
  const cells = new Map<string, Door[]>();
  const cellOf = (value: number): number => Math.floor(value / cellCentimetres);
  for (const building of buildings) {
    const point = middleOf(building.polygon[0] ?? []);
    const key = `${cellOf(point[0])}/${cellOf(point[1])}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [{ point, building }]);
    else cell.push({ point, building });
  }
  return ([east, north]: Point): Building | null => {
    let best: { building: Building; distance: number } | null = null;
    for (const x of [-1, 0, 1])
      for (const y of [-1, 0, 1])
        for (const { point, building } of cells.get(`${cellOf(east) + x}/${cellOf(north) + y}`) ?? []) {
          const distance = (point[0] - east) ** 2 + (point[1] - north) ** 2;
          if (best === null || distance < best.distance) best = { building, distance };
        }
    return best?.building ?? null;
  };
};

/** What people call a place, and how they write it as an address. */
const placesOf = (town: Town) => {
  const compounds = new Map(town.compounds.map((compound) => [compound.id, compound]));
  const areas = new Map(town.units.map(({ code, name }) => [code, name]));
  const nearest = nearestBuilding(town.buildings);
  return (ticket: TicketRow): { spoken: string; address: string | null } => {
    const building = ticket.point === null ? null : nearest(ticket.point);
    if (building === null) {
      const area = areas.get(ticket.declaredPlace ?? '');
      return { spoken: area ?? '我家附近', address: null };
    }
    const compound = compounds.get(building.compoundId ?? '');
    if (compound === undefined) return { spoken: `${building.name}附近`, address: `${building.name}附近` };
    const [stairwell, floor, room] = hashText(`door/${ticket.reporterHash ?? ticket.id}`);
    const door =
      building.stairwells === 0
        ? ''
        : `${(stairwell % building.stairwells) + 1}单元${(floor % building.floors) + 1}0${(room % 4) + 1}室`;
    return {
      spoken: `${compound.name}${building.name}`,
      address: `${compound.address}${compound.name}${building.name}${door}`,
    };
  };
};

/** Who asked for what, in made-up words: functions of the town's seed and the ticket alone. */
export const reportersOf = (town: Town, { anchorDate }: Pick<Society, 'anchorDate'>): MadeUpReporters => {
  const lastDay = dayOf(anchorDate);
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const repeatCallers = new Set(repeatCallerIds.map((id) => reporterHashOf(town, `repeat/${id}`)));
  let placeOf: ReturnType<typeof placesOf> | undefined;
  return {
    phoneOf,
    personOf(ticket) {
      const age = lastDay - dayOfMs(ticket.receivedAt);
      const isRemembered = age < repeatCallerDays && repeatCallers.has(ticket.reporterHash ?? '');
      if (age >= personDays && !isRemembered) return null;
      placeOf ??= placesOf(town);
      const { spoken, address } = placeOf(ticket);
      const [sentence, closing] = hashText(`${town.seed}/words/${ticket.id}`);
      const said = pickBy(sentencesOf(names.get(ticket.categoryId) ?? ''), sentence) ?? '';
      const isKnown = ticket.reporterHash !== null;
      return {
        name: isKnown ? nameOf(ticket.reporterHash) : null,
        address: isKnown ? address : null,
        content: `${said.replace('{place}', spoken)}${pickBy(closings, closing) ?? ''}`,
      };
    },
  };
};
