import { AppError, type Wording } from '../contract/app-error.ts';
import type { WantedRole } from '../contract/people.ts';
import { administratorRoles, districtRoles } from '../contract/rights.ts';
import { roleNames } from '../contract/role-names.ts';
import type { Sql } from '../db/sql.ts';
import { getNetInForce } from '../queries/freshness.ts';
import { listRoleAreas, listRoleOffices } from '../queries/roles.ts';

const reasons = {
  wholeOnly: { zh: '只能授予全区', en: 'it is held for the whole district only' },
  needsOffice: { zh: '须指定承办单位', en: 'it needs an office' },
  takesNoOffice: { zh: '不能指定承办单位', en: 'it takes no office' },
  takesNoStep: { zh: '不能指定审批环节', en: 'it takes no step of the approval chain' },
  unknownArea: {
    zh: '范围须为现行的街道或社区',
    en: 'its area must be a street or a community of the net in force',
  },
  unknownOffice: { zh: '没有这个承办单位', en: 'there is no such office' },
} as const satisfies Record<string, Wording>;

/** What is wrong with a role on its own; null when nothing is. */
const faultOf = ({ role, areaId, officeId, approvalStep }: WantedRole): Wording | null => {
  if (areaId !== null && districtRoles.includes(role)) return reasons.wholeOnly;
  if (role === 'caseworker' && officeId === null) return reasons.needsOffice;
  if (role !== 'caseworker' && officeId !== null) return reasons.takesNoOffice;
  if (role !== 'approver' && approvalStep !== null) return reasons.takesNoStep;
  return null;
};

/**
 * Checks roles that are to be given, and that an administrator's role stands alone.
 * Throws `role-wrong`, `one-administrator-role`, `administrator-only`.
 */
export const checkWantedRoles = async (
  sql: Sql,
  added: readonly WantedRole[],
  all: readonly WantedRole[],
): Promise<void> => {
  for (const wanted of added) refuse(wanted, faultOf(wanted));
  if (all.filter(({ role }) => administratorRoles.includes(role)).length > 1)
    throw new AppError('one-administrator-role');
  if (all.some(({ role }) => administratorRoles.includes(role)) && all.length > 1)
    throw new AppError('administrator-only');
  await checkAreas(sql, added);
  await checkOffices(sql, added);
};

const refuse = (wanted: WantedRole, reason: Wording | null): void => {
  if (reason !== null) throw new AppError('role-wrong', { role: roleNames[wanted.role], reason });
};

const checkAreas = async (sql: Sql, added: readonly WantedRole[]): Promise<void> => {
  if (added.every(({ areaId }) => areaId === null)) return;
  const net = await getNetInForce(sql, null);
  const areas = new Set((await listRoleAreas(sql, net?.id ?? 0)).map(({ id }) => id));
  for (const wanted of added)
    if (wanted.areaId !== null && !areas.has(wanted.areaId)) refuse(wanted, reasons.unknownArea);
};

const checkOffices = async (sql: Sql, added: readonly WantedRole[]): Promise<void> => {
  if (added.every(({ officeId }) => officeId === null)) return;
  const offices = new Set((await listRoleOffices(sql)).map(({ id }) => id));
  for (const wanted of added)
    if (wanted.officeId !== null && !offices.has(wanted.officeId)) refuse(wanted, reasons.unknownOffice);
};
