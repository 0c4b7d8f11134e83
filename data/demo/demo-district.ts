import type { DistrictBundle } from '../../server/contract/district-bundle.ts';
import type { Town } from './model.ts';
import { placesOf } from './places.ts';
import { dateOf, dayOf } from './society/dates.ts';
import { buildSociety } from './society/society.ts';
import { generateTickets } from './society/tickets/generate.ts';
import { reportersOf } from './society/tickets/reporters.ts';
import { buildTown } from './town/build-town.ts';

/** Days of tickets, the anchor day included: two years. */
export const ticketDays = 730;
const ticketCountUsual = 200_000;

export interface DemoOptions {
  readonly seed: number;
  /** Last day of the data, ISO date. */
  readonly anchorDate: string;
  readonly ticketCount?: number;
}

/** The whole demo district; tickets come one by one while they are asked for. */
export const buildDemoDistrict = (
  { seed, anchorDate, ticketCount = ticketCountUsual }: DemoOptions,
  town: Town = buildTown({ seed }),
): DistrictBundle => {
  const society = buildSociety(town, { anchorDate });
  return {
    sourceName: '合成数据',
    district: {
      code: town.code,
      name: town.name,
      nameEn: town.nameEn,
      epsg: town.frame.epsg,
      originEastMeters: town.frame.originEastMeters,
      originNorthMeters: town.frame.originNorthMeters,
      synthetic: true,
      dataUntil: anchorDate,
    },
    revision: { effectiveFrom: dateOf(dayOf(anchorDate) - ticketDays - 30), title: '合成数据' },
    reviewNumber: '合成数据,无需审图号',
    places: placesOf(town, society),
    ticketCount,
    tickets: generateTickets(town, society, { count: ticketCount, days: ticketDays }),
    reporters: reportersOf(town, society),
  };
};
