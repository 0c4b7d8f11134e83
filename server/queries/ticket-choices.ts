import type { TicketChoices, WorkCalendar } from '../contract/ticket-choices.ts';
import type { Sql } from '../db/sql.ts';

type Named = TicketChoices['offices'][number];

/** Names of the streets and offices that tickets stand for, as the net in force and the list of offices have them. */
export const listTicketChoices = async (sql: Sql): Promise<TicketChoices> => {
  // What are the streets of all nets called, each by its latest name?
  const streets = await sql<Named[]>`
    select latest.id, latest.name
    from (
      select distinct on (unit_id) unit_id as id, name, level from unit_version
      order by unit_id, from_revision desc
    ) latest
    where latest.level = 'street'
    order by latest.name, latest.id`;
  // What are the offices called?
  const offices = await sql<Named[]>`select id, name from responsible_unit order by name, id`;
  return { streets: [...streets], offices: [...offices] };
};

/** The days of the work calendar that are not worked, and how far it goes. */
export const getWorkCalendar = async (sql: Sql): Promise<WorkCalendar> => {
  // From when to when does the calendar go?
  const [range] = await sql<{ from: string | null; until: string | null }[]>`
    select min(day)::text as "from", max(day)::text as until from work_calendar`;
  // Which of its days are not worked?
  const off = await sql<{ day: string }[]>`
    select day::text as day from work_calendar where not is_workday order by day`;
  return { from: range?.from ?? null, until: range?.until ?? null, daysOff: off.map(({ day }) => day) };
};
