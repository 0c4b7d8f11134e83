import type { WantedRole } from '../../../server/contract/people.ts';
import { type ApprovalStep, districtRoles, type Role } from '../../../server/contract/rights.ts';
import type { GivenRole } from '../../../server/contract/session.ts';

/** A role while it is being chosen. */
export interface DraftRole {
  readonly key: string;
  readonly role: Role | '';
  /** Empty: the whole district. */
  readonly areaId: string;
  readonly officeId: string;
  readonly approvalStep: ApprovalStep | '';
}

let count = 0;
const nextKey = (): string => `role-${++count}`;

export const emptyDraft = (): DraftRole => ({
  key: nextKey(),
  role: '',
  areaId: '',
  officeId: '',
  approvalStep: '',
});

export const draftOf = ({ role, area, office, approvalStep }: GivenRole): DraftRole => ({
  key: nextKey(),
  role,
  areaId: area?.id ?? '',
  officeId: office?.id ?? '',
  approvalStep: approvalStep ?? '',
});

/** Whether a role can be held for a part of the district. */
export const takesArea = (role: Role | ''): boolean =>
  role !== '' && role !== 'caseworker' && !districtRoles.includes(role);

/** Whether all is chosen that the role needs. */
export const isComplete = ({ role, areaId, officeId, approvalStep }: DraftRole): boolean => {
  if (role === 'caseworker') return officeId !== '';
  if (role === 'approver') return approvalStep !== '';
  if (role === 'area-staff') return areaId !== '';
  return role !== '';
};

/** The role as the server takes it; what does not belong to it is left out. */
export const wantedOf = (draft: DraftRole): WantedRole => ({
  role: draft.role || 'leader',
  areaId: takesArea(draft.role) ? draft.areaId || null : null,
  officeId: draft.role === 'caseworker' ? draft.officeId || null : null,
  approvalStep: draft.role === 'approver' ? draft.approvalStep || null : null,
});
