import { secondFactorRoles } from '../contract/rights.ts';
import type { Sql } from '../db/sql.ts';

export interface OwnAccount {
  readonly login: string;
  readonly name: string;
  readonly signOn: 'password' | 'oidc' | 'demo';
  readonly passwordChangedAt: Date | null;
  readonly secondFactorAt: Date | null;
  readonly needsSecondFactor: boolean;
}

/** One's own account; null when it is gone. */
export const getOwnAccount = async (sql: Sql, personId: string): Promise<OwnAccount | null> => {
  // How does this person sign in?
  const [row] = await sql<OwnAccount[]>`
    select login, name, sign_on as "signOn", password_changed_at as "passwordChangedAt",
      totp_confirmed_at as "secondFactorAt",
      sign_on <> 'demo' and exists (select from identity.person_role where person_role.person_id = person.id
        and person_role.role = any (${[...secondFactorRoles]}::text[])) as "needsSecondFactor"
    from identity.person where id = ${personId}`;
  return row ?? null;
};
