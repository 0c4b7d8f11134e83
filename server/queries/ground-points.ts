import type { Fragment, Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

/** West, south, east, north in EPSG:4326. */
export type Box = readonly [number, number, number, number];

/** Something that stands at a point, in whole centimetres of the district's frame. */
interface GroundPoint {
  readonly x: number;
  readonly y: number;
}
export interface BuildingPoint extends GroundPoint {
  readonly households: number;
  readonly people: number;
}
export interface PartyOrgPoint extends GroundPoint {
  /** Formal members; 0 for organisations that only gather members of others. */
  readonly members: number;
}
export interface TicketPoint extends GroundPoint {
  readonly isOpen: boolean;
  readonly isRecent: boolean;
}

/** A point of this expression in centimetres of the frame, as x and y. */
const inFrame = (sql: Sql, geom: Fragment): Fragment => sql`
  round((st_x(moved.at) - district.origin_east_meters) * 100)::int as x,
  round((st_y(moved.at) - district.origin_north_meters) * 100)::int as y
  from district cross join lateral (select st_transform(${geom}, district.epsg) as at) as moved`;
const envelope = (sql: Sql, [west, south, east, north]: Box): Fragment => sql`
  st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;

/** Buildings around, at their middles. */
export const listBuildingPoints = (sql: Sql, box: Box): Promise<BuildingPoint[]> =>
  // Which buildings stand here, and who lives in them?
  sql<BuildingPoint[]>`
    select building.households, building.people, point.x, point.y
    from building cross join lateral (select ${inFrame(sql, sql`st_centroid(building.geom)`)}) as point
    where building.geom && ${envelope(sql, box)} and ${importIsActive(sql, 'building')}`;

/** Compounds around, at their labels. */
export const listCompoundPoints = (sql: Sql, box: Box): Promise<GroundPoint[]> =>
  // Which compounds are here?
  sql<GroundPoint[]>`
    select point.x, point.y
    from compound cross join lateral (select ${inFrame(sql, sql`compound.label_point`)}) as point
    where compound.geom && ${envelope(sql, box)} and ${importIsActive(sql, 'compound')}`;

/** Party organisations around: where they meet, else at the label of their unit in a net. */
export const listPartyOrgPoints = (sql: Sql, netRevision: number, box: Box): Promise<PartyOrgPoint[]> =>
  // Which organisations are here, and how many members have they?
  sql<PartyOrgPoint[]>`
    select case when party_org.form = 'entity' then formal_member_count else 0 end as members, point.x, point.y
    from party_org
    left join unit_version as home on party_org.geom is null and home.unit_id = party_org.unit_id
      and home.from_revision <= ${netRevision} and (home.until_revision is null or home.until_revision > ${netRevision})
    cross join lateral (select ${inFrame(sql, sql`coalesce(party_org.geom, home.label_point)`)}) as point
    where coalesce(party_org.geom, home.label_point) && ${envelope(sql, box)} and ${importIsActive(sql, 'party_org')}`;

/** Tickets around that were received in the year that ends with a day, or are open. */
export const listTicketPoints = (sql: Sql, untilDay: string, box: Box): Promise<TicketPoint[]> =>
  // Which tickets came from here within a year, and which are open?
  sql<TicketPoint[]>`
    select counted.is_open as "isOpen", counted.is_recent as "isRecent", point.x, point.y
    from ticket
    cross join lateral (select
      ticket.closed_at is null and ticket.state not in ('closed', 'rejected', 'merged') as is_open,
      ticket.received_at >= ((${untilDay}::date - interval '1 year' + interval '1 day') at time zone 'Asia/Shanghai')
        and ticket.received_at < ((${untilDay}::date + 1) at time zone 'Asia/Shanghai') as is_recent) as counted
    cross join lateral (select ${inFrame(sql, sql`ticket.geom`)}) as point
    where ticket.geom && ${envelope(sql, box)} and ${importIsActive(sql, 'ticket')}
      and (counted.is_open or counted.is_recent)`;
