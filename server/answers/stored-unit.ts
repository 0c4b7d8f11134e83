import type { Unit } from '../engines/net/unit.ts';
import type { NetUnitRow } from '../queries/net-units.ts';

type Attributes = Unit['attributes'];
type StoredAttributes = Pick<NetUnitRow, 'nameEn' | 'use' | 'attributes'>;

/** A unit of the engine from its stored version. */
export const unitOfStored = (row: NetUnitRow): Unit => ({
  id: row.id,
  level: row.level,
  parentId: row.parentId,
  code: row.code,
  name: row.name,
  isVoid: row.isVoid,
  attributes: {
    ...(row.nameEn === null ? {} : { nameEn: row.nameEn }),
    ...(row.use === null ? {} : { use: row.use }),
    ...row.attributes,
  },
});

/** Where attributes are stored: English name and use in columns of their own, everything else together. */
export const storedAttributesOf = (attributes: Attributes): StoredAttributes => {
  const { nameEn, use, ...rest } = attributes;
  const others: Record<string, Attributes[string]> = { ...rest };
  if (nameEn !== undefined && typeof nameEn !== 'string') others.nameEn = nameEn;
  if (use !== undefined && typeof use !== 'string') others.use = use;
  return {
    nameEn: typeof nameEn === 'string' ? nameEn : null,
    use: typeof use === 'string' ? use : null,
    attributes: others,
  };
};
