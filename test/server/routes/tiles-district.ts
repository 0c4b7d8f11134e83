import type { Sql, TransactionSql } from 'postgres';
import { raiseLayerBuilds } from '../../../server/queries/layer-revisions.ts';

/** Degrees; small enough to lie in one tile of zoom 12. */
export const origin = { longitude: 108.5, latitude: 33.6 };
const side = 0.002;

interface SmallUnit {
  readonly code: string;
  readonly level: string;
  readonly parent: string | null;
  /** In sides from the origin: west, south, east, north. */
  readonly box: readonly [number, number, number, number];
  readonly use?: string;
}

/** A district of one street with two communities, the first of two grids, one of them with two micro-grids. */
export const smallUnits: readonly SmallUnit[] = [
  { code: '990101', level: 'district', parent: null, box: [0, 0, 4, 2] },
  { code: '990101001', level: 'street', parent: '990101', box: [0, 0, 4, 2] },
  { code: '990101001001', level: 'community', parent: '990101001', box: [0, 0, 2, 2] },
  { code: '990101001002', level: 'community', parent: '990101001', box: [2, 0, 4, 2] },
  { code: '990101001001001', level: 'general-grid', parent: '990101001001', box: [0, 0, 1, 2] },
  {
    code: '990101001001501',
    level: 'dedicated-grid',
    parent: '990101001001',
    box: [1, 0, 2, 2],
    use: 'school',
  },
  { code: '990101001001001001', level: 'micro-grid', parent: '990101001001001', box: [0, 0, 1, 1] },
  { code: '990101001001001002', level: 'micro-grid', parent: '990101001001001', box: [0, 1, 1, 2] },
];

/** Ring as WKT with a vertex at every corner of the squares, so that levels share their vertices. */
const outlineOf = ([west, south, east, north]: SmallUnit['box']): string => {
  const ring: string[] = [];
  const add = (x: number, y: number): void => {
    ring.push(`${origin.longitude + x * side} ${origin.latitude + y * side}`);
  };
  for (let x = west; x < east; x++) add(x, south);
  for (let y = south; y < north; y++) add(east, y);
  for (let x = east; x > west; x--) add(x, north);
  for (let y = north; y > south; y--) add(west, y);
  return `((${[...ring, ring[0]].join(', ')}))`;
};

const middleOf = ([west, south, east, north]: SmallUnit['box']): string =>
  `POINT(${origin.longitude + ((west + east) / 2) * side} ${origin.latitude + ((south + north) / 2) * side})`;

/** Writes the small district as net revision 1, with a compound, a building and a little base map. */
export const insertSmallDistrict = async (pool: Sql): Promise<void> => {
  await pool.begin(async (sql) => {
    await sql`insert into district (code, name, epsg, origin_east_meters, origin_north_meters, synthetic)
      values ('990101', '试验区', 4545, 0, 0, true)`;
    await sql`insert into net_revision (effective_from, title) values ('2026-01-01', '初始')`;
    await sql`insert into net_revision (effective_from, title) values ('2099-01-01', '将来')`;
    for (const { code, level, parent, box, use } of smallUnits) {
      const [unit] = await sql<{ id: string }[]>`insert into unit (created_in) values (1) returning id`;
      await sql`
        insert into unit_version (unit_id, from_revision, level, parent_id, code, name, use, is_leaf,
          area_square_meters, geom, label_point)
        values (${unit!.id}, 1, ${level},
          (select unit_id from unit_version where code = ${parent}), ${code}, ${`名${code}`}, ${use ?? null}, false,
          1, st_geomfromtext(${`MULTIPOLYGON(${outlineOf(box)})`}, 4326), st_geomfromtext(${middleOf(box)}, 4326))`;
    }
    await insertContents(sql);
    await raiseLayerBuilds(sql, ['areas', 'grids', 'compounds', 'buildings', 'base'], 'test');
  });
};

const insertContents = async (sql: TransactionSql): Promise<void> => {
  const compound = `MULTIPOLYGON(${outlineOf([0, 0, 1, 1])})`;
  const [row] = await sql<{ id: string }[]>`
    insert into compound (name, area_square_meters, geom, label_point)
    values ('锦绣苑', 1, st_geomfromtext(${compound}, 4326), st_geomfromtext(${middleOf([0, 0, 1, 1])}, 4326))
    returning id`;
  await sql`insert into compound_tag values (${row!.id}, 'wuhua', 'commodity'), (${row!.id}, 'another', 'a')`;
  await sql`insert into compound_entrance (compound_id, kind, wheelchair, geom)
    values (${row!.id}, 'main-gate', true, st_geomfromtext(${middleOf([0, 0, 1, 1])}, 4326))`;
  await sql`insert into building (name, use, floors, geom)
    values ('1号楼', 'housing', 6, st_geomfromtext(${compound}, 4326))`;
  await sql`insert into base_feature (kind, class, name, rank, geom) values
    ('water', 'lake', '东湖', 2, st_geomfromtext(${compound}, 4326)),
    ('road', 'arterial', '东湖路', 2,
      st_geomfromtext(${`LINESTRING(${origin.longitude} ${origin.latitude}, ${origin.longitude + side} ${origin.latitude})`}, 4326)),
    ('place', 'district', '试验区', 1, st_geomfromtext(${middleOf([0, 0, 4, 2])}, 4326))`;
};
