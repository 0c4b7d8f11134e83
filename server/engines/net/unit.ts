import type { UnitLevel } from '../../contract/layers.ts';

type AttributeValue = string | number | boolean | null;

/** A unit of the net. The uuid is its identity for ever; the code is an attribute. */
export interface Unit {
  readonly id: string;
  readonly level: UnitLevel;
  /** Null for the district only. */
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  /** An intended hole: belongs to the tiling and to its parent's outline, counts in nothing. */
  readonly isVoid: boolean;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** General and dedicated grids are siblings in one tiling; a parent stands exactly one tier above its children. */
export const tierOf: Readonly<Record<UnitLevel, number>> = {
  district: 0,
  street: 1,
  community: 2,
  'general-grid': 3,
  'dedicated-grid': 3,
  'micro-grid': 4,
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && uuidPattern.test(value);

const isAttribute = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

/** Whether a value from outside is a unit: every field present and of its kind. */
export const isUnit = (value: unknown): value is Unit => {
  if (typeof value !== 'object' || value === null) return false;
  const unit = value as Record<string, unknown>;
  const { attributes } = unit;
  return (
    isUuid(unit.id) &&
    typeof unit.level === 'string' &&
    Object.hasOwn(tierOf, unit.level) &&
    (unit.parentId === null || isUuid(unit.parentId)) &&
    typeof unit.code === 'string' &&
    typeof unit.name === 'string' &&
    typeof unit.isVoid === 'boolean' &&
    typeof attributes === 'object' &&
    attributes !== null &&
    Object.values(attributes).every(isAttribute)
  );
};

export const sameUnit = (a: Unit | null, b: Unit | null): boolean =>
  a === b || (a !== null && b !== null && a.id === b.id && textOf(a) === textOf(b));

/** Attributes in the order of their names, so that equal units give equal text. */
export const attributesText = ({ attributes }: Unit): string => {
  const names = Object.keys(attributes).sort();
  return names.length === 0 ? '' : JSON.stringify(names.map((name) => [name, attributes[name]]));
};

const textOf = (unit: Unit): string =>
  JSON.stringify([
    unit.id,
    unit.level,
    unit.parentId,
    unit.code,
    unit.name,
    unit.isVoid,
    attributesText(unit),
  ]);
