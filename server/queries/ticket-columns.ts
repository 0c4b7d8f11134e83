import type { UnitLevel } from '../contract/layers.ts';
import type { MatchLevel, RequestType, TicketState } from '../contract/ticket-rows.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { cells, ticketIsWithheld } from './ticket-features.ts';
import { holdsAt, importIsActive, unitsOfNet } from './visible.ts';

/** One ticket as far as counting needs it; no place but the cell, no person. */
export interface TicketColumnRow {
  readonly id: number;
  /** Days since 1970-01-01 and hour of the day of receipt, Asia/Shanghai. */
  readonly day: number;
  readonly hour: number;
  readonly categoryId: number | null;
  readonly withheld: boolean;
  readonly matchLevel: MatchLevel;
  readonly hasPoint: boolean;
  readonly cellEast: number | null;
  readonly cellNorth: number | null;
  /** Leaf of the net that the point lies in. */
  readonly featureId: number | null;
  readonly source: string;
  readonly requestType: RequestType;
  readonly state: TicketState;
  readonly assessedStreetId: string | null;
  readonly officeId: string | null;
  /** Milliseconds since 1970 of receipt and of the limit, of tickets that are open and have one. */
  readonly openSince: number | null;
  readonly openDue: number | null;
  /** Bits, as `ticketFacts` names them. */
  readonly facts: number;
}

const linkedDays = 90;

/** The bits of `ticketFacts` in `server/answers/ticket-facts.ts`, the lowest first. */
const facts = (sql: Sql): Fragment => {
  const conditions = [
    sql`called.responded is not null`,
    sql`called.responded`,
    sql`called.solved`,
    sql`called.rating = 'satisfied'`,
    sql`called.rating = 'basically-satisfied'`,
    sql`called.rating = 'dissatisfied'`,
    sql`called.excluded`,
    sql`ticket.excluded`,
    sql`ticket.closed_at is not null`,
    sql`ticket.closed_at <= ticket.due_resolve_at`,
    sql`ticket.closed_at > ticket.due_resolve_at`,
    sql`ticket.rework_count > 0`,
    sql`ticket.extended`,
    sql`ticket.received_at - earlier.received_at between interval '0' and make_interval(days => ${linkedDays})`,
    sql`ticket.supervised`,
    sql`ticket.geom is not null`,
  ];
  return conditions.reduce(
    (sum, condition, bit) => sql`${sum} + case when ${condition} then ${2 ** bit} else 0 end`,
    sql`0`,
  );
};

/** The next visible tickets after an id, in the order of their ids. */
export const listTicketColumns = (
  sql: Sql,
  netRevision: number,
  afterId: number,
  limit: number,
): Promise<TicketColumnRow[]> =>
  // What is to be counted of the next tickets?
  sql<TicketColumnRow[]>`
    select ticket.id,
      ((ticket.received_at at time zone 'Asia/Shanghai')::date - date '1970-01-01') as day,
      extract(hour from ticket.received_at at time zone 'Asia/Shanghai')::int as hour,
      ticket.category_id as "categoryId", ${ticketIsWithheld(sql)} as withheld,
      ticket.match_level as "matchLevel", ticket.geom is not null as "hasPoint",
      ticket.cell_east as "cellEast", ticket.cell_north as "cellNorth", unit.feature_id as "featureId",
      ticket.source, ticket.request_type as "requestType", ticket.state,
      ticket.assessed_street_id as "assessedStreetId", lead.responsible_unit_id as "officeId",
      case when ticket.closed_at is null and ticket.due_resolve_at is not null
        then extract(epoch from ticket.received_at)::float8 * 1000 end as "openSince",
      case when ticket.closed_at is null
        then extract(epoch from ticket.due_resolve_at)::float8 * 1000 end as "openDue",
      ${facts(sql)} as facts
    from ticket
    left join ticket_unit on ticket_unit.ticket_id = ticket.id and ${holdsAt(sql, 'ticket_unit', netRevision)}
    left join unit on unit.id = ticket_unit.unit_id
    left join lateral (
      select responsible_unit_id from ticket_responsibility
      where ticket_responsibility.ticket_id = ticket.id and role = 'lead' order by responsible_unit_id limit 1
    ) as lead on true
    left join lateral (
      select responded, solved, rating, excluded from callback
      where callback.ticket_id = ticket.id order by called_at desc limit 1
    ) as called on true
    left join ticket as earlier on earlier.id = ticket.parent_ticket_id
    where ticket.id > ${afterId} and ${importIsActive(sql, 'ticket')}
    order by ticket.id limit ${limit}`;

/** The next tickets after an id that lie elsewhere in one net than in another, with their leaf in the latter. */
export const listMovedTickets = (
  sql: Sql,
  fromNet: number,
  toNet: number,
  afterId: number,
  limit: number,
): Promise<{ id: number; featureId: number | null }[]> => {
  const [low, high] = [Math.min(fromNet, toNet), Math.max(fromNet, toNet)];
  // Which tickets were placed anew between these nets, and in which leaf of the second do they lie?
  return sql<{ id: number; featureId: number | null }[]>`
    with touched as (
      select ticket_id from ticket_unit where from_revision > ${low} and from_revision <= ${high}
      union select ticket_id from ticket_unit where until_revision > ${low} and until_revision <= ${high}
    )
    select touched.ticket_id as id, unit.feature_id as "featureId"
    from touched
    left join ticket_unit as placed on placed.ticket_id = touched.ticket_id and ${holdsAt(sql, 'placed', toNet)}
    left join unit on unit.id = placed.unit_id
    where touched.ticket_id > ${afterId}
    order by touched.ticket_id limit ${limit}`;
};

/** How many tickets are visible. */
export const countTickets = async (sql: Sql): Promise<number> => {
  // How many tickets are there?
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from ticket where ${importIsActive(sql, 'ticket')}`;
  return row?.count ?? 0;
};

export interface CellRow {
  readonly east: number;
  readonly north: number;
  /** Centre in EPSG:4326. */
  readonly longitude: number;
  readonly latitude: number;
}

/** Every 100 m cell that holds a ticket, with its centre. */
export const listCells = (sql: Sql): Promise<CellRow[]> =>
  // Where are the cells that hold tickets?
  sql<CellRow[]>`
    select cell_east as east, cell_north as north, st_x(geom) as longitude, st_y(geom) as latitude
    from ${cells(sql)} as centred order by cell_north, cell_east`;

export interface NetUnitRow {
  readonly id: string;
  readonly featureId: number;
  readonly parentId: string | null;
  readonly level: UnitLevel;
  readonly code: string;
  readonly name: string;
  readonly households: number | null;
  readonly people: number | null;
}

/** All units of a net, without intended holes. */
export const listNetUnits = (sql: Sql, netRevision: number): Promise<NetUnitRow[]> =>
  // Which units does this net have, and what do they lie in?
  sql<NetUnitRow[]>`
    select version.unit_id as id, unit.feature_id as "featureId", version.parent_id as "parentId",
      version.level, version.code, version.name, version.households, version.people
    from ${unitsOfNet(sql, netRevision)} as version join unit on unit.id = version.unit_id`;

export interface CategoryRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly nameEn: string;
}

/** All categories of tickets. */
export const listCategories = (sql: Sql): Promise<CategoryRow[]> =>
  // Which categories are there?
  sql<CategoryRow[]>`
    select id, parent_id as "parentId", name, name_en as "nameEn" from ticket_category order by code, id`;
