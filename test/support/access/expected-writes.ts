import type { Role } from '../../../server/contract/rights.ts';
import { idOf } from '../small-district.ts';
import { type Attempt, everybody, nobody, only, signedIn, type Who } from './attempt.ts';

const accounts = only('system-admin', 'security-admin');

/** Without a condition, the rules for reading do not hide what the rules for changing must. */
const allRows: Who = () => 'true';
const ownOrAll =
  (column: string, ...roles: Role[]): Who =>
  (caller) =>
    only(...roles)(caller) ? 'true' : caller.personId !== null && `${column} = '${caller.personId}'`;

const attemptsOn =
  (target: string) =>
  (
    privilege: Attempt['privilege'],
    label: string,
    statement: string,
    identity: Who | null,
    signIn: Who | null = everybody,
    columns?: string,
  ): Attempt => ({
    target,
    ...(columns === undefined ? {} : { columns }),
    privilege,
    label,
    statement,
    succeeds: {
      ...(identity === null ? {} : { app_identity: identity }),
      ...(signIn === null ? {} : { app_sign_in: signIn }),
    },
  });

const person = attemptsOn('identity.person');
const role = attemptsOn('identity.person_role');
const session = attemptsOn('identity.session');
const token = attemptsOn('identity.access_token');
const recovery = attemptsOn('identity.recovery_code');
const code = attemptsOn('identity.one_time_code');
const oidc = attemptsOn('identity.oidc_attempt');
const throttle = attemptsOn('identity.throttle');
const setting = attemptsOn('public.setting');
const edition = attemptsOn('public.public_edition');

/** The login and the way of signing in never change. */
const personColumns =
  'name password_hash password_changed_at totp_secret totp_confirmed_at totp_last_step oidc_issuer oidc_subject disabled_at';

const addPerson = (signOn: string): string =>
  `insert into identity.person (login, name, sign_on) values ('new', 'x', '${signOn}')`;
const giveRole = (to: string, given: string, by: string): string =>
  `insert into identity.person_role (person_id, role, granted_by) values ('${to}', '${given}', '${by}')`;
const addSession = (of: string): string =>
  `insert into identity.session (token_hash, person_id, stage, device, expires_at) values (sha256('new'), '${of}', 'full', 'x', now())`;
const addToken = (of: string): string =>
  `insert into identity.access_token (token_hash, person_id, name, expires_at) values (sha256('new'), '${of}', 'x', now())`;
const addCode = (purpose: string, of: string): string =>
  `insert into identity.one_time_code (code_hash, purpose, person_id, expires_at) values (sha256('new'), '${purpose}', ${of}, now())`;
const addRecovery = (of: string): string =>
  `insert into identity.recovery_code values ('${of}', sha256('new'))`;
const addSetting = (by: string): string =>
  `insert into setting (name, value, changed_by) values ('new', '1', '${by}')`;
const addEdition = (by: string): string =>
  `insert into public_edition (net_revision_id, review_number, recorded_by) values (1, 'new', '${by}')`;

/** Every change that somebody might try on accounts and settings. */
export const changes: readonly Attempt[] = [
  person('INSERT', 'a person', addPerson('password'), only('system-admin')),
  person('INSERT', 'a demo person', addPerson('demo'), nobody),
  person('UPDATE', 'a login', `update identity.person set login = 'new' where id = 'OTHER'`, null),
  person(
    'UPDATE',
    'own name',
    `update identity.person set name = 'x' where id = 'SELF'`,
    signedIn,
    everybody,
    personColumns,
  ),
  person('UPDATE', "another's name", `update identity.person set name = 'x' where id = 'OTHER'`, accounts),

  person(
    'UPDATE',
    'all names',
    `update identity.person set name = 'x'`,
    ownOrAll('id', 'system-admin', 'security-admin'),
    allRows,
  ),
  role('INSERT', 'a role to another', giveRole('OTHER', 'leader', 'SELF'), only('security-admin')),
  role(
    'INSERT',
    'a role to oneself',
    `insert into identity.person_role (person_id, role, approval_step, granted_by) values ('SELF', 'approver', 'street', 'OTHER')`,
    nobody,
  ),
  role(
    'INSERT',
    "a role in another's name",
    giveRole('OTHER', 'leader', idOf('person/leader')),
    only(),
    everybody,
  ),
  role('INSERT', 'a vacant post', giveRole('OTHER', 'security-admin', 'SELF'), accounts),
  role('INSERT', 'a post that is held', giveRole('OTHER', 'audit-admin', 'SELF'), only('security-admin')),
  role(
    'DELETE',
    "another's role",
    `delete from identity.person_role where person_id = 'OTHER'`,
    only('security-admin'),
    null,
  ),
  role('DELETE', 'own role', `delete from identity.person_role where person_id = 'SELF'`, nobody, null),

  role(
    'DELETE',
    'all roles',
    'delete from identity.person_role',
    ({ role, personId }) => role === 'security-admin' && `person_id <> '${personId}'`,
    null,
  ),
  session('INSERT', 'own session', addSession('SELF'), null),
  session(
    'UPDATE',
    'own session',
    `update identity.session set last_seen_at = now() where person_id = 'SELF'`,
    null,
  ),
  session(
    'UPDATE',
    "another's session",
    `update identity.session set last_seen_at = now() where person_id = 'OTHER'`,
    null,
  ),
  session('DELETE', 'own session', `delete from identity.session where person_id = 'SELF'`, signedIn),
  session('DELETE', "another's session", `delete from identity.session where person_id = 'OTHER'`, accounts),

  session('UPDATE', 'all sessions', 'update identity.session set last_seen_at = now()', null, allRows),
  session(
    'DELETE',
    'all sessions',
    'delete from identity.session',
    ownOrAll('person_id', 'system-admin', 'security-admin'),
    allRows,
  ),
  token('INSERT', 'own token', addToken('SELF'), signedIn),
  token('INSERT', "another's token", addToken('OTHER'), nobody),
  token(
    'UPDATE',
    'own token',
    `update identity.access_token set revoked_at = now() where person_id = 'SELF'`,
    signedIn,
    everybody,
    'revoked_at',
  ),
  token(
    'UPDATE',
    "another's token",
    `update identity.access_token set revoked_at = now() where person_id = 'OTHER'`,
    accounts,
  ),
  token(
    'UPDATE',
    'the end of a token',
    `update identity.access_token set revoked_at = null, token_hash = token_hash`,
    null,
  ),
  token('DELETE', 'own token', `delete from identity.access_token where person_id = 'SELF'`, null),

  token(
    'UPDATE',
    'all tokens',
    'update identity.access_token set revoked_at = now()',
    ownOrAll('person_id', 'system-admin', 'security-admin'),
    allRows,
  ),
  recovery('INSERT', 'own code', addRecovery('SELF'), signedIn),
  recovery('INSERT', "another's code", addRecovery('OTHER'), nobody),
  recovery(
    'UPDATE',
    'own code',
    `update identity.recovery_code set used_at = now() where person_id = 'SELF'`,
    signedIn,
  ),
  recovery(
    'UPDATE',
    "another's code",
    `update identity.recovery_code set used_at = now() where person_id = 'OTHER'`,
    nobody,
  ),
  recovery('DELETE', 'own code', `delete from identity.recovery_code where person_id = 'SELF'`, signedIn),
  recovery(
    'DELETE',
    "another's code",
    `delete from identity.recovery_code where person_id = 'OTHER'`,
    only('security-admin'),
  ),

  code('INSERT', 'a code for a password', addCode('password', `'OTHER'`), only('system-admin')),
  code('INSERT', 'a code for the first administrator', addCode('setup', 'null'), nobody),
  code(
    'UPDATE',
    'a code for a password',
    `update identity.one_time_code set used_at = now() where purpose = 'password'`,
    only('system-admin'),
  ),
  code(
    'UPDATE',
    'into one for the first administrator',
    `update identity.one_time_code set purpose = 'setup', person_id = null where person_id is not null`,
    nobody,
  ),
  code(
    'DELETE',
    'a code',
    `delete from identity.one_time_code where purpose = 'password'`,
    only('system-admin'),
  ),

  oidc(
    'INSERT',
    'a sign-on',
    `insert into identity.oidc_attempt values (sha256('new'), sha256('1'), '\\x01', now())`,
    null,
  ),
  oidc('UPDATE', 'a sign-on', `update identity.oidc_attempt set expires_at = now()`, null),
  oidc('DELETE', 'a sign-on', `delete from identity.oidc_attempt`, null),
  throttle('INSERT', 'a failure', `insert into identity.throttle values (sha256('new'), 1, now())`, null),
  throttle('UPDATE', 'a failure', `update identity.throttle set failures = 0`, null),
  throttle('DELETE', 'a failure', `delete from identity.throttle`, null),

  setting('INSERT', 'in own name', addSetting('SELF'), only('system-admin'), null),
  setting('INSERT', "in another's name", addSetting('OTHER'), nobody, null),
  setting(
    'UPDATE',
    'in own name',
    `update setting set value = '1', changed_by = 'SELF' where name = 'site'`,
    only('system-admin'),
    null,
  ),
  setting(
    'UPDATE',
    "in another's name",
    `update setting set value = '1', changed_by = 'OTHER' where name = 'site'`,
    nobody,
    null,
  ),
  edition('INSERT', 'in own name', addEdition('SELF'), only('system-admin'), null),
  edition('INSERT', "in another's name", addEdition('OTHER'), nobody, null),
];
