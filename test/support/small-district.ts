import { createHash } from 'node:crypto';
import type { Sql } from 'postgres';
import { placerOf } from '../../server/actions/place-rows.ts';
import { storeArcs } from '../../server/actions/store-net.ts';
import { publish } from '../../server/engines/net/dissolve.ts';
import { raiseLayerBuilds } from '../../server/queries/layer-revisions.ts';
import { listFeatureIds } from '../../server/queries/net-units.ts';
import { frame, smallNet, unitPlans } from './small-district-units.ts';

const { epsg, originEastMeters, originNorthMeters } = frame;

/** Ids of the fixture are functions of their names (UUID version 8). */
export const idOf = (name: string): string => {
  const hash = createHash('md5').update(name).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20)}`;
};

export const importId = idOf('import/active');
export const stagingImportId = idOf('import/staging');

/** Old, present and coming name of the first street; the middle one is in force. */
export const streetNames = ['旧东风街道', '东风街道', '新东风街道'] as const;

/** The net that has not taken effect. */
export const comingNet = 29990101;

const insertNet = async (sql: Sql): Promise<void> => {
  await sql`
    insert into district (code, name, name_en, epsg, origin_east_meters, origin_north_meters, synthetic, data_until)
    values ('990101', '试验区', 'Trial District', ${epsg}, ${originEastMeters}, ${originNorthMeters}, true, '2026-06-30')`;
  await sql`
    insert into import (id, kind, source_name, state)
    values (${importId}, 'demo', '合成数据', 'active'), (${stagingImportId}, 'tickets', '合成数据', 'staging')`;
  await sql`
    insert into net_revision (id, effective_from, title)
    values (1, '2024-01-01', '初版'), (2, '2025-01-01', '二版'), (${comingNet}, '2999-01-01', '将来')`;
  await sql`insert into unit (id, created_in) select id, 1 from unnest(${unitPlans.map(({ code }) => idOf(`unit/${code}`))}::uuid[]) as id`;
  const net = smallNet(idOf);
  const numbers = await listFeatureIds(
    sql,
    unitPlans.map(({ code }) => idOf(`unit/${code}`)),
  );
  await storeArcs(sql, 1, net, (id) => numbers.get(id));
  const outlines = new Map(publish(net).map(({ unit, polygons }) => [unit.id, polygons]));
  const placer = placerOf(frame);
  for (const plan of unitPlans) {
    const versions =
      plan.code === '990101001'
        ? [
            [1, 2, 0],
            [2, comingNet, 1],
            [comingNet, null, 2],
          ]
        : [[1, null, null]];
    for (const [from, until, nameIndex] of versions) {
      const { geom, labelPoint, areaSquareMeters } = placer.outline(
        outlines.get(idOf(`unit/${plan.code}`)) ?? [],
      );
      const name = nameIndex == null ? plan.name : (streetNames[nameIndex] ?? plan.name);
      await sql`
        insert into unit_version (unit_id, from_revision, until_revision, level, parent_id, code, name, is_void,
          is_leaf, households, people, area_square_meters, geom, label_point, import_id)
        select ${idOf(`unit/${plan.code}`)}, ${from ?? 1}, ${until ?? null}, ${plan.level},
          ${plan.parent === null ? null : idOf(`unit/${plan.parent}`)}, ${plan.code}, ${name},
          ${plan.isVoid ?? false}, ${plan.isLeaf ?? false}, ${plan.isVoid ? null : 400}, 1000,
          ${areaSquareMeters}, ${geom}::geometry, ${labelPoint}::geometry, ${importId}`;
    }
  }
  await sql`
    insert into unit_staffing (unit_id, role, headcount, qualified_count, counted_on)
    values (${idOf('unit/990101001001')}, 'community-worker', 6, 4, '2026-01-01')`;
  await sql`insert into unit_other_code (unit_id, platform, code) values (${idOf('unit/990101001001')}, 'police', 'P-7')`;
};

const place = (sql: Sql, eastMeters: number, northMeters: number) => sql`
  st_transform(st_setsrid(st_makepoint(${originEastMeters + eastMeters}::float8,
    ${originNorthMeters + northMeters}::float8), ${epsg}), 4326)`;

/** Eight compounds, one of them staged, with an entrance each, and a building in each. */
const insertCompounds = async (sql: Sql): Promise<void> => {
  for (let index = 0; index < 8; index += 1) {
    const id = idOf(`compound/${index}`);
    const community = `99010100${1 + Math.floor(index / 4)}00${1 + (Math.floor(index / 2) % 2)}`;
    const [east, north] = [index * 500 + 200, 1400];
    const name = index === 3 ? '100%花_园' : `和平${index + 1}号院`;
    await sql`
      insert into compound (id, name, aliases, community_id, households, property_mode, owners_committee,
        formal_member_count, area_square_meters, geom, label_point, import_id)
      select ${id}, ${name}, ${[`老院${index}`]}, ${idOf(`unit/${community}`)}, 120, 'market', ${index % 2 === 0},
        ${index}, 10000, st_multi(st_buffer(point::geography, 50)::geometry), point,
        ${index === 7 ? stagingImportId : importId}
      from (select ${place(sql, east, north)} as point) as places`;
    await sql`
      insert into compound_entrance (id, compound_id, kind, geom)
      values (${idOf(`entrance/${index}`)}, ${id}, 'main-gate', ${place(sql, east + 50, north)})`;
    await sql`insert into compound_tag (compound_id, scheme, term) values (${id}, 'wuhua', 'commodity'), (${id}, 'jiangsu', 'old')`;
    await sql`
      insert into building (id, compound_id, name, use, households, geom, import_id)
      select ${idOf(`building/${index}`)}, ${id}, ${`${index + 1}栋`}, 'residential', 24,
        st_multi(st_buffer(point::geography, 10)::geometry), ${importId}
      from (select ${place(sql, east, north)} as point) as places`;
  }
};

const insertStationsAndOrganisations = async (sql: Sql): Promise<void> => {
  for (let index = 0; index < 4; index += 1) {
    const id = idOf(`station/${index}`);
    const community = `99010100${1 + Math.floor(index / 2)}00${1 + (index % 2)}`;
    await sql`
      insert into station (id, name, kind, community_id, address, phone, state, geom, import_id)
      values (${id}, ${`第${index + 1}党群服务中心`}, ${index === 0 ? 'hub' : 'community'},
        ${idOf(`unit/${community}`)}, ${`试验路${index + 1}号`}, '000-0000', 'open',
        ${place(sql, index * 1000 + 500, 500)}, ${importId})`;
    await sql`
      insert into station_hours (station_id, weekday, opens, closes)
      select ${id}::uuid, weekday, opens, closes
      from generate_series(1, 5) as weekday,
        (values ('09:00'::time, '12:00'::time), ('13:30', '17:30')) as hours (opens, closes)`;
    await sql`insert into station_special_day (station_id, day, reason) values (${id}, '2999-10-01', '国庆节')`;
    await sql`insert into station_service (station_id, service) values (${id}, 'government'), (${id}, 'care')`;
    await sql`insert into station_function (station_id, function) values (${id}, 'study')`;
    await sql`insert into station_errand (station_id, name, papers) values (${id}, '老年证', '身份证')`;
  }
  for (let index = 0; index < 5; index += 1)
    await sql`
      insert into party_org (id, name, type, form, setup, kind, superior_id, unit_id, formal_member_count, geom,
        import_id)
      values (${idOf(`party-org/${index}`)}, ${`和平第${index + 1}党支部`}, ${index === 0 ? 'committee' : 'branch'},
        'entity', 'single', 'community', ${index === 0 ? null : idOf('party-org/0')},
        ${idOf('unit/990101001001')}, ${index + 2}, ${index === 4 ? null : place(sql, 300 + index, 1500)}, ${importId})`;
  await sql`
    insert into party_coverage (party_org_id, compound_id, coverage)
    select ${idOf('party-org/1')}::uuid, id, 'organisation'
    from unnest(${[0, 1].map((index) => idOf(`compound/${index}`))}::uuid[]) as id`;
};

/** How the 60 visible tickets divide; three more are staged. */
export const ticketDivision = {
  total: 60,
  inCell: 36,
  withheld: 8,
  coarse: 6,
  outside: 4,
  withoutPlace: 6,
} as const;

interface TicketPlan {
  readonly number: number;
  readonly request_type: string;
  readonly category_id: number | null;
  readonly received_at: string;
  readonly confidential: boolean;
  readonly match_level: string;
  readonly east: number | null;
  readonly north: number | null;
  readonly has_cell: boolean;
  readonly import_id: string;
}

/** A ticket an hour and three minutes from 1 June 2026, 00:00 Asia/Shanghai, each of a kind that its number decides. */
const planTicket = (index: number): TicketPlan => {
  const common = {
    number: index,
    request_type: 'help',
    category_id: index % 5 === 4 ? null : 11 + (index % 3),
    received_at: new Date(Date.parse('2026-06-01T00:00:00+08:00') + index * 63 * 60_000 * 10).toISOString(),
    confidential: false,
    match_level: 'compound',
    east: 130 + ((index * 397) % 3700),
    north: 1050 + ((index * 211) % 900),
    has_cell: true,
    import_id: index >= 60 ? stagingImportId : importId,
  };
  if (index < 36 || index >= 60) return common;
  if (index < 40) return { ...common, request_type: 'report', has_cell: false };
  if (index < 44) return { ...common, confidential: true, has_cell: false };
  if (index < 50) return { ...common, match_level: index % 2 === 0 ? 'road' : 'community', has_cell: false };
  if (index < 52) return { ...common, east: 5000 };
  // In the intended hole, which counts in nothing.
  if (index < 54) return { ...common, east: 3500, north: 500 };
  return { ...common, match_level: 'none', east: null, north: null, has_cell: false };
};

const insertTickets = async (sql: Sql): Promise<void> => {
  await sql`
    insert into ticket_category (id, parent_id, code, name, name_en)
    values (1, null, 'A', '环境卫生', 'Environment'), (11, 1, 'A1', '垃圾清运', 'Waste'), (12, 1, 'A2', '噪音扰民', 'Noise'),
      (2, null, 'B', '物业管理', 'Property'), (13, 2, 'B1', '电梯故障', 'Lifts')`;
  const plans = Array.from({ length: 63 }, (_, index) => planTicket(index));
  await sql`
    insert into ticket (id, import_id, number, source, request_type, category_id, received_at, state, confidential,
      match_level, geom, cell_east, cell_north)
    select plan.number + 1, plan.import_id, 'T' || plan.number, 'hotline', plan.request_type, plan.category_id,
      plan.received_at, 'closed', plan.confidential, plan.match_level,
      case when plan.east is not null then st_transform(st_setsrid(st_makepoint(${originEastMeters} + plan.east,
        ${originNorthMeters} + plan.north), ${epsg}), 4326) end,
      case when plan.has_cell then floor(plan.east / 100)::int end,
      case when plan.has_cell then floor(plan.north / 100)::int end
    from jsonb_to_recordset(${sql.json(plans as never)}) as plan (number int, request_type text, category_id smallint,
      received_at timestamptz, confidential boolean, match_level text, east float8, north float8, has_cell boolean,
      import_id uuid)`;
  // Points stand apart from the rims of the units, so that containment is plain.
  await sql`
    insert into ticket_unit (from_revision, ticket_id, unit_id)
    select 1, ticket.id, unit_version.unit_id
    from unit_version join ticket on unit_version.is_leaf and st_intersects(unit_version.geom, ticket.geom)`;
};

/** Fills an empty, migrated database with a district of a handful of everything; all of it is synthetic. */
export const insertSmallDistrict = async (pool: Sql): Promise<void> => {
  await pool.begin(async (tx) => {
    const sql = tx as unknown as Sql;
    await insertNet(sql);
    await insertCompounds(sql);
    await insertStationsAndOrganisations(sql);
    await insertTickets(sql);
    await raiseLayerBuilds(
      tx,
      ['base', 'areas', 'grids', 'compounds', 'buildings', 'stations', 'party-orgs', 'tickets'],
      'small district',
    );
  });
};
