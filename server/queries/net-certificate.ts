import type { Fragment, Sql } from '../db/sql.ts';
import { importIsActive } from './visible.ts';

/** Centimetres by which a stored place may miss its point of the grid: nine decimals of a degree are 0.006. */
const slackCentimetres = 0.1;

/** A set of parents whose children are looked at together, with themselves. */
export interface FamilyWeight {
  readonly parentId: string;
  readonly vertices: number;
}

/** Something that the database finds wrong; the place in centimetres of the district's frame. */
export interface DatabaseFault {
  readonly kind: string;
  readonly unitId: string;
  readonly place: readonly [east: number, north: number] | null;
}

/** Every unit of a net, intended holes included; units of staged loads are left out. */
export const wholeNet = (sql: Sql, netRevision: number) => sql`
  (select unit_version.* from unit_version
    where unit_version.from_revision <= ${netRevision}
      and (unit_version.until_revision is null or unit_version.until_revision > ${netRevision})
      and ${importIsActive(sql, 'unit_version')})`;

/** Parents of a net with the vertices of their children, in the order of the uuids. */
export const listFamilies = (sql: Sql, netRevision: number): Promise<FamilyWeight[]> =>
  // How much is there to look at below each unit?
  sql<FamilyWeight[]>`
    select parent_id as "parentId", sum(st_npoints(geom))::float8 as vertices
    from ${wholeNet(sql, netRevision)} as unit
    where parent_id is not null group by parent_id order by parent_id`;

/** Faults of the tree of a net: units twice, without parent, on the wrong tier, wrongly marked as leaves. */
export const findTreeFaults = (sql: Sql, netRevision: number): Promise<DatabaseFault[]> =>
  // Is this one tree of the right levels?
  sql<DatabaseFault[]>`
    with net as materialized (
      select unit_id, parent_id, is_leaf, case level when 'district' then 0 when 'street' then 1
        when 'community' then 2 when 'micro-grid' then 4 else 3 end as tier
      from ${wholeNet(sql, netRevision)} as unit
    ), fault (kind, unit_id) as (
      select 'unit-twice', unit_id from net group by unit_id having count(*) > 1
      union all
      select 'district-not-one', null where (select count(*) from net where parent_id is null) <> 1
      union all
      select case when parent.unit_id is null then 'parent-missing' else 'level-wrong' end, net.unit_id
      from net left join net as parent on parent.unit_id = net.parent_id
      where net.tier <> coalesce(parent.tier, -1) + 1 or (net.parent_id is not null and parent.unit_id is null)
      union all
      select 'leaf-mark-wrong', net.unit_id from net
      where is_leaf = exists (select from net as child where child.parent_id = net.unit_id)
    )
    select kind, coalesce(unit_id::text, '') as "unitId", null as place from fault order by kind, unit_id limit 200`;

/** What the database says about the units below some parents. */
export interface FamilyVerdict {
  readonly hashes: readonly { readonly unitId: string; readonly hash: Uint8Array }[];
  readonly faults: readonly DatabaseFault[];
}

/**
 * Proves the children of some parents: every ring on the grid, simple, rightly turned and in place; the directed
 * segments of all children of a parent cancel to exactly its own.
 */
export const proveFamilies = (
  sql: Sql,
  netRevision: number,
  parentIds: readonly string[],
): Promise<FamilyVerdict> => {
  const ids = sql`${sql.array([...parentIds])}::uuid[]`;
  const net = wholeNet(sql, netRevision);
  return prove(
    sql,
    sql`select unit_id, parent_id as family, level, parent_id, is_void, code, geom from ${net} as unit
      where parent_id = any(${ids})`,
    sql`select unit_id as family, geom from ${net} as unit where unit_id = any(${ids})`,
  );
};

/** Proves the district: its rings, and that they are those of the outline of another revision. */
export const proveDistrict = (
  sql: Sql,
  netRevision: number,
  outlineOfRevision: number,
): Promise<FamilyVerdict> =>
  prove(
    sql,
    sql`select unit_id, unit_id as family, level, parent_id, is_void, code, geom
      from ${wholeNet(sql, netRevision)} as unit where parent_id is null`,
    sql`select unit_id as family, geom from ${wholeNet(sql, outlineOfRevision)} as unit where parent_id is null`,
  );

/** Faults, and one row for each unit with its hash. */
type VerdictRow = DatabaseFault & { readonly hash: Uint8Array | null };

const prove = async (sql: Sql, children: Fragment, wholes: Fragment): Promise<FamilyVerdict> => {
  // Are these rings right, do they cancel, and what are their hashes?
  const rows = await sql<VerdictRow[]>`
    with child as materialized (${children}),
    flat as materialized (
      select shape.unit_id, family, times, ${onPlane(sql, sql`shape.geom`)} as plane
      from (
        select unit_id, family, 1 as times, geom from child
        union all
        select family, family, -1, geom from (${wholes}) as whole
      ) as shape, district
    ), spot as (
      select unit_id, family, times, path[1] as part, path[2] as ring, path[3] as place, st_x(dump.geom) as x,
        st_y(dump.geom) as y, round(st_x(dump.geom))::int as east, round(st_y(dump.geom))::int as north
      from flat, st_dumppoints(flat.plane) as dump
    ), step as (
      select *, lag(east) over line as from_east, lag(north) over line as from_north
      from spot window line as (partition by times, unit_id, part, ring order by place)
    ), side as materialized (
      select *, (from_east, from_north) < (east, north) as is_ahead from step where from_east is not null
    ), turned as (
      select unit_id, part, ring, min(east) as east, min(north) as north, count(*) as size,
        sum(from_east::bigint * north - east::bigint * from_north) as double_area
      from side where times = 1 group by unit_id, part, ring
    ), summed as (
      select family, case when is_ahead then from_east else east end as east,
        case when is_ahead then from_north else north end as north,
        case when is_ahead then east else from_east end as other_east,
        case when is_ahead then north else from_north end as other_north
      from side group by 1, 2, 3, 4, 5 having sum(case when is_ahead then times else -times end) <> 0
    ), loose as (
      select *, row_number() over (partition by family order by east, north) as place from summed
    ), fault (kind, unit_id, east, north) as (
      select 'empty', unit_id, null::int, null::int from flat where times = 1 and st_isempty(plane)
      union all
      select 'coordinate-wrong', unit_id, null, null from flat where times = 1 and plane is null
      union all
      select 'coordinate-wrong', unit_id, min(east), min(north) from side
      where times = 1 and (abs(x - east) > ${slackCentimetres} or abs(y - north) > ${slackCentimetres})
      group by unit_id
      union all
      select 'vertex-twice', unit_id, east, north from side
      where times = 1 and from_east = east and from_north = north
      union all
      select 'ring-too-short', unit_id, east, north from turned where size < 3
      union all
      select 'ring-wrong-way-round', unit_id, east, north from turned
      where case when ring = 1 then double_area <= 0 else double_area >= 0 end
      union all
      select 'rings-invalid', unit_id, round(st_x(location))::int, round(st_y(location))::int
      from (
        select unit_id, (st_isvaliddetail(grid)).location as location
        from (select unit_id, st_snaptogrid(plane, 1) as grid from flat where times = 1) as gridded
        where not st_isvalid(grid)
      ) as invalid
      union all
      select 'children-do-not-fill', family, east, north from loose where place <= 20
    )
    select kind, unit_id as "unitId", case when east is null then null else array[east, north] end as place,
      null::bytea as hash
    from fault
    union all
    select 'hash', child.unit_id, null, sha256(convert_to(format(E'%s %s %s %s %s\n', child.unit_id, child.level,
      coalesce(child.parent_id::text, '-'), case when child.is_void then 'void' else 'area' end, child.code), 'UTF8')
      || coalesce(vertices, ''))
    from child left join (
      select unit_id, string_agg(int4send(part) || int4send(ring) || int4send(from_east) || int4send(from_north),
        ''::bytea order by part, ring, place) as vertices
      from side where times = 1 group by unit_id
    ) as bytes using (unit_id)`;
  return {
    hashes: rows.flatMap(({ unitId, hash }) => (hash === null ? [] : [{ unitId, hash }])),
    faults: rows.flatMap(({ kind, unitId, place, hash }) => (hash === null ? [{ kind, unitId, place }] : [])),
  };
};

/**
 * A stored shape in centimetres of the district's frame, not rounded; null for one that lies in no zone of China. What
 * is stored as EPSG:4326 are longitudes and latitudes of CGCS2000, the system of the zones.
 */
const onPlane = (sql: Sql, geom: Fragment): Fragment => sql`
  case when st_isempty(${geom}) or (st_xmin(${geom}) > 60 and st_xmax(${geom}) < 150 and st_ymin(${geom}) > 0
      and st_ymax(${geom}) < 60)
    then st_affine(st_transform(st_setsrid(${geom}, 4490), district.epsg), 100, 0, 0, 100,
      -100.0 * district.origin_east_meters, -100.0 * district.origin_north_meters)
  end`;

/** Centimetres by which the outlines of the district differ between two revisions, at most. */
export const measureOutlineDrift = async (sql: Sql, one: number, other: number): Promise<number> => {
  const planes = (revision: number): Fragment => sql`
    select st_boundary(st_snaptogrid(${onPlane(sql, sql`unit.geom`)}, 1)) as line
    from ${wholeNet(sql, revision)} as unit, district where unit.parent_id is null`;
  // How far is each vertex of one outline from the other, at most?
  const [row] = await sql<{ centimetres: number | null }[]>`
    select max(st_hausdorffdistance(one.line, other.line)) as centimetres
    from (${planes(one)}) as one, (${planes(other)}) as other`;
  return row?.centimetres ?? Number.POSITIVE_INFINITY;
};
