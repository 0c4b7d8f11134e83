import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../../server/contract/rights.ts';
import type { Database } from '../../server/db/database.ts';

export interface TestRole {
  readonly role: Role;
  /** Unit id of a street or community; the whole district without. */
  readonly areaId?: string;
  readonly officeId?: string;
}

/** Somebody with a live session, as headers of requests. */
export interface TestPerson {
  readonly id: string;
  readonly login: string;
  readonly sessionToken: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a browser of this site sends with a session. */
export const sessionHeaders = (token: string): Record<string, string> => ({
  Cookie: `__Host-wangge=${token}`,
  'Sec-Fetch-Site': 'same-origin',
});

let made = 0;

/** Puts in somebody with these roles and a session of their own. */
export const addPerson = async (
  { sql }: Pick<Database, 'sql'>,
  roles: readonly (Role | TestRole)[],
): Promise<TestPerson> => {
  made += 1;
  const login = `person-${made}`;
  const sessionToken = randomBytes(32).toString('base64url');
  const [person] = await sql<{ id: string }[]>`
    insert into identity.person (login, name, sign_on) values (${login}, ${`测试人员${made}`}, 'password') returning id`;
  const id = person?.id ?? '';
  for (const given of roles) {
    const { role, areaId = null, officeId = null } = typeof given === 'string' ? { role: given } : given;
    await sql`
      insert into identity.person_role (person_id, role, area_id, responsible_unit_id)
      values (${id}, ${role}, ${areaId}, ${officeId})`;
  }
  await sql`
    insert into identity.session (token_hash, person_id, stage, device, expires_at)
    values (${hashOf(sessionToken)}, ${id}, 'full', 'test', now() + interval '1 hour')`;
  await sql`update identity.person set last_seen_at = now() where id = ${id}`;
  return { id, login, sessionToken, headers: sessionHeaders(sessionToken) };
};

/** An access token of somebody. */
export const addToken = async ({ sql }: Pick<Database, 'sql'>, personId: string): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await sql`
    insert into identity.access_token (token_hash, person_id, name, expires_at)
    values (${hashOf(token)}, ${personId}, 'test', now() + interval '1 hour')`;
  return token;
};
