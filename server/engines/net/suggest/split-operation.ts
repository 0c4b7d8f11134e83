import type { SplitOperation } from '../operations.ts';
import type { Unit } from '../unit.ts';
import type { SplitSuggestion } from './suggest-split.ts';

/** What does a suggestion on a net; the units of the parts, by their numbers, come from whoever gives out codes. */
export const splitOperationOf = (
  unitId: string,
  { lines, parts }: Pick<SplitSuggestion, 'lines' | 'parts'>,
  unitOfPart: (part: number) => Unit,
): SplitOperation => ({
  kind: 'split',
  unit: unitId,
  lines,
  parts: parts.map(({ places }, part) => ({ unit: unitOfPart(part), places })),
});
