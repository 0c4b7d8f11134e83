import type { Sql } from '../db/sql.ts';
import { ticketIsWithheld } from './ticket-features.ts';
import { holdsAt, importIsActive } from './visible.ts';

/** One ticket for the scan; the reporter is a hash that never leaves the server. */
export interface ScanTicketRow {
  readonly id: number;
  /** Days since 1970-01-01, Asia/Shanghai. */
  readonly day: number;
  readonly closedDay: number | null;
  readonly categoryId: number | null;
  /** Leaf of the net that it lies in, where its place is known as well as a community. */
  readonly leafId: string | null;
  readonly compoundId: string | null;
  readonly reporter: string | null;
}

/** The next tickets since a day after an id; withheld ones (举报, 信访, confidential) are left out. */
export const listScanTickets = (
  sql: Sql,
  netRevision: number,
  sinceDay: string,
  afterId: number,
  limit: number,
): Promise<ScanTicketRow[]> =>
  // Which tickets follow, in which leaf and compound do they lie?
  sql<ScanTicketRow[]>`
    select ticket.id, (ticket.received_at at time zone 'Asia/Shanghai')::date - date '1970-01-01' as day,
      (ticket.closed_at at time zone 'Asia/Shanghai')::date - date '1970-01-01' as "closedDay",
      ticket.category_id as "categoryId",
      case when ticket.match_level in ('point', 'building', 'compound', 'community')
        then ticket_unit.unit_id end as "leafId",
      case when ticket.match_level in ('point', 'building', 'compound') then (
        select compound.id from compound
        where st_intersects(compound.geom, ticket.geom) and ${importIsActive(sql, 'compound')}
        order by compound.id limit 1) end as "compoundId",
      encode(ticket.reporter_hash, 'hex') as reporter
    from ticket
    left join ticket_unit on ticket_unit.ticket_id = ticket.id and ${holdsAt(sql, 'ticket_unit', netRevision)}
    where ticket.id > ${afterId}
      and ticket.received_at >= (${sinceDay}::date)::timestamp at time zone 'Asia/Shanghai'
      and not ${ticketIsWithheld(sql)} and ${importIsActive(sql, 'ticket')}
    order by ticket.id limit ${limit}`;

export interface ScanCompoundRow {
  readonly id: string;
  readonly households: number | null;
  readonly communityId: string | null;
}

/** All compounds with their households. */
export const listScanCompounds = (sql: Sql): Promise<ScanCompoundRow[]> =>
  // How large is each compound, and in which community does it lie?
  sql<ScanCompoundRow[]>`
    select id, households, community_id as "communityId" from compound
    where ${importIsActive(sql, 'compound')} order by id`;
