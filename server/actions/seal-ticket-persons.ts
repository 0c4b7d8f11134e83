import type { Sealer } from '../contract/sealer.ts';
import type { PlainPerson, ReporterField } from '../contract/ticket-mapping.ts';
import type { MadeUpReporters, TicketRow } from '../contract/ticket-rows.ts';
import { reporterKey } from '../ingest/reporter-key.ts';
import type { TicketReporter } from '../queries/bulk-tickets.ts';
import type { SealedPerson } from '../queries/ticket-persons.ts';

const contextOf = (ticketId: number, field: ReporterField): string => `ticket ${ticketId} ${field}`;

/** Seals one field for its ticket: it opens nowhere else. */
const sealPersonalField = (
  sealer: Sealer,
  ticketId: number,
  field: ReporterField,
  text: string | null,
): Uint8Array | null => (text === null ? null : sealer.seal('personal', contextOf(ticketId, field), text));

/** Seals what is known of the reporter of a ticket. */
export const sealPerson = (sealer: Sealer, ticketId: number, person: PlainPerson): SealedPerson => ({
  name: sealPersonalField(sealer, ticketId, 'name', person.name),
  phone: sealPersonalField(sealer, ticketId, 'phone', person.phone),
  address: sealPersonalField(sealer, ticketId, 'address', person.address),
  content: sealPersonalField(sealer, ticketId, 'content', person.content),
});

/** The plain text of one field of a ticket; throws `sealed-unreadable`. */
export const openPersonalField = (
  sealer: Sealer,
  ticketId: number,
  field: ReporterField,
  sealed: Uint8Array,
): string => sealer.open('personal', contextOf(ticketId, field), sealed);

/** What tells a reporter apart from others without saying who it is; null where too little is known. */
export const reporterHashOf = (
  sealer: Sealer,
  person: Pick<PlainPerson, 'name' | 'phone' | 'address'>,
): Uint8Array | null => {
  const key = reporterKey(person);
  return key === null ? null : sealer.fingerprint('reporter', key);
};

/** Seals what is kept of made-up reporters. */
export const reporterSealerOf = (
  reporters: MadeUpReporters,
  sealer: Sealer,
): ((ticket: TicketRow) => TicketReporter) => {
  return (ticket) => {
    const phone = ticket.reporterHash === null ? null : reporters.phoneOf(ticket.reporterHash);
    const person = reporters.personOf(ticket);
    return {
      hash: reporterHashOf(sealer, { name: null, phone, address: null }),
      person: person === null ? null : sealPerson(sealer, ticket.id, { ...person, phone }),
    };
  };
};
