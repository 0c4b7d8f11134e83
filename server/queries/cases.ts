import type { Case, CaseSummary } from '../contract/cases.ts';
import type { Sql } from '../db/sql.ts';

/** The usual days after a ticket was closed until its personal fields are deleted. */
export const usualPersonalDays = 180;

const endStates = ['closed', 'rejected', 'merged'];

/** Whether nobody has to work on the ticket any more, as a condition. */
const hasEnded = (sql: Sql) => sql`ticket.state = any (${sql.array(endStates)}::text[])`;

/** When the ticket ended, as a value: exports often give no time for what was refused or merged. */
export const endOfTicket = (sql: Sql) => sql`
  coalesce(ticket.closed_at, case when ${hasEnded(sql)} then ticket.received_at end)`;

/** Days after its end for which the personal fields of a ticket are kept, as a value. */
export const personalDays = (sql: Sql) => sql`
  coalesce((select (setting.value ->> 'personalDays')::int from setting where setting.name = 'retention'),
    ${usualPersonalDays}::int)`;

export interface CaseFilter {
  readonly state: 'open' | 'closed' | 'all';
  /** How the number begins. */
  readonly number?: string | undefined;
  readonly beforeId?: number | undefined;
}

/** Visible tickets with the office that leads them; the database leaves out those of other offices. */
const handledTickets = (sql: Sql) => sql`
  ticket_responsibility as handling
  join ticket on ticket.id = handling.ticket_id
  join import on import.id = ticket.import_id and import.state = 'active'
  join responsible_unit as office on office.id = handling.responsible_unit_id
  left join ticket_category as category on category.id = ticket.category_id`;

/** The community around the place of the ticket in the net in force. */
const communityOfTicket = (sql: Sql) => sql`
  (select community.name from unit_version as community, lateral (
      select net_revision.id from net_revision
      where net_revision.effective_from <= shanghai_today()
      order by net_revision.effective_from desc limit 1) as net
    where community.unit_id = ticket.community_id and community.from_revision <= net.id
      and (community.until_revision is null or community.until_revision > net.id))`;

const summaryColumns = (sql: Sql) => sql`
  ticket.id, ticket.number, ticket.state, category.name as "categoryName",
  category.name_en as "categoryNameEn", ticket.received_at as "receivedAt", ticket.closed_at as "closedAt", ticket.due_resolve_at as "dueResolveAt",
  ${communityOfTicket(sql)} as "communityName", office.name as "officeName", ticket.confidential`;

type Moments = 'receivedAt' | 'closedAt' | 'dueResolveAt';
type SummaryRow = Omit<CaseSummary, Moments> & {
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly dueResolveAt: Date | null;
};

const withMoments = <Row extends SummaryRow>(row: Row): Omit<Row, Moments> & Pick<CaseSummary, Moments> => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
  dueResolveAt: row.dueResolveAt?.toISOString() ?? null,
});

/** Cases of the caller's offices, the newest first. */
export const listCases = async (sql: Sql, filter: CaseFilter, limit: number): Promise<CaseSummary[]> => {
  const { state, number, beforeId } = filter;
  const inState =
    state === 'all' ? sql`true` : state === 'closed' ? hasEnded(sql) : sql`not ${hasEnded(sql)}`;
  // Which cases are mine?
  const rows = await sql<SummaryRow[]>`
    select ${summaryColumns(sql)} from ${handledTickets(sql)}
    where handling.role = 'lead' and ${inState}
      and ${number === undefined ? sql`true` : sql`starts_with(ticket.number, ${number})`}
      and ${beforeId === undefined ? sql`true` : sql`handling.ticket_id < ${beforeId}`}
    order by handling.ticket_id desc limit ${limit}`;
  return rows.map(withMoments);
};

/** How many cases of the caller's offices are still open. */
export const countOpenCases = async (sql: Sql): Promise<number> => {
  // How much is there to do?
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from ${handledTickets(sql)}
    where handling.role = 'lead' and not ${hasEnded(sql)}`;
  return row?.count ?? 0;
};

type CaseRow = SummaryRow & Pick<Case, 'requestType' | 'source' | 'place' | 'deletedOn'>;

/** One case without its words; null where the caller's offices have no such case. */
export const getCase = async (
  sql: Sql,
  id: number,
): Promise<Omit<Case, 'content' | 'kept' | 'events'> | null> => {
  // What is this case, and until when are its personal fields kept?
  const [row] = await sql<CaseRow[]>`
    select ${summaryColumns(sql)}, ticket.request_type as "requestType", ticket.source,
      case when ticket.geom is not null then array[st_x(ticket.geom), st_y(ticket.geom)] end as place,
      (${endOfTicket(sql)} at time zone 'Asia/Shanghai')::date + ${personalDays(sql)} + 1 as "deletedOn"
    from ${handledTickets(sql)}
    where handling.role = 'lead' and ticket.id = ${id}
    order by office.name limit 1`;
  return row === undefined ? null : withMoments(row);
};

/** What happened to a case, the oldest first. */
export const listCaseEvents = async (sql: Sql, id: number): Promise<Case['events']> => {
  // What was done, by whom, why?
  const rows = await sql<(Omit<Case['events'][number], 'at'> & { at: Date })[]>`
    select event.at, event.kind, event.to_state as "toState", office.name as "officeName", event.reason
    from ticket_event as event
    left join responsible_unit as office on office.id = event.responsible_unit_id
    where event.ticket_id = ${id} order by event.at, event.id`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

/** Notes that a person opened a case; false when it was noted today (Asia/Shanghai) already. */
export const noteCaseOpening = async (sql: Sql, personId: string, id: number): Promise<boolean> => {
  // Was this the first time today?
  const { count } = await sql`
    insert into personal.case_opening (person_id, ticket_id, day)
    values (${personId}, ${id}, shanghai_today())
    on conflict do nothing`;
  return count === 1;
};
