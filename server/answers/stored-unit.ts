import type { Unit } from '../engines/net/unit.ts';
import type { NetUnitRow } from '../queries/net-units.ts';

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
