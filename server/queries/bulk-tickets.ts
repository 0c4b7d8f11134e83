import type { DeadlinePolicyRow, TicketCategoryRow, TicketRow, WorkDayRow } from '../contract/ticket-rows.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';
import { copyTicketPersons, type SealedPerson } from './ticket-persons.ts';

/** What is kept of who asked. */
export interface TicketReporter {
  /** Keyed hash; null where the reporter is not known. */
  readonly hash: Uint8Array | null;
  readonly person: SealedPerson | null;
}

/** A ticket with what the loader derives: its point, its 100 m cell, the leaf and the community it falls in. */
export interface PlacedTicket {
  readonly ticket: TicketRow;
  readonly geom: string | null;
  readonly cell: readonly [east: number, north: number] | null;
  readonly leafId: string | null;
  readonly communityId: string | null;
  readonly reporter: TicketReporter;
}

/** The two-level list of categories, parents first. */
export const copyTicketCategories = (sql: Sql, rows: Iterable<TicketCategoryRow>): Promise<number> =>
  copyTable(
    sql,
    'ticket_category',
    {
      id: (row) => row.id,
      parent_id: (row) => row.parentId,
      code: (row) => row.code,
      name: (row) => row.name,
      name_en: (row) => row.nameEn,
    },
    rows,
  );

/** Time limits. */
export const copyDeadlinePolicies = (sql: Sql, rows: Iterable<DeadlinePolicyRow>): Promise<number> =>
  copyTable(
    sql,
    'deadline_policy',
    {
      deadline_class: (row) => row.deadlineClass,
      category_id: (row) => row.categoryId,
      sign_hours: (row) => row.signHours,
      contact_hours: (row) => row.contactHours,
      resolve_hours: (row) => row.resolveHours,
      clock: (row) => row.clock,
    },
    rows,
  );

/** Which days are worked. */
export const copyWorkCalendar = (sql: Sql, rows: Iterable<WorkDayRow>): Promise<number> =>
  copyTable(
    sql,
    'work_calendar',
    { day: (row) => row.day, is_workday: (row) => row.isWorkday, note: (row) => row.note },
    rows,
  );

const dayMs = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));
let dayWritten = { day: Number.NaN, text: '' };

/** ISO text in UTC to the second; `toISOString` was a tenth of the time of a load. */
const timeText = (ms: number | null): string | null => {
  if (ms === null) return null;
  const day = Math.floor(ms / dayMs);
  if (day !== dayWritten.day) dayWritten = { day, text: new Date(day * dayMs).toISOString().slice(0, 11) };
  const seconds = Math.floor((ms - day * dayMs) / 1000);
  const minutes = Math.floor(seconds / 60);
  return `${dayWritten.text}${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}Z`;
};

const copyTicketRows = (sql: Sql, importId: string, rows: readonly PlacedTicket[]): Promise<number> =>
  copyTable(
    sql,
    'ticket',
    {
      id: ({ ticket }) => ticket.id,
      import_id: () => importId,
      number: ({ ticket }) => ticket.number,
      source: ({ ticket }) => ticket.source,
      request_type: ({ ticket }) => ticket.requestType,
      category_id: ({ ticket }) => ticket.categoryId,
      deadline_class: ({ ticket }) => ticket.deadlineClass,
      occurred_at: ({ ticket }) => timeText(ticket.occurredAt),
      received_at: ({ ticket }) => timeText(ticket.receivedAt),
      closed_at: ({ ticket }) => timeText(ticket.closedAt),
      state: ({ ticket }) => ticket.state,
      due_sign_at: ({ ticket }) => timeText(ticket.dueSignAt),
      due_contact_at: ({ ticket }) => timeText(ticket.dueContactAt),
      due_resolve_at: ({ ticket }) => timeText(ticket.dueResolveAt),
      rework_count: ({ ticket }) => ticket.reworkCount,
      extended: ({ ticket }) => ticket.extended,
      supervised: ({ ticket }) => ticket.supervised,
      confidential: ({ ticket }) => ticket.confidential,
      excluded: ({ ticket }) => ticket.excluded,
      exclusion_reason: ({ ticket }) => ticket.exclusionReason,
      parent_ticket_id: ({ ticket }) => ticket.parentTicketId,
      reporter_hash: ({ reporter }) => reporter.hash,
      assessed_street_id: ({ ticket }) => ticket.assessedStreetId,
      declared_place: ({ ticket }) => ticket.declaredPlace,
      match_level: ({ ticket }) => ticket.matchLevel,
      geom: (row) => row.geom,
      cell_east: (row) => row.cell?.[0] ?? null,
      cell_north: (row) => row.cell?.[1] ?? null,
      community_id: (row) => row.communityId,
    },
    rows,
  );

const copyEvents = (sql: Sql, rows: readonly PlacedTicket[]): Promise<number> =>
  copyTable(
    sql,
    'ticket_event',
    {
      ticket_id: ({ id }) => id,
      at: ({ event }) => timeText(event.at),
      kind: ({ event }) => event.kind,
      from_state: ({ event }) => event.fromState,
      to_state: ({ event }) => event.toState,
      responsible_unit_id: ({ event }) => event.responsibleUnitId,
      reason: ({ event }) => event.reason,
      clock: ({ event }) => event.clock,
    },
    eventsOf(rows),
  );

function* eventsOf(
  rows: readonly PlacedTicket[],
): Generator<{ id: number; event: TicketRow['events'][number] }> {
  for (const { ticket } of rows) for (const event of ticket.events) yield { id: ticket.id, event };
}

function* responsibilitiesOf(rows: readonly PlacedTicket[]): Generator<readonly [number, string, string]> {
  for (const { ticket } of rows) {
    const { id, leadUnitId, assistUnitIds } = ticket;
    if (leadUnitId !== null) yield [id, leadUnitId, 'lead'];
    for (const unitId of assistUnitIds) yield [id, unitId, 'assist'];
  }
}

function* callbacksOf(
  rows: readonly PlacedTicket[],
): Generator<{ id: number; call: NonNullable<TicketRow['callback']> }> {
  for (const { ticket } of rows) {
    const { id, callback } = ticket;
    if (callback !== null) yield { id, call: callback };
  }
}

function* personsOf(rows: readonly PlacedTicket[]): Generator<{ ticketId: number; person: SealedPerson }> {
  for (const { ticket, reporter } of rows)
    if (reporter.person !== null) yield { ticketId: ticket.id, person: reporter.person };
}

/** Tickets with their reporters, events, callbacks, offices and the leaf from the given net revision on. */
export const copyTickets = async (
  sql: Sql,
  importId: string,
  revisionId: number,
  rows: readonly PlacedTicket[],
): Promise<number> => {
  const count = await copyTicketRows(sql, importId, rows);
  await copyTicketPersons(sql, personsOf(rows));
  await copyEvents(sql, rows);
  await copyTable<readonly [number, string, string]>(
    sql,
    'ticket_responsibility',
    { ticket_id: (row) => row[0], responsible_unit_id: (row) => row[1], role: (row) => row[2] },
    responsibilitiesOf(rows),
  );
  await copyTable(
    sql,
    'callback',
    {
      ticket_id: ({ id }) => id,
      called_at: ({ call }) => timeText(call.calledAt),
      responded: ({ call }) => call.responded,
      solved: ({ call }) => call.solved,
      rating: ({ call }) => call.rating,
      excluded: ({ call }) => call.excluded,
      exclusion_reason: ({ call }) => call.exclusionReason,
    },
    callbacksOf(rows),
  );
  await copyTable<PlacedTicket>(
    sql,
    'ticket_unit',
    {
      from_revision: () => revisionId,
      ticket_id: (row) => row.ticket.id,
      unit_id: (row) => row.leafId,
      community_id: (row) => row.communityId,
    },
    rows.filter(({ leafId }) => leafId !== null),
  );
  return count;
};
