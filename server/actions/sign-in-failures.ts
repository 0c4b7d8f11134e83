import { AppError } from '../contract/app-error.ts';
import type { ErrorCode } from '../contract/messages.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { writingAs } from '../queries/reading.ts';
import type { SignInDeps } from './guess-limit.ts';
import type { Arrival, WayIn } from './start-session.ts';

/** What is said where only a code can be wrong, since it gives nothing away. */
const errorOfWay: Partial<Record<WayIn, ErrorCode>> = {
  setup: 'setup-code-wrong',
  'second-factor': 'second-factor-wrong',
};

/**
 * Writes down that somebody did not come in, and always throws `sign-in-failed`, or what is said of the code. Of an
 * unknown login nothing is kept: people type passwords there.
 */
export const refuseSignIn = async (
  { pool }: SignInDeps,
  { requestId }: Arrival,
  failed: { personId: string | null; way: WayIn; isBlocked: boolean },
): Promise<never> => {
  const subject = failed.personId === null ? 'unknown' : `person ${failed.personId}`;
  const entry = { actor: 'nobody', subject, requestId, after: { way: failed.way } };
  await writingAs(
    pool,
    'app_sign_in',
    {},
  )(async (sql) => {
    await appendAudit(sql, { ...entry, action: 'sign-in-failed' });
    if (failed.isBlocked) await appendAudit(sql, { ...entry, action: 'sign-in-blocked' });
  });
  throw new AppError(errorOfWay[failed.way] ?? 'sign-in-failed');
};
