import { AppError } from '../contract/app-error.ts';
import type { Sql } from '../db/sql.ts';
import { revokeTokenOfAnybody } from '../queries/access-tokens.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { announceIdentityChange } from '../queries/identity-changes.ts';

/** Revokes a token in the name of an administrator, on every process. Throws `not-found`. */
export const revokeAccessToken = async (
  sql: Sql,
  by: { readonly personId: string; readonly requestId: string },
  tokenId: string,
): Promise<void> => {
  const ownerId = await revokeTokenOfAnybody(sql, tokenId);
  if (ownerId === null) throw new AppError('not-found', { what: tokenId });
  await announceIdentityChange(sql, ownerId);
  await appendAudit(sql, {
    actor: by.personId,
    action: 'revoke-token',
    subject: `token ${tokenId}`,
    requestId: by.requestId,
    before: { person: ownerId },
  });
};
