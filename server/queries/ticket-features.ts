import type { Fragment, Sql } from '../db/sql.ts';
import type { Bbox } from './district.ts';
import type { FeatureSource } from './feature-source.ts';
import { holdsAt, importIsActive, isSynthetic, unitsOfNet } from './visible.ts';

/** Centre of the 100 m cell of a row with `cell_east` and `cell_north`, EPSG:4326; null without a cell. */
const cellCentre = (sql: Sql): Fragment => sql`
  st_transform(st_setsrid(st_makepoint(
    (select origin_east_meters from district) + (cell_east + 0.5::float8) * 100,
    (select origin_north_meters from district) + (cell_north + 0.5::float8) * 100),
    (select epsg from district)), 4326)`;

/** Tickets enter no cell and name no grid when they are confidential, 举报 or 信访. */
export const ticketIsWithheld = (sql: Sql): Fragment => sql`
  (ticket.confidential or ticket.request_type in ('report', 'petition'))`;

const localTime = (sql: Sql, column: string): Fragment => sql`
  to_char(${sql(column)} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`;

/** Every cell that holds a visible ticket, as a table expression with its centre; `offset 0` keeps conditions on the centres from being asked per ticket. */
export const cells = (sql: Sql): Fragment => sql`
  (select cell_east, cell_north, ${cellCentre(sql)} as geom
    from (select distinct cell_east, cell_north from ticket
      where cell_east is not null and ${importIsActive(sql, 'ticket')} offset 0) as cell)`;

/**
 * A box is asked against the centres of the cells that exist, never against the point of a ticket. Once, not per
 * ticket; `coalesce` keeps the planner from expecting a single cell, for which it would loop over all tickets.
 */
const touchesCell = (sql: Sql, [west, south, east, north]: Bbox): Fragment => sql`
  ("cellEast", "cellNorth") in (
    with touched as materialized (
      select cell_east, cell_north from ${cells(sql)} as centred
      where coalesce(geom && st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8,
        ${north}::float8, 4326), false)
    )
    select cell_east, cell_north from touched)`;

/** Units of the net that hold the place of a ticket, as a table expression with `ticket_id`. */
const placedUnits = (sql: Sql, netRevision: number): Fragment => sql`
  ticket_unit join ${unitsOfNet(sql, netRevision)} as unit on unit.unit_id = ticket_unit.unit_id
    and ${holdsAt(sql, 'ticket_unit', netRevision)}`;

/** Asked from the unit, whose tickets are few. */
const liesInUnit = (sql: Sql, netRevision: number, code: string | number | boolean): Fragment => sql`
  key in (select ticket.id from ${placedUnits(sql, netRevision)}
    join ticket on ticket.id = ticket_unit.ticket_id
    where unit.code = ${code} and not ${ticketIsWithheld(sql)})`;

export const ticketFeatures: FeatureSource = {
  idIsKey: true,
  timeColumn: 'receivedMoment',
  touches: touchesCell,
  hasValue: { unitCode: liesInUnit },
  places: cells,
  select: (sql, netRevision) => sql`
    select ticket.id as key, ticket.id::text as id, ${cellCentre(sql)} as geom,
      ticket.cell_east as "cellEast", ticket.cell_north as "cellNorth",
      ticket.received_at as "receivedMoment", ticket.number, ticket.source,
      ticket.request_type as "requestType", ticket.category_id::int as "categoryId",
      category.name as "categoryName", ${localTime(sql, 'ticket.received_at')} as "receivedAt",
      ${localTime(sql, 'ticket.closed_at')} as "closedAt", ticket.state, ticket.match_level as "matchLevel",
      case when not ${ticketIsWithheld(sql)} then (
        select unit.code from ${placedUnits(sql, netRevision)} where ticket_unit.ticket_id = ticket.id
      ) end as "unitCode", ${isSynthetic(sql)} as synthetic
    from ticket
    left join ticket_category as category on category.id = ticket.category_id
    where ${importIsActive(sql, 'ticket')}`,
};
