import type { PersonalField } from '../contract/cases.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** The sealed fields of the reporter of a ticket and the sealed words of the request. */
export interface SealedPerson {
  readonly name: Uint8Array | null;
  readonly phone: Uint8Array | null;
  readonly address: Uint8Array | null;
  readonly content: Uint8Array | null;
}

/** What is kept of the reporter of a ticket; null where nothing is, or where the caller may not see it. */
export const getSealedPerson = async (sql: Sql, ticketId: number): Promise<SealedPerson | null> => {
  // What is known of who asked?
  const [row] = await sql<SealedPerson[]>`
    select name, phone, address, content from personal.ticket_person where ticket_id = ${ticketId}`;
  return row ?? null;
};

/** One sealed field of the reporter; null where it is not kept. */
export const getSealedField = async (
  sql: Sql,
  ticketId: number,
  field: PersonalField,
): Promise<Uint8Array | null> => {
  // What is in this field?
  const [row] = await sql<{ sealed: Uint8Array | null }[]>`
    select ${sql(field)} as sealed from personal.ticket_person where ticket_id = ${ticketId}`;
  return row?.sealed ?? null;
};

/** Deletes what is kept of reporters, of one ticket by its number or of all tickets of a reporter; gives the tickets. */
export const erasePersonal = async (
  sql: Sql,
  wanted: { number: string } | { reporterHashes: readonly Uint8Array[] },
): Promise<number[]> => {
  const number = 'number' in wanted ? wanted.number : null;
  const hashes =
    'number' in wanted ? [] : wanted.reporterHashes.map((hash) => Buffer.from(hash).toString('hex'));
  // Which tickets forget their reporter?
  const rows = await sql<{ id: number }[]>`
    select id from guard.erase_personal(${number}, array(
      select decode(hash, 'hex') from unnest(${sql.array(hashes)}::text[]) as hash)) as erased (id)`;
  return rows.map(({ id }) => id);
};

/** Keeps the sealed reporters of new tickets. */
export const copyTicketPersons = (
  sql: Sql,
  rows: Iterable<{ readonly ticketId: number; readonly person: SealedPerson }>,
): Promise<number> =>
  copyTable(
    sql,
    'personal.ticket_person',
    {
      ticket_id: (row) => row.ticketId,
      name: (row) => row.person.name,
      phone: (row) => row.person.phone,
      address: (row) => row.person.address,
      content: (row) => row.person.content,
    },
    rows,
  );
