import type { TicketCategory } from '../../../server/contract/tickets.ts';

type Node = Pick<TicketCategory, 'id' | 'parentId'>;

/**
 * Switches one category. A chosen parent stands for its children: taking one child away leaves its sisters chosen, and
 * choosing the last sister chooses the parent in their place.
 */
export const toggleCategory = (all: readonly Node[], chosen: readonly number[], id: number): number[] => {
  const parentId = all.find((category) => category.id === id)?.parentId ?? null;
  const childrenOf = (parent: number): number[] =>
    all.filter((category) => category.parentId === parent).map((category) => category.id);
  const without = (gone: readonly number[]): number[] => chosen.filter((one) => !gone.includes(one));
  const sorted = (ids: readonly number[]): number[] => ids.toSorted((one, other) => one - other);
  if (parentId === null) {
    return chosen.includes(id) ? without([id]) : sorted([...without(childrenOf(id)), id]);
  }
  const sisters = childrenOf(parentId);
  if (chosen.includes(parentId)) {
    return sorted([...without([parentId]), ...sisters.filter((sister) => sister !== id)]);
  }
  if (chosen.includes(id)) return without([id]);
  const complete = sisters.every((sister) => sister === id || chosen.includes(sister));
  return complete ? sorted([...without(sisters), parentId]) : sorted([...chosen, id]);
};
