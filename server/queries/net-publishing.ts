import type { UnitLevel } from '../contract/layers.ts';
import type { Sql } from '../db/sql.ts';
import { copyTable } from './bulk-copy.ts';

/** A version of a unit that a revision begins. */
export interface PublishedVersion {
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly use: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isVoid: boolean;
  readonly isLeaf: boolean;
  /** The row goes on with the version before: only its rings were written anew. */
  readonly continues: boolean;
  readonly areaSquareMeters: number;
  /** Hexadecimal EWKB, EPSG:4326. */
  readonly geom: string;
  readonly labelPoint: string;
}

/** Gives new units their identities, in this order. Those that an undone revision had left keep theirs. */
export const insertNewUnits = async (sql: Sql, revisionId: number, ids: readonly string[]): Promise<void> => {
  await sql`
    insert into unit (id, created_in)
    select id, ${revisionId} from unnest(${sql.array([...ids])}::uuid[]) with ordinality as given (id, position)
    order by position
    on conflict (id) do nothing`;
};

/** Ends units at a revision. */
export const retireUnits = async (sql: Sql, revisionId: number, ids: readonly string[]): Promise<void> => {
  const gone = sql`any(${sql.array([...ids])}::uuid[])`;
  await sql`update unit set retired_in = ${revisionId} where id = ${gone}`;
  await sql`
    update unit_version set until_revision = ${revisionId} where unit_id = ${gone} and until_revision is null`;
};

/**
 * Ends the versions of these units and begins the given ones, parents first. What no net knows (figures, the import)
 * goes on from the version before; a new unit has none.
 */
export const replaceVersions = async (
  sql: Sql,
  revisionId: number,
  versions: readonly PublishedVersion[],
): Promise<void> => {
  const ids = versions.map(({ unitId }) => unitId);
  await sql`
    update unit_version set until_revision = ${revisionId}
    where unit_id = any(${sql.array(ids)}::uuid[]) and until_revision is null`;
  await copyTable(
    sql,
    'unit_version',
    {
      unit_id: (row) => row.unitId,
      from_revision: () => revisionId,
      level: (row) => row.level,
      parent_id: (row) => row.parentId,
      code: (row) => row.code,
      name: (row) => row.name,
      name_en: (row) => row.nameEn,
      use: (row) => row.use,
      attributes: (row) => row.attributes,
      is_void: (row) => row.isVoid,
      is_leaf: (row) => row.isLeaf,
      area_square_meters: (row) => row.areaSquareMeters,
      geom: (row) => row.geom,
      label_point: (row) => row.labelPoint,
    },
    versions,
  );
  const continued = versions.filter(({ continues }) => continues).map(({ unitId }) => unitId);
  await sql`
    update unit_version as version
    set households = before.households, people = before.people, counted_on = before.counted_on,
      count_source = before.count_source, import_id = before.import_id,
      continues_from = case when version.unit_id = any(${sql.array(continued)}::uuid[])
        then coalesce(before.continues_from, before.from_revision) end,
      label_point = case when version.unit_id = any(${sql.array(continued)}::uuid[])
        then before.label_point else version.label_point end
    from unit_version as before
    where version.from_revision = ${revisionId} and before.unit_id = version.unit_id
      and before.until_revision = ${revisionId}`;
};

/** Lines by feature ids of their leaves, 0 for the outside, with their points as bytes. */
export interface ArcKey {
  readonly left: number;
  readonly right: number;
  readonly path: Uint8Array;
}

/** Ends arcs at a revision; gives how many of them there were. */
export const endArcs = async (sql: Sql, revisionId: number, arcs: readonly ArcKey[]): Promise<number> => {
  const rows = await sql`
    update net_arc set until_revision = ${revisionId}
    from unnest(${sql.array(arcs.map(({ left }) => left))}::int[], ${sql.array(arcs.map(({ right }) => right))}::int[],
      ${sql.array(arcs.map(({ path }) => Buffer.from(path).toString('hex')))}::text[])
      as given (left_unit, right_unit, path)
    where net_arc.until_revision is null and net_arc.left_unit = given.left_unit
      and coalesce(net_arc.right_unit, 0) = given.right_unit and net_arc.path = decode(given.path, 'hex')`;
  return rows.count;
};
