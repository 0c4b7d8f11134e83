import type { ReleaseDefinition } from '../../../server/contract/public-counts.ts';

/** A proposal while it is being filled in. */
export interface Draft {
  readonly title: string;
  readonly netRevisionId: string;
  readonly fromMonth: string;
  readonly untilMonth: string;
  /** Empty: all tickets in one table. */
  readonly categories: readonly number[];
  readonly withTotals: boolean;
  readonly keepBack: boolean;
}

/** The months from the first to the last, both included, the latest first. */
export const monthsBetween = (first: string | null, last: string | null): string[] => {
  if (first === null || last === null) return [];
  const months: string[] = [];
  let [year = 0, month = 1] = last.split('-').map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name < first) return months;
    months.push(name);
    month -= 1;
    if (month === 0) {
      year -= 1;
      month = 12;
    }
  }
};

/** The proposal as the server takes it. */
export const definitionOf = (draft: Draft): ReleaseDefinition => ({
  title: draft.title.trim(),
  netRevisionId: Number(draft.netRevisionId),
  fromMonth: draft.fromMonth,
  untilMonth: draft.untilMonth,
  categories: draft.categories.length === 0 ? null : [...draft.categories],
  outline: null,
  withTotals: draft.withTotals,
  againstEarlier: draft.keepBack ? 'keep-back' : 'refuse',
});
