import type { NetOperation } from '../../../../server/contract/scenario-operations.ts';
import type { Unit } from '../../../../server/engines/net/unit.ts';

/** Numbers of grids below a community: general ones first, dedicated ones from 501 on. */
const firstOfLevel = { 'dedicated-grid': 501, other: 1 } as const;
const lastOfLevel = { 'general-grid': 499, other: 999 } as const;

/** Codes that operations gave to units, also those that are gone again: none is used twice. */
export const codesOf = (operations: readonly NetOperation[]): string[] =>
  operations.flatMap((operation) => {
    switch (operation.kind) {
      case 'split':
        return operation.parts.map(({ unit }) => unit.code);
      case 'merge':
        return [operation.into.code];
      case 'subdivide':
        return [operation.child.code];
      case 'create-parent':
        return [operation.unit.code];
      case 'describe':
        return operation.code === undefined ? [] : [operation.code];
      default:
        return [];
    }
  });

/** The next number below a parent that no code has had, by the scheme; null where they are used up. */
export const nextNumber = (
  parentCode: string,
  level: Unit['level'],
  used: Iterable<string>,
): number | null => {
  const first = level === 'dedicated-grid' ? firstOfLevel['dedicated-grid'] : firstOfLevel.other;
  const last = level === 'general-grid' ? lastOfLevel['general-grid'] : lastOfLevel.other;
  let highest = first - 1;
  for (const code of used) {
    if (code.length !== parentCode.length + 3 || !code.startsWith(parentCode)) continue;
    const number = Number(code.slice(-3));
    if (number >= first && number <= last) highest = Math.max(highest, number);
  }
  return highest < last ? highest + 1 : null;
};

export const codeOf = (parentCode: string, number: number): string =>
  `${parentCode}${String(number).padStart(3, '0')}`;
