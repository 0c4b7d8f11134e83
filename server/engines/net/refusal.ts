import type { NetRefusalCode } from '../../contract/net-messages.ts';
import type { Point } from './plane.ts';

/** Why an operation cannot be done, where, and which units are in the way; the words stand in the contract. */
export interface Refusal {
  readonly code: NetRefusalCode;
  readonly place: Point | null;
  readonly units: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
}

export const refuse = (
  code: NetRefusalCode,
  units: readonly string[] = [],
  place: Point | null = null,
  params: Readonly<Record<string, string | number>> = {},
): Refusal => ({ code, place, units, params: { unit: units[0] ?? '', ...params } });
