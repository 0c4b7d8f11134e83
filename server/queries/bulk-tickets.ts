import type {
  DeadlinePolicyRow,
  TicketCategoryRow,
  TicketRow,
  WorkDayRow,
} from '../contract/district-bundle.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** A ticket with what the loader derives: its point, its 100 m cell, the leaf it falls in. */
export type PlacedTicket = TicketRow & {
  readonly geom: string | null;
  readonly cell: readonly [east: number, north: number] | null;
  readonly leafId: string | null;
};

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

const timeText = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const copyTicketRows = (sql: Sql, importId: string, rows: readonly PlacedTicket[]): Promise<number> =>
  copyTable(
    sql,
    'ticket',
    {
      id: (row) => row.id,
      import_id: () => importId,
      number: (row) => row.number,
      source: (row) => row.source,
      request_type: (row) => row.requestType,
      category_id: (row) => row.categoryId,
      deadline_class: (row) => row.deadlineClass,
      occurred_at: (row) => timeText(row.occurredAt),
      received_at: (row) => timeText(row.receivedAt),
      closed_at: (row) => timeText(row.closedAt),
      state: (row) => row.state,
      due_sign_at: (row) => timeText(row.dueSignAt),
      due_contact_at: (row) => timeText(row.dueContactAt),
      due_resolve_at: (row) => timeText(row.dueResolveAt),
      rework_count: (row) => row.reworkCount,
      extended: (row) => row.extended,
      supervised: (row) => row.supervised,
      confidential: (row) => row.confidential,
      excluded: (row) => row.excluded,
      exclusion_reason: (row) => row.exclusionReason,
      parent_ticket_id: (row) => row.parentTicketId,
      reporter_hash: (row) => (row.reporterHash === null ? null : `\\x${row.reporterHash}`),
      assessed_street_id: (row) => row.assessedStreetId,
      declared_place: (row) => row.declaredPlace,
      match_level: (row) => row.matchLevel,
      geom: (row) => row.geom,
      cell_east: (row) => row.cell?.[0] ?? null,
      cell_north: (row) => row.cell?.[1] ?? null,
    },
    rows,
  );

const copyEvents = (sql: Sql, rows: readonly TicketRow[]): Promise<number> =>
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
  rows: readonly TicketRow[],
): Generator<{ id: number; event: TicketRow['events'][number] }> {
  for (const { id, events } of rows) for (const event of events) yield { id, event };
}

function* responsibilitiesOf(rows: readonly TicketRow[]): Generator<readonly [number, string, string]> {
  for (const { id, leadUnitId, assistUnitIds } of rows) {
    if (leadUnitId !== null) yield [id, leadUnitId, 'lead'];
    for (const unitId of assistUnitIds) yield [id, unitId, 'assist'];
  }
}

function* callbacksOf(
  rows: readonly TicketRow[],
): Generator<{ id: number; call: NonNullable<TicketRow['callback']> }> {
  for (const { id, callback } of rows) if (callback !== null) yield { id, call: callback };
}

/** Tickets with their events, callbacks, offices and the leaf of the given net revision. */
export const copyTickets = async (
  sql: Sql,
  importId: string,
  revisionId: number,
  rows: readonly PlacedTicket[],
): Promise<number> => {
  const count = await copyTicketRows(sql, importId, rows);
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
    { revision_id: () => revisionId, ticket_id: (row) => row.id, unit_id: (row) => row.leafId },
    rows.filter(({ leafId }) => leafId !== null),
  );
  return count;
};
