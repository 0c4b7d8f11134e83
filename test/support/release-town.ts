import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { idOf, importId } from './small-district.ts';

/** The net on which the lower grid of 百花 belongs to 桃园, in force since 2026. */
export const redrawnNet = 4;
/** Grids by the community that they lie in on nets 1 and 2. */
export const grids = {
  baihua: '990101001001001001',
  baihuaLower: '990101001001002',
  taoyuan: '990101001002001',
  linjiang: '990101002001001',
  xiangyang: '990101002002001',
} as const;

/**
 * Adds a net to the small district: 百花 gives its lower grid to 桃园. Outlines of both follow, and every ticket is
 * placed on the new net.
 */
export const redrawNet = async (sql: Sql): Promise<void> => {
  await sql`insert into net_revision (id, effective_from, title) values (${redrawnNet}, '2026-01-01', '四版')`;
  const [baihua, taoyuan, moved] = ['990101001001', '990101001002', grids.baihuaLower].map((code) =>
    idOf(`unit/${code}`),
  );
  const changed = [baihua, taoyuan, moved] as string[];
  await sql.begin(async (tx) => {
    await tx`create table redrawn as
      select * from unit_version where unit_id = any (${changed}::uuid[]) and until_revision is null`;
    await tx`
      update redrawn set geom = st_multi(st_union(geom, (select geom from unit_version where unit_id = ${moved ?? ''}), 0.0000001::float8))
      where unit_id = ${taoyuan ?? ''}`;
    await tx`
      update redrawn set geom = st_multi(st_difference(geom, (select geom from unit_version where unit_id = ${moved ?? ''}), 0.0000001::float8))
      where unit_id = ${baihua ?? ''}`;
    await tx`update redrawn set parent_id = ${taoyuan ?? ''} where unit_id = ${moved ?? ''}`;
    await tx`
      update unit_version set until_revision = ${redrawnNet} where unit_id = any (${changed}::uuid[]) and until_revision is null`;
    await tx`
      insert into unit_version (unit_id, from_revision, level, parent_id, code, name, is_void, is_leaf, households, people,
        area_square_meters, geom, label_point, import_id)
      select unit_id, ${redrawnNet}, level, parent_id, code, name, is_void, is_leaf, households, people,
        area_square_meters, geom, label_point, import_id
      from redrawn order by level`;
    await tx`drop table redrawn`;
    await tx`update ticket_unit set until_revision = ${redrawnNet} where unit_id = ${moved ?? ''}`;
    await tx`
      insert into ticket_unit (from_revision, ticket_id, unit_id)
      select ${redrawnNet}, ticket_id, unit_id from ticket_unit where until_revision = ${redrawnNet}`;
  });
};

export interface PlantedTickets {
  readonly grid: string;
  readonly month: string;
  readonly tickets: number;
  /** As many as tickets unless told. */
  readonly reporters?: number;
  readonly categoryId?: number;
  /** Metres east and north of the centre of the grid. */
  readonly offset?: readonly [number, number];
  readonly importId?: string;
  readonly requestType?: string;
  readonly nets?: readonly number[];
}

let planted = 0;

/** Puts tickets into a grid, each a day or so after the other, and places them on these nets. */
export const plantTickets = async (sql: Sql, plan: PlantedTickets): Promise<void> => {
  const { grid, month, tickets, reporters = tickets, categoryId = 11, offset = [0, 0] } = plan;
  const { requestType = 'complaint', nets = [1, 2, redrawnNet] } = plan;
  planted += 1;
  const name = `planted-${planted}`;
  await sql`
    with added as (
      insert into ticket (id, import_id, number, source, request_type, category_id, received_at, state, match_level, geom,
        reporter_hash)
      select (select max(id) from ticket) + number, ${plan.importId ?? importId}, ${name} || '/' || number, 'hotline', ${requestType}, ${categoryId},
        (${`${month}-01`}::date + (number % 27) + time '09:00') at time zone 'Asia/Shanghai', 'closed', 'point',
        st_project(label_point::geography, sqrt(${offset[0]}::float8 ^ 2 + ${offset[1]}::float8 ^ 2),
          atan2(${offset[0]}::float8, ${offset[1]}::float8))::geometry,
        decode(md5(${name} || '/' || number % ${reporters}), 'hex')
      from generate_series(1, ${tickets}) as number
      join unit_version on unit_id = ${idOf(`unit/${grid}`)} and until_revision is null
      returning id
    )
    insert into ticket_unit (from_revision, until_revision, ticket_id, unit_id)
    select net, (select min(id) from net_revision where id > net), added.id, ${idOf(`unit/${grid}`)}
    from added, unnest(${[...nets]}::int[]) as net`;
};

/** A further import that is active at once. */
export const addImport = async (sql: Sql): Promise<string> => {
  const id = randomUUID();
  await sql`insert into import (id, kind, source_name, state) values (${id}, 'tickets', '补录', 'active')`;
  return id;
};
