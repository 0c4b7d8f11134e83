import type { Pool } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import { writingAs } from '../queries/reading.ts';
import { endSessionByToken } from '../queries/sessions.ts';

/** Ends the session of this token, on every process; does nothing when it has ended before. */
export const signOut = (pool: Pool, tokenHash: Buffer, requestId: string): Promise<void> =>
  writingAs(
    pool,
    'app_sign_in',
    {},
  )(async (sql) => {
    const ended = await endSessionByToken(sql, tokenHash);
    if (ended === null) return;
    await announceIdentityChange(sql, ended.personId);
    if (ended.stage === 'full')
      await appendAudit(sql, {
        actor: ended.personId,
        action: 'sign-out',
        subject: `session ${ended.id}`,
        requestId,
      });
  });
