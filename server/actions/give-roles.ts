import { AppError } from '../contract/app-error.ts';
import type { WantedRole } from '../contract/people.ts';
import { administratorRoles, type Role, secondFactorRoles } from '../contract/rights.ts';
import { roleNames } from '../contract/role-names.ts';
import type { Sql } from '../db/sql.ts';
import { revokeTokensOf } from '../queries/account-endings.ts';
import type { Json } from '../queries/audit-hash.ts';
import { countActiveHolders, deleteRoles, type HeldRole, insertRole, listRolesOf } from '../queries/roles.ts';
import { endSessions } from '../queries/sessions.ts';
import { checkWantedRoles } from './give-roles-rules.ts';
import {
  type Administrator,
  recordAccountChange,
  refuseOneself,
  refuseVacancy,
  takeAccount,
} from './people-administrator.ts';

const keyOf = ({ role, areaId, officeId, approvalStep }: WantedRole): string =>
  [role, areaId, officeId, approvalStep].join(' ');

/** Ids as the database writes them. */
const inLowerCase = (role: WantedRole): WantedRole => ({
  ...role,
  areaId: role.areaId?.toLowerCase() ?? null,
  officeId: role.officeId?.toLowerCase() ?? null,
});

/**
 * Makes these the roles of somebody: what is new is given, what is not named is taken. Nobody changes their own;
 * who does not give roles may fill vacant posts of administrators, as the policies of the database say too.
 * Sessions end, so that a role that asks for a second factor is never used without one; tokens made before such a
 * role are revoked. Throws `not-found`, `not-to-oneself`, `role-not-yours`, `role-wrong`, `person-disabled`,
 * `one-administrator-role`, `last-administrator`.
 */
export const giveRoles = async (
  sql: Sql,
  administrator: Administrator,
  personId: string,
  wanted: readonly WantedRole[],
): Promise<void> => {
  const account = await takeAccount(sql, personId);
  refuseOneself(administrator, account);
  const held = await listRolesOf(sql, personId);
  const heldKeys = new Set(held.map(keyOf));
  const wantedByKey = new Map(wanted.map(inLowerCase).map((role) => [keyOf(role), role]));
  const added = [...wantedByKey.values()].filter((role) => !heldKeys.has(keyOf(role)));
  const removed = held.filter((role) => !wantedByKey.has(keyOf(role)));
  if (added.length === 0 && removed.length === 0) return;
  if (!administrator.givesRoles) await refuseBeyondVacantPosts(sql, added, removed);
  if (account.isDisabled && added.length > 0) throw new AppError('person-disabled');
  await checkWantedRoles(sql, added, [...wantedByKey.values()]);
  const kept: readonly Role[] = [...wantedByKey.values()].map(({ role }) => role);
  const lost = removed.map(({ role }) => role).filter((role) => !kept.includes(role));
  await refuseVacancy(sql, account, lost);

  const ids = removed.map(({ id }) => id);
  if ((await deleteRoles(sql, ids)) !== ids.length) throw new Error('the database kept a role');
  for (const role of added) await insertRole(sql, personId, role, administrator.personId);
  await endSessions(sql, personId);
  if (removed.length > 0 || added.some(({ role }) => secondFactorRoles.includes(role)))
    await revokeTokensOf(sql, personId);
  const now = await listRolesOf(sql, personId);
  await recordAccountChange(sql, administrator, personId, {
    action: 'change-roles',
    before: { roles: held.map(auditedRole) },
    after: { roles: now.map(auditedRole) },
  });
};

const refuseBeyondVacantPosts = async (
  sql: Sql,
  added: readonly WantedRole[],
  removed: readonly HeldRole[],
): Promise<void> => {
  const [taken] = removed;
  if (taken !== undefined) throw new AppError('role-not-yours', { role: roleNames[taken.role] });
  const holders = await countActiveHolders(sql, administratorRoles, null);
  const refused = added.find(({ role }) => holders.get(role) !== 0);
  if (refused !== undefined) throw new AppError('role-not-yours', { role: roleNames[refused.role] });
};

const auditedRole = ({ role, areaId, area, officeId, office, approvalStep }: HeldRole): Json => ({
  role,
  areaId,
  area,
  officeId,
  office,
  approvalStep,
});
