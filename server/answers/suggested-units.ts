import { randomUUID } from 'node:crypto';
import { AppError } from '../contract/app-error.ts';
import type { NetOperation } from '../contract/scenario-operations.ts';
import type { Unit } from '../engines/net/unit.ts';

type NewUnit = Extract<NetOperation, { kind: 'create-parent' }>['unit'];

const serialDigits = 3;
/** Numbers of general grids, and of all else; of dedicated grids. */
const [firstSerial, firstDedicated, lastSerial] = [1, 501, 999];

/** What the codes of a unit's siblings begin with: its parent's code, where its own is that with a number. */
export const siblingPrefixOf = (unit: Unit, parent: Unit | null): string | null =>
  parent !== null &&
  unit.code.startsWith(parent.code) &&
  new RegExp(`^\\d{${serialDigits}}$`).test(unit.code.slice(parent.code.length))
    ? parent.code
    : null;

/** A unit as an operation carries it. */
export const asNewUnit = ({ attributes, ...unit }: Unit): NewUnit => ({
  ...unit,
  attributes: { ...attributes },
});

/**
 * Makes units beside one that is divided, each with a code that nobody has or had: the next number below its parent
 * among those of its level; its own code with a number where it does not follow its parent's. `taken` grows by what is
 * given. Throws `suggest-codes-used-up`.
 */
export const unitBeside = (unit: Unit, prefix: string | null, taken: Set<string>): NewUnit => {
  const isDedicated = unit.level === 'dedicated-grid';
  const codeOf = (serial: number): string =>
    prefix === null ? `${unit.code}-${serial}` : prefix + String(serial).padStart(serialDigits, '0');
  const last = prefix !== null && unit.level === 'general-grid' ? firstDedicated - 1 : lastSerial;
  let serial = prefix === null ? 2 : isDedicated ? firstDedicated : firstSerial;
  while (serial <= last && taken.has(codeOf(serial))) serial += 1;
  if (serial > last) throw new AppError('suggest-codes-used-up', { unit: unit.name });
  taken.add(codeOf(serial));
  const { nameEn: _, ...attributes } = unit.attributes;
  return { ...unit, id: randomUUID(), code: codeOf(serial), name: nameOf(unit.name, serial), attributes };
};

/** 第3网格 becomes 第7网格; other names get their number behind. */
const nameOf = (name: string, serial: number): string => {
  const numbered = /第\d+(?=\D*$)/;
  return numbered.test(name) ? name.replace(numbered, `第${serial}`) : `${name}(${serial})`;
};
