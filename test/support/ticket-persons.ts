import { randomUUID } from 'node:crypto';
import { sealPerson } from '../../server/actions/seal-ticket-persons.ts';
import type { Sealer } from '../../server/contract/sealer.ts';
import type { PlainPerson } from '../../server/contract/ticket-mapping.ts';
import type { Database } from '../../server/db/database.ts';

/** Puts in an office that leads these tickets; gives its id. */
export const addOffice = async (
  { sql }: Pick<Database, 'sql'>,
  name: string,
  ticketIds: readonly number[],
): Promise<string> => {
  const id = randomUUID();
  await sql`insert into responsible_unit (id, name, kind) values (${id}, ${name}, 'department')`;
  await sql`
    insert into ticket_responsibility (ticket_id, responsible_unit_id, role)
    select ticket_id, ${id}, 'lead' from unnest(${sql.array([...ticketIds])}::bigint[]) as ticket_id`;
  return id;
};

/** Keeps a reporter for a ticket. */
export const addReporter = async (
  { sql }: Pick<Database, 'sql'>,
  sealer: Sealer,
  ticketId: number,
  person: PlainPerson,
): Promise<void> => {
  const { name, phone, address, content } = sealPerson(sealer, ticketId, person);
  await sql`
    insert into personal.ticket_person (ticket_id, name, phone, address, content)
    values (${ticketId}, ${name}, ${phone}, ${address}, ${content})`;
};
