import type { DeadlinePolicyRow } from '../../../server/contract/ticket-rows.ts';
import { categoryNamed } from './categories.ts';

const policy = (
  deadlineClass: DeadlinePolicyRow['deadlineClass'],
  [signHours, contactHours, resolveHours]: readonly [number, number, number],
  clock: DeadlinePolicyRow['clock'],
  categoryName?: string,
): DeadlinePolicyRow => ({
  deadlineClass,
  categoryId: categoryName === undefined ? null : categoryNamed(categoryName).id,
  signHours,
  contactHours,
  resolveHours,
  clock,
});

/**
 * Limits found in published rules: urgent 2 h, water, power, gas and heating 24 h, general 7 and difficult
 * 15 working days of eight hours, questions 3 working days; sign within 2 hours.
 */
export const deadlinePolicies: readonly DeadlinePolicyRow[] = [
  policy('urgent', [1, 1, 2], 'calendar'),
  policy('utility', [1, 4, 24], 'calendar'),
  policy('general', [2, 8, 56], 'working'),
  policy('difficult', [2, 8, 120], 'working'),
  policy('general', [2, 8, 24], 'working', '政策咨询'),
  policy('general', [2, 8, 24], 'working', '社保医保'),
];
