import type { Sql } from '../db/sql.ts';
import { ticketIsWithheld } from './ticket-features.ts';
import { holdsAt, unitsOfNet } from './visible.ts';

/** Tickets received from the first of `fromMonth` until the end of `untilMonth` (YYYY-MM, Asia/Shanghai). */
export interface ReleaseMonths {
  readonly fromMonth: string;
  readonly untilMonth: string;
}

/** A ticket as far as figures for the public need it; no place and no words. */
export interface ReleaseTicketRow {
  readonly id: number;
  /** Months since the year 0. */
  readonly month: number;
  readonly categoryId: number | null;
  readonly importId: string;
  /** Keyed hash in hex; null when unknown. */
  readonly reporter: string | null;
  /** Matched to a point, a building or a compound, else to a community. */
  readonly isFine: boolean;
}

const receivedIn = (sql: Sql, { fromMonth, untilMonth }: ReleaseMonths) => sql`
  ticket.received_at >= (${`${fromMonth}-01`}::date::timestamp at time zone 'Asia/Shanghai')
  and ticket.received_at < ((${`${untilMonth}-01`}::date + interval '1 month') at time zone 'Asia/Shanghai')`;

/** What may be counted for a community at all: 举报, 信访 and confidential tickets never are. */
const countsForCommunity = (sql: Sql) => sql`
  not ${ticketIsWithheld(sql)} and ticket.match_level in ('point', 'building', 'compound', 'community')`;

/** The next tickets after an id that may be counted, of imports that are active or were when a release was made. */
export const listReleaseTickets = (
  sql: Sql,
  months: ReleaseMonths,
  afterId: number,
  limit: number,
): Promise<ReleaseTicketRow[]> =>
  // Which tickets of these months may be counted, by month, category, import and reporter?
  sql<ReleaseTicketRow[]>`
    select ticket.id,
      (extract(year from ticket.received_at at time zone 'Asia/Shanghai') * 12
        + extract(month from ticket.received_at at time zone 'Asia/Shanghai') - 1)::int as month,
      ticket.category_id as "categoryId", ticket.import_id as "importId",
      encode(ticket.reporter_hash, 'hex') as reporter,
      ticket.match_level <> 'community' as "isFine"
    from ticket
    where ticket.id > ${afterId} and ${receivedIn(sql, months)} and ${countsForCommunity(sql)}
      and ticket.import_id in (
        select id from import where state = 'active' union select import_id from release_import)
    order by ticket.id limit ${limit}`;

/** The community (feature id) around each unit (feature id) of a net, the communities themselves included. */
export const listUnitCommunities = (
  sql: Sql,
  netRevisionId: number,
): Promise<{ unit: number; community: number }[]> =>
  // Which community of this net does each unit lie in?
  sql<{ unit: number; community: number }[]>`
    with recursive net as materialized (
      select unit_id, parent_id, level from ${unitsOfNet(sql, netRevisionId)} as version
    ), up as (
      select unit_id as below, unit_id, parent_id, level from net where level not in ('district', 'street')
      union all
      select up.below, net.unit_id, net.parent_id, net.level
      from up join net on net.unit_id = up.parent_id where up.level <> 'community'
    )
    select below.feature_id as unit, community.feature_id as community
    from up join unit as below on below.id = up.below join unit as community on community.id = up.unit_id
    where up.level = 'community'`;

/** The next tickets after an id with the unit (feature id) that each was placed in, on one net. */
export const listTicketPlaces = (
  sql: Sql,
  netRevisionId: number,
  months: ReleaseMonths,
  afterId: number,
  limit: number,
): Promise<{ id: number; unit: number }[]> =>
  // Which unit of this net was each ticket placed in?
  sql<{ id: number; unit: number }[]>`
    select ticket.id, unit.feature_id as unit
    from ticket
    join ticket_unit on ticket_unit.ticket_id = ticket.id and ${holdsAt(sql, 'ticket_unit', netRevisionId)}
    join unit on unit.id = ticket_unit.unit_id
    where ticket.id > ${afterId} and ${receivedIn(sql, months)} and ${countsForCommunity(sql)}
    order by ticket.id limit ${limit}`;

/** A drawn line: of a release that is kept, or a GeoJSON polygon. Kept ones are never written out and read again. */
export type DrawnLine = { readonly releaseId: number } | { readonly outline: object };

const geometryOf = (sql: Sql, line: DrawnLine) =>
  'releaseId' in line
    ? sql`(select outline from release where release.id = ${line.releaseId})`
    : sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(line.outline)}), 4326)`;

/** The next tickets after an id whose point lies inside a drawn line, its rim included. */
export const listTicketsInside = (
  sql: Sql,
  line: DrawnLine,
  months: ReleaseMonths,
  afterId: number,
  limit: number,
): Promise<{ id: number }[]> =>
  // Which tickets lie inside the drawn line?
  sql<{ id: number }[]>`
    select ticket.id from ticket
    where ticket.id > ${afterId} and ${receivedIn(sql, months)} and ${countsForCommunity(sql)}
      and st_covers(${geometryOf(sql, line)}, ticket.geom)
    order by ticket.id limit ${limit}`;

/** Whether a drawn line is a valid polygon: it neither crosses nor touches itself. */
export const isValidOutline = async (sql: Sql, outline: object): Promise<boolean> => {
  // Is this a valid polygon?
  const [row] = await sql<{ valid: boolean }[]>`
    select st_isvalid(st_setsrid(st_geomfromgeojson(${JSON.stringify(outline)}), 4326)) as valid`;
  return row?.valid ?? false;
};

/** Names of active imports that were placed on some net, but not on this one. */
export const listUnplacedImports = async (
  sql: Sql,
  netRevisionId: number,
  months: ReleaseMonths,
): Promise<string[]> => {
  // Which imports have tickets of these months that were placed on another net only?
  const rows = await sql<{ name: string }[]>`
    select source_name as name from import
    where state = 'active'
      and exists (select from ticket join ticket_unit on ticket_unit.ticket_id = ticket.id
        where ticket.import_id = import.id and ${receivedIn(sql, months)})
      and not exists (select from ticket join ticket_unit on ticket_unit.ticket_id = ticket.id
        where ticket.import_id = import.id and ${receivedIn(sql, months)}
          and ${holdsAt(sql, 'ticket_unit', netRevisionId)})
    order by started_at`;
  return rows.map(({ name }) => name);
};
