import { AppError } from '../contract/app-error.ts';
import type { PersonalField } from '../contract/cases.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { getCase } from '../queries/cases.ts';
import { getSealedField } from '../queries/ticket-persons.ts';
import type { Handling } from './open-case.ts';
import { openPersonalField } from './seal-ticket-persons.ts';

/**
 * One personal field in plain text; who saw which field and why goes to the audit log, its value never.
 * Throws `not-found` when the case is another office's or the field is not kept, and `sealed-unreadable`.
 */
export const revealPersonalField = (
  { writing, sealer, personId, requestId }: Handling,
  id: number,
  { field, reason }: { field: PersonalField; reason: string },
): Promise<{ field: PersonalField; value: string }> =>
  writing(async (sql) => {
    if ((await getCase(sql, id)) === null) throw new AppError('not-found', { what: String(id) });
    const sealed = await getSealedField(sql, id, field);
    if (sealed === null) throw new AppError('not-found', { what: field });
    const value = openPersonalField(sealer, id, field, sealed);
    await appendAudit(sql, {
      actor: personId,
      action: 'reveal-personal-field',
      subject: `ticket ${id}`,
      requestId,
      after: { field, reason },
    });
    return { field, value };
  });
