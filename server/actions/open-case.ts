import { AppError } from '../contract/app-error.ts';
import { type Case, personalFields } from '../contract/cases.ts';
import type { Sealer } from '../contract/sealer.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { getCase, listCaseEvents, noteCaseOpening } from '../queries/cases.ts';
import type { Writing } from '../queries/reading.ts';
import { getSealedPerson } from '../queries/ticket-persons.ts';
import { openPersonalField } from './seal-ticket-persons.ts';

/** Who works on cases, by which request; `writing` is in their name, under `app_handler`. */
export interface Handling {
  readonly writing: Writing;
  readonly sealer: Sealer;
  readonly personId: string;
  readonly requestId: string;
}

/**
 * One case in full, with the words of the request; that it was opened is noted in the audit log once per person and
 * day. Throws `not-found` also when it is the case of another office, and `sealed-unreadable`.
 */
export const openCase = ({ writing, sealer, personId, requestId }: Handling, id: number): Promise<Case> =>
  writing(async (sql) => {
    const found = await getCase(sql, id);
    if (found === null) throw new AppError('not-found', { what: String(id) });
    const events = await listCaseEvents(sql, id);
    const sealed = await getSealedPerson(sql, id);
    const content = sealed?.content == null ? null : openPersonalField(sealer, id, 'content', sealed.content);
    const kept = personalFields.filter((field) => sealed?.[field] != null);
    if (await noteCaseOpening(sql, personId, id))
      await appendAudit(sql, { actor: personId, action: 'open-case', subject: `ticket ${id}`, requestId });
    return { ...found, content, kept, events };
  });
