import { AppError } from '../contract/app-error.ts';
import { insertAccessToken, type NewAccessToken, revokeAccessToken } from '../queries/access-tokens.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';
import type { Writing } from '../queries/reading.ts';

/** Makes a token that reads in the name of its owner. */
export const makeOwnToken = (
  writing: Writing,
  token: NewAccessToken,
  requestId: string,
): Promise<{ id: string; expiresAt: Date }> =>
  writing(async (sql) => {
    const made = await insertAccessToken(sql, token);
    await appendAudit(sql, {
      actor: token.personId,
      action: 'make-token',
      subject: `token ${made.id}`,
      requestId,
      after: { days: token.days },
    });
    return made;
  });

/** Revokes one of one's own tokens, on every process. Throws `not-found`. */
export const revokeOwnToken = (
  writing: Writing,
  personId: string,
  tokenId: string,
  requestId: string,
): Promise<void> =>
  writing(async (sql) => {
    if (!(await revokeAccessToken(sql, personId, tokenId)))
      throw new AppError('not-found', { what: tokenId });
    await announceIdentityChange(sql, personId);
    const subject = `token ${tokenId}`;
    await appendAudit(sql, { actor: personId, action: 'revoke-token', subject, requestId });
  });
