import type { Wording } from './app-error.ts';
import type { Role } from './rights.ts';

/** What the roles are called. */
export const roleNames: Readonly<Record<Role, Wording>> = {
  leader: { zh: '区领导', en: 'leader' },
  'party-affairs': { zh: '党建干部', en: 'party affairs' },
  planner: { zh: '规划人员', en: 'planner' },
  approver: { zh: '审批人', en: 'approver' },
  'area-staff': { zh: '街道社区人员', en: 'street and community staff' },
  caseworker: { zh: '承办人', en: 'caseworker' },
  'data-steward': { zh: '数据管理员', en: 'data steward' },
  'system-admin': { zh: '系统管理员', en: 'system administrator' },
  'security-admin': { zh: '安全管理员', en: 'security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'audit administrator' },
};
