/** Into how many parts, or parts of how many households; the deviation that is allowed is a share. */
export type SplitTarget = ({ readonly parts: number } | { readonly householdsPerPart: number }) & {
  readonly tolerance?: number;
};

export const usualTolerance = 0.1;
/** More are asked for one level further up. */
export const mostParts = 24;

/** Parts that a target asks for, given all households; 1 where there is nothing to split. */
export const partCountOf = (target: SplitTarget, households: number): number =>
  'parts' in target ? target.parts : Math.max(1, Math.round(households / target.householdsPerPart));
