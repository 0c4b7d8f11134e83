import { createHash } from 'node:crypto';
import type { Sealer } from '../contract/sealer.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { findPersonById, type PersonAtDoor } from '../queries/people-for-sign-in.ts';
import { writingAs } from '../queries/reading.ts';
import {
  findPersonBySubject,
  insertSignOnAttempt,
  pinSubject,
  takeSignOnAttempt,
} from '../queries/sign-on-attempts.ts';
import {
  makeSignOnSecrets,
  type ProvenIdentity,
  type SignOnProvider,
  SignOnRefusal,
  type SignOnSecrets,
} from './single-sign-on-provider.ts';
import { type Arrival, type StartedSession, stageAfterProof, startSession } from './start-session.ts';

export interface SignOnDeps {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly provider: SignOnProvider;
}

const attemptMinutes = 10;

const hashOfState = (state: string): Buffer => createHash('sha256').update(state).digest();
const contextOf = (stateHash: Buffer): string => `sign-on ${stateHash.toString('hex')}`;

/**
 * Begins a sign-on in a browser; gives where to send it. What the provider's answer is checked against stays here,
 * sealed. Throws `SignOnRefusal`.
 */
export const beginSignOn = async (
  { pool, sealer, provider }: SignOnDeps,
  redirectUri: string,
  browserHash: Buffer,
): Promise<URL> => {
  const secrets = makeSignOnSecrets();
  const url = await provider.authorizationUrl(redirectUri, secrets);
  const stateHash = hashOfState(secrets.state);
  const sealed = sealer.seal('sign-on', contextOf(stateHash), JSON.stringify(secrets));
  const attempt = { stateHash, browserHash, sealed, minutes: attemptMinutes };
  await writingAs(pool, 'app_sign_in', {})((sql) => insertSignOnAttempt(sql, attempt));
  return url;
};

/** A browser that comes back: its whole address, and the hash of the cookie it was given. */
export interface SignOnReturn {
  readonly callback: URL;
  readonly browserHash: Buffer | null;
}

/**
 * Lets in who comes back from the provider, as far as their second factor. They must have an account here: by the
 * provider's subject or, the first time, by login. Nobody is added. Throws `SignOnRefusal`.
 */
export const finishSignOn = async (
  deps: SignOnDeps,
  { callback, browserHash }: SignOnReturn,
  arrival: Arrival,
): Promise<StartedSession> => {
  const writing = writingAs(deps.pool, 'app_sign_in', {});
  const stateHash = hashOfState(callback.searchParams.get('state') ?? '');
  const sealed =
    browserHash === null ? null : await writing((sql) => takeSignOnAttempt(sql, stateHash, browserHash));
  if (sealed === null) throw new SignOnRefusal('expired', 'this browser has begun no such sign-on');
  const secrets = JSON.parse(deps.sealer.open('sign-on', contextOf(stateHash), sealed)) as SignOnSecrets;
  const identity = await deps.provider.identify(callback, secrets);
  const started = await writing(async (sql) => {
    const person = await findPersonOf(sql, identity, arrival.requestId);
    if (person !== null) return startSession(sql, person, stageAfterProof(person), arrival, 'sign-on');
    await appendAudit(sql, {
      actor: 'nobody',
      action: 'sign-in-failed',
      subject: 'unknown',
      requestId: arrival.requestId,
      after: { way: 'sign-on' },
    });
    return null;
  });
  if (started === null) throw new SignOnRefusal('unknown', 'nobody here has this identity');
  return started;
};

const findPersonOf = async (
  sql: Sql,
  { issuer, subject, login }: ProvenIdentity,
  requestId: string,
): Promise<PersonAtDoor | null> => {
  const known = await findPersonBySubject(sql, issuer, subject);
  if (known !== null) return findPersonById(sql, known);
  const pinned = login === null ? null : await pinSubject(sql, login, issuer, subject);
  if (pinned === null) return null;
  await appendAudit(sql, { actor: pinned, action: 'pin-sign-on', subject: `person ${pinned}`, requestId });
  return findPersonById(sql, pinned);
};
