import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';

export interface NewDistrict {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly epsg: number;
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
}

/** A unit with its first version; geometry is GeoJSON text in EPSG:4326. */
export interface NewUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: UnitLevel;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly isVoid: boolean;
  readonly isLeaf: boolean;
  readonly households: number | null;
  readonly people: number | null;
  readonly areaSquareMeters: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly geometry: string;
}

/** The name of the district and the number of its units; null in an empty database. */
export const findNet = async (sql: Sql): Promise<{ district: string; unitCount: number } | null> => {
  // Is there a net already?
  const [row] = await sql<{ district: string | null; unitCount: number }[]>`
    select (select name from district) as district, (select count(*)::int from unit) as "unitCount"`;
  if (row === undefined || (row.district === null && row.unitCount === 0)) return null;
  return { district: row.district ?? '-', unitCount: row.unitCount };
};

/** Adds the district unless there is one; says whether it did. Of two at once only one succeeds. */
export const insertDistrict = async (sql: Sql, district: NewDistrict): Promise<boolean> => {
  // The one row that says which district this is.
  const rows = await sql`
    insert into district (code, name, name_en, epsg, origin_east_meters, origin_north_meters)
    values (${district.code}, ${district.name}, ${district.nameEn}, ${district.epsg},
      ${district.originEastMeters}, ${district.originNorthMeters})
    on conflict do nothing returning code`;
  return rows.length === 1;
};

/** The first revision of the net; gives its id. */
export const insertFirstRevision = async (sql: Sql, day: string, title: string): Promise<number> => {
  // From which day is the net in force?
  const [row] = await sql<{ id: number }[]>`
    insert into net_revision (effective_from, title, took_effect_at)
    values (${day}, ${title}, case when ${day}::date <= shanghai_today() then now() end) returning id`;
  if (row === undefined) throw new Error('the revision was not written');
  return row.id;
};

/** Adds units and their first versions, in this order. */
export const insertUnits = async (
  sql: Sql,
  units: readonly NewUnit[],
  origin: { revisionId: number; importId: string; countSource: string },
): Promise<void> => {
  const columns = unitColumns(sql, units);
  // Identities, numbered as they stand in the file.
  await sql`
    insert into unit (id, created_in)
    select id, ${origin.revisionId} from unnest(${columns.id}) with ordinality as given (id, position)
    order by position`;
  // What is true of them from this revision on.
  await sql`
    insert into unit_version (unit_id, from_revision, level, parent_id, code, name, name_en, is_void, is_leaf,
      households, people, count_source, area_square_meters, geom, label_point, import_id)
    select id, ${origin.revisionId}, level, parent_id, code, name, name_en, is_void, is_leaf, households, people,
      case when num_nonnulls(households, people) > 0 then ${origin.countSource}::text end, area_square_meters,
      st_multi(st_setsrid(st_geomfromgeojson(geometry), 4326)),
      st_setsrid(st_makepoint(longitude, latitude), 4326), ${origin.importId}
    from unnest(${columns.id}, ${columns.level}, ${columns.parentId}, ${columns.code}, ${columns.name},
      ${columns.nameEn}, ${columns.isVoid}, ${columns.isLeaf}, ${columns.households}, ${columns.people}, ${columns.area},
      ${columns.longitude}, ${columns.latitude}, ${columns.geometry})
      as given (id, level, parent_id, code, name, name_en, is_void, is_leaf, households, people, area_square_meters,
        longitude, latitude, geometry)`;
};

const unitColumns = (sql: Sql, units: readonly NewUnit[]) => {
  const texts = (of: (unit: NewUnit) => string | null) => sql.array(units.map(of) as string[]);
  const numbers = (of: (unit: NewUnit) => number | null) => sql.array(units.map(of) as number[]);
  return {
    id: sql`${texts((unit) => unit.id)}::uuid[]`,
    parentId: sql`${texts((unit) => unit.parentId)}::uuid[]`,
    level: sql`${texts((unit) => unit.level)}::text[]`,
    code: sql`${texts((unit) => unit.code)}::text[]`,
    name: sql`${texts((unit) => unit.name)}::text[]`,
    nameEn: sql`${texts((unit) => unit.nameEn)}::text[]`,
    isVoid: sql`${texts((unit) => String(unit.isVoid))}::boolean[]`,
    isLeaf: sql`${texts((unit) => String(unit.isLeaf))}::boolean[]`,
    households: sql`${numbers((unit) => unit.households)}::int[]`,
    people: sql`${numbers((unit) => unit.people)}::int[]`,
    area: sql`${numbers((unit) => unit.areaSquareMeters)}::float8[]`,
    longitude: sql`${numbers((unit) => unit.longitude)}::float8[]`,
    latitude: sql`${numbers((unit) => unit.latitude)}::float8[]`,
    geometry: sql`${texts((unit) => unit.geometry)}::text[]`,
  };
};
