/** What somebody may do. Held for the whole district or for some communities. */
export const rights = [
  /** Boundaries, places, organisations. */
  'map',
  /** Counts of tickets, fees, petitions. */
  'counts',
  /** Says what became of early warnings, gives tasks. */
  'alerts',
  /** Cases of one's own office, with their words and, when revealed, their reporter. */
  'cases',
  'imports',
  /** Deletes personal data on request. */
  'erasures',
  /** Proposes figures for the public. */
  'releases',
  /** Records the review that figures for the public need. */
  'reviews',
  'drafts',
  'approvals',
  /** Accounts. */
  'people',
  /** Who has which role. */
  'roles',
  'settings',
  'audit',
] as const;
export type Right = (typeof rights)[number];

export const roles = [
  'leader',
  'party-affairs',
  'planner',
  'approver',
  'area-staff',
  'caseworker',
  'data-steward',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof roles)[number];

/** What each role brings. The three administrators see nothing of the district itself. */
export const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  leader: ['map', 'counts', 'alerts'],
  'party-affairs': ['map', 'counts'],
  planner: ['map', 'counts', 'drafts'],
  approver: ['map', 'counts', 'approvals', 'reviews'],
  'area-staff': ['map', 'counts', 'alerts'],
  caseworker: ['map', 'cases'],
  'data-steward': ['map', 'counts', 'alerts', 'imports', 'erasures', 'releases'],
  'system-admin': ['people', 'settings'],
  'security-admin': ['roles'],
  'audit-admin': ['audit'],
};

export const administratorRoles: readonly Role[] = ['system-admin', 'security-admin', 'audit-admin'];

/** Roles that are held for all of the district, never for a part. */
export const districtRoles: readonly Role[] = ['data-steward', ...administratorRoles];

/** Roles whose sign-in needs a second factor: they decide, administer, or reach personal data. */
export const secondFactorRoles: readonly Role[] = [
  'approver',
  'caseworker',
  'data-steward',
  ...administratorRoles,
];

/** Steps of the approval chain that an approver may stand for: 社区 街道 区网格中心 会签 审定. */
export const approvalSteps = ['community', 'street', 'grid-center', 'countersign', 'approval'] as const;
export type ApprovalStep = (typeof approvalSteps)[number];
