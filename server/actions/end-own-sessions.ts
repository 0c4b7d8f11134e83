import { AppError } from '../contract/app-error.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import type { Writing } from '../queries/reading.ts';
import { endSession, endSessions } from '../queries/sessions.ts';

/** Ends one of one's own sessions, on every process. Throws `not-found`. */
export const endOwnSession = (
  writing: Writing,
  personId: string,
  sessionId: string,
  requestId: string,
): Promise<void> =>
  writing(async (sql) => {
    if (!(await endSession(sql, personId, sessionId))) throw new AppError('not-found', { what: sessionId });
    await announceIdentityChange(sql, personId);
    const subject = `session ${sessionId}`;
    await appendAudit(sql, { actor: personId, action: 'end-session', subject, requestId });
  });

/** Ends all one's sessions but the present one, on every process. */
export const endOtherSessions = (
  writing: Writing,
  personId: string,
  presentId: string | null,
  requestId: string,
): Promise<void> =>
  writing(async (sql) => {
    const ended = await endSessions(sql, personId, presentId);
    if (ended === 0) return;
    await announceIdentityChange(sql, personId);
    await appendAudit(sql, {
      actor: personId,
      action: 'end-other-sessions',
      subject: `person ${personId}`,
      requestId,
      after: { ended },
    });
  });
