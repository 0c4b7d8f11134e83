import { AppError } from '../contract/app-error.ts';
import type { AuditReceipt } from '../contract/audit.ts';
import type { Sealer } from '../contract/sealer.ts';
import type { Sql } from '../db/sql.ts';
import { normalisedPhone, reporterKey } from '../ingest/reporter-key.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { erasePersonal } from '../queries/ticket-persons.ts';

/** Who asks for what to be erased, and why: one ticket by its number, or everything of one phone number. */
export interface ErasureRequest {
  readonly ticketNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly reason: string;
}

/** Who erases, and the key by which phone numbers are known. */
export interface Erasing {
  readonly sealer: Sealer;
  /** Id of the person, or a word such as `cli`. */
  readonly actor: string;
  readonly requestId?: string;
}

const mostIdsLogged = 1_000;

const whatToErase = (sealer: Sealer, { ticketNumber, phone }: ErasureRequest) => {
  if (ticketNumber !== undefined && phone === undefined) return { number: ticketNumber };
  if (phone === undefined || ticketNumber !== undefined)
    throw new AppError('parameter-wrong', {
      name: 'ticketNumber, phone',
      reason: { zh: '两者给且只给一个', en: 'exactly one of them must be given' },
    });
  const key = normalisedPhone(phone) === null ? null : reporterKey({ name: null, phone, address: null });
  if (key === null)
    throw new AppError('parameter-wrong', {
      name: 'phone',
      reason: { zh: '不是电话号码', en: 'this is no phone number' },
    });
  return { reporterHashes: sealer.fingerprints('reporter', key) };
};

/**
 * Deletes the personal fields of one ticket, or of all tickets of one phone number, in the transaction it is given;
 * the tickets stay and count. The audit log keeps the ids of the tickets, never the phone number. Throws
 * `parameter-wrong`, and `not-found` for a number that no ticket has.
 */
export const erasePersonalData = async (
  sql: Sql,
  { sealer, actor, requestId }: Erasing,
  request: ErasureRequest,
): Promise<{ ticketCount: number; receipt: AuditReceipt }> => {
  const wanted = whatToErase(sealer, request);
  const ids = await erasePersonal(sql, wanted);
  if ('number' in wanted && ids.length === 0) throw new AppError('not-found', { what: wanted.number });
  const { id: auditId, hash } = await appendAudit(sql, {
    actor,
    action: 'erase-personal-data',
    subject: 'number' in wanted ? `ticket ${ids[0]}` : 'reporter',
    ...(requestId === undefined ? {} : { requestId }),
    after: { ticketCount: ids.length, tickets: ids.slice(0, mostIdsLogged), reason: request.reason },
  });
  return { ticketCount: ids.length, receipt: { auditId, hash } };
};
