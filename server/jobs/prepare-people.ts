import { hashOfCode, makeCode } from '../actions/secret-codes.ts';
import type { Pool, Sql } from '../db/sql.ts';
import { appendAudit } from '../queries/audit-log.ts';
import { findBusiestOffice, findFirstStreet, hasDemoPeople } from '../queries/demo-people.ts';
import { replaceSetupCode } from '../queries/one-time-codes.ts';
import {
  type FirstRole,
  hasSystemAdministrator,
  insertFirstPerson,
  insertFirstRole,
  isDemo,
} from '../queries/people-for-sign-in.ts';

const setupHours = 24;

/**
 * Makes sure that somebody can come in. The synthetic district gets its demo people once. Where nobody active is
 * system administrator it gives the one-time code that makes the first one; codes given before end. Else null.
 */
export const preparePeople = (pool: Pool): Promise<{ setupCode: string | null }> =>
  pool.begin(async (sql) => {
    // One process at a time.
    await sql`select pg_advisory_xact_lock(7210002)`;
    if ((await isDemo(sql)) && !(await hasDemoPeople(sql))) await addDemoPeople(sql);
    if (await hasSystemAdministrator(sql)) return { setupCode: null };
    const setupCode = makeCode();
    await replaceSetupCode(sql, hashOfCode(setupCode), setupHours);
    return { setupCode };
  });

const addDemoPeople = async (sql: Sql): Promise<void> => {
  const street = await findFirstStreet(sql);
  const office = await findBusiestOffice(sql);
  const added: string[] = [];
  for (const { name, ...given } of demoPeople(street, office)) {
    const login = loginOf(given);
    const id = await insertFirstPerson(sql, { login, name, signOn: 'demo', passwordHash: null });
    if (id === null) continue;
    await insertFirstRole(sql, id, given);
    added.push(login);
  }
  await appendAudit(sql, {
    actor: 'server',
    action: 'add-demo-people',
    subject: 'demo',
    after: { logins: added },
  });
};

/** The role; of the chain of approval also the step, but for the last one. */
const loginOf = ({ role, approvalStep }: FirstRole): string =>
  approvalStep === undefined || approvalStep === 'approval' ? `demo-${role}` : `demo-${role}-${approvalStep}`;

/** One for each role and for each step of the chain of approval; without a street or an office nobody holds a role that needs one. */
const demoPeople = (
  street: string | null,
  office: string | null,
): readonly (FirstRole & { readonly name: string })[] => [
  { role: 'leader', name: '演示·区领导' },
  { role: 'party-affairs', name: '演示·党建干部' },
  { role: 'planner', name: '演示·网格规划员' },
  { role: 'approver', approvalStep: 'approval', name: '演示·审定人' },
  { role: 'approver', approvalStep: 'community', name: '演示·社区审批人' },
  { role: 'approver', approvalStep: 'street', name: '演示·街道审批人' },
  { role: 'approver', approvalStep: 'grid-center', name: '演示·区网格中心审批人' },
  { role: 'approver', approvalStep: 'countersign', name: '演示·会签人' },
  ...(street === null ? [] : [{ role: 'area-staff', areaId: street, name: '演示·街道工作人员' } as const]),
  ...(office === null ? [] : [{ role: 'caseworker', officeId: office, name: '演示·承办人' } as const]),
  { role: 'data-steward', name: '演示·数据管理员' },
  { role: 'system-admin', name: '演示·系统管理员' },
  { role: 'security-admin', name: '演示·安全管理员' },
  { role: 'audit-admin', name: '演示·审计管理员' },
];
