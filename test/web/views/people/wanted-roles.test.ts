import { describe, expect, test } from 'vitest';
import {
  type DraftRole,
  emptyDraft,
  isComplete,
  wantedOf,
} from '../../../../web/views/people/wanted-roles.ts';

const draft = (part: Partial<DraftRole>): DraftRole => ({ ...emptyDraft(), ...part });

describe('a role that is being chosen', () => {
  test.each([
    [{}, false],
    [{ role: 'leader' }, true],
    [{ role: 'caseworker' }, false],
    [{ role: 'caseworker', officeId: 'o' }, true],
    [{ role: 'approver' }, false],
    [{ role: 'approver', approvalStep: 'street' }, true],
    [{ role: 'area-staff' }, false],
    [{ role: 'area-staff', areaId: 'a' }, true],
  ] as const)('%j is complete: %s', (part, complete) => {
    expect(isComplete(draft(part))).toBe(complete);
  });

  test('leaves out what belongs to the role that was chosen before', () => {
    const before = { areaId: 'a', officeId: 'o', approvalStep: 'street' } as const;
    const none = { areaId: null, officeId: null, approvalStep: null };
    expect(wantedOf(draft({ role: 'leader', ...before }))).toEqual({ role: 'leader', ...none, areaId: 'a' });
    expect(wantedOf(draft({ role: 'caseworker', ...before }))).toEqual({
      role: 'caseworker',
      ...none,
      officeId: 'o',
    });
    expect(wantedOf(draft({ role: 'audit-admin', ...before }))).toEqual({ role: 'audit-admin', ...none });
    expect(wantedOf(draft({ role: 'data-steward', ...before }))).toEqual({ role: 'data-steward', ...none });
  });
});
