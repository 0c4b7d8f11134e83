import type { RequestType, TicketState } from '../contract/ticket-mapping.ts';
import type { Sql } from '../db/sql.ts';

/** What tickets are placed by. */
export interface TicketGround {
  readonly epsg: number;
  readonly originEastMeters: number;
  readonly originNorthMeters: number;
  /** Whether the district is made up. */
  readonly synthetic: boolean;
  readonly revisionId: number;
  /** Box of the district in EPSG:4326, with some degrees around it. */
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A ticket to be staged. */
export interface NewTicket {
  readonly number: string;
  readonly source: string;
  readonly requestType: RequestType;
  readonly categoryId: number | null;
  readonly receivedAt: Date;
  readonly occurredAt: Date | null;
  readonly closedAt: Date | null;
  readonly state: TicketState;
  readonly confidential: boolean;
  readonly responsibleUnitId: string | null;
  readonly declaredPlace: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** Tells the reporter apart from others; null where too little is known. */
  readonly reporterHash: Uint8Array | null;
}

export interface StagedCounts {
  readonly inserted: number;
  readonly located: number;
  readonly inUnits: number;
  /** Ids of the new tickets, and where each stands in the batch, from 1. */
  readonly ids: readonly number[];
  readonly positions: readonly number[];
}

/** The district and the net in force on a day; null in an empty database. */
export const findTicketGround = async (sql: Sql, day: string): Promise<TicketGround | null> => {
  const aroundDegrees = 0.5;
  // Where does the metric system begin to count, which net is in force, and where does the district lie?
  const [row] = await sql<TicketGround[]>`
    select district.epsg, origin_east_meters as "originEastMeters", origin_north_meters as "originNorthMeters",
      district.synthetic, revision.id as "revisionId", st_xmin(box) - ${aroundDegrees}::float8 as west,
      st_ymin(box) - ${aroundDegrees}::float8 as south, st_xmax(box) + ${aroundDegrees}::float8 as east,
      st_ymax(box) + ${aroundDegrees}::float8 as north
    from district
    join lateral (
      select id from net_revision where effective_from <= ${day} order by effective_from desc limit 1
    ) as revision on true
    join lateral (
      select st_extent(geom) as box from unit_version
      where level = 'district' and from_revision <= revision.id
        and (until_revision is null or until_revision > revision.id)
    ) as extent on box is not null`;
  return row ?? null;
};

/**
 * Adds a batch of tickets of an import that is still invisible, with their units and offices. Numbers that the
 * import or an active one has already are left out. Each is placed on every net there is; among units that touch at
 * the very point the lowest feature id wins.
 */
export const stageTickets = async (
  sql: Sql,
  importId: string,
  tickets: readonly NewTicket[],
  ground: TicketGround,
): Promise<StagedCounts> => {
  const columns = ticketColumns(sql, tickets);
  // Which tickets are new, and which leaf does each fall in? Ids are drawn first: joining the batch to itself is slow.
  const [counts] = await sql<StagedCounts[]>`
    with given as (
      select distinct on (number) *
      from unnest(${columns.number}, ${columns.source}, ${columns.requestType}, ${columns.categoryId},
        ${columns.receivedAt}, ${columns.occurredAt}, ${columns.closedAt}, ${columns.state},
        ${columns.confidential}, ${columns.responsibleUnitId}, ${columns.declaredPlace}, ${columns.longitude},
        ${columns.latitude}, ${columns.reporterHash})
        with ordinality as row (number, source, request_type, category_id, received_at, occurred_at, closed_at,
          state, confidential, responsible_unit_id, declared_place, longitude, latitude, reporter_hash, position)
      order by number, position
    ), fresh as materialized (
      select given.*, nextval(pg_get_serial_sequence('ticket', 'id')) as id,
        case when longitude is not null then st_setsrid(st_makepoint(longitude, latitude), 4326) end as geom,
        not confidential and request_type not in ('report', 'petition')
          and longitude between ${ground.west} and ${ground.east}
          and latitude between ${ground.south} and ${ground.north} as has_cell
      from given
      where not exists (
        select from ticket join import on import.id = ticket.import_id
        where ticket.number = given.number and (import.state = 'active' or import.id = ${importId})
      )
      order by position
    ), inserted as (
      insert into ticket (id, import_id, number, source, request_type, category_id, received_at, occurred_at,
        closed_at, state, confidential, declared_place, match_level, geom, cell_east, cell_north, reporter_hash)
      select id, ${importId}, number, source, request_type, category_id, received_at, occurred_at, closed_at,
        state, confidential, declared_place, case when geom is null then 'none' else 'point' end, geom,
        floor((st_x(metric) - ${ground.originEastMeters}) / 100)::int,
        floor((st_y(metric) - ${ground.originNorthMeters}) / 100)::int, decode(reporter_hash, 'hex')
      from fresh,
        lateral (select case when has_cell then st_transform(geom, ${ground.epsg}::int) end as metric) as place
    ), leaf as materialized (
      select fresh.id, unit_version.unit_id, unit_version.community_id, unit.feature_id,
        unit_version.from_revision, unit_version.until_revision
      from fresh
      join unit_version on unit_version.is_leaf and not unit_version.is_void
        and st_covers(unit_version.geom, fresh.geom)
      join unit on unit.id = unit_version.unit_id
    ), turn as (
      select id, from_revision as at from leaf
      union select id, until_revision from leaf where until_revision is not null
    ), held as (
      select turn.id, turn.at, lowest.unit_id, lowest.community_id,
        lag(row (lowest.unit_id, lowest.community_id)) over (partition by turn.id order by turn.at)
          is not distinct from row (lowest.unit_id, lowest.community_id) as goes_on
      from turn left join lateral (
        select leaf.unit_id, leaf.community_id from leaf
        where leaf.id = turn.id and leaf.from_revision <= turn.at
          and (leaf.until_revision is null or leaf.until_revision > turn.at)
        order by leaf.feature_id limit 1
      ) as lowest on true
    ), range as (
      select id, at, lead(at) over (partition by id order by at) as until_revision, unit_id, community_id
      from held where not goes_on
    ), placed as (
      insert into ticket_unit (ticket_id, from_revision, until_revision, unit_id, community_id)
      select id, at, until_revision, unit_id, community_id from range where unit_id is not null
      returning from_revision, until_revision
    ), handled as (
      insert into ticket_responsibility (ticket_id, responsible_unit_id, role)
      select id, responsible_unit_id, 'lead' from fresh where responsible_unit_id is not null
    )
    select count(*)::int as inserted, count(geom)::int as located,
      (select count(*)::int from placed where from_revision <= ${ground.revisionId}
        and (until_revision is null or until_revision > ${ground.revisionId})) as "inUnits",
      coalesce(array_agg(id order by position), '{}') as ids,
      coalesce(array_agg(position::int order by position), '{}') as positions
    from fresh`;
  if (counts === undefined) throw new Error('the batch gave no counts');
  return counts;
};

/** Extends the last day that the data speaks of. */
export const extendDataUntil = async (sql: Sql, day: string): Promise<void> => {
  // Until which day is there data?
  await sql`update district set data_until = greatest(coalesce(data_until, ${day}::date), ${day}::date)`;
};

const ticketColumns = (sql: Sql, tickets: readonly NewTicket[]) => {
  const texts = (of: (ticket: NewTicket) => string | null) => sql.array(tickets.map(of) as string[]);
  const numbers = (of: (ticket: NewTicket) => number | null) => sql.array(tickets.map(of) as number[]);
  const times = (of: (ticket: NewTicket) => Date | null) =>
    sql`${texts((ticket) => of(ticket)?.toISOString() ?? null)}::timestamptz[]`;
  return {
    number: sql`${texts((ticket) => ticket.number)}::text[]`,
    source: sql`${texts((ticket) => ticket.source)}::text[]`,
    requestType: sql`${texts((ticket) => ticket.requestType)}::text[]`,
    categoryId: sql`${numbers((ticket) => ticket.categoryId)}::smallint[]`,
    receivedAt: times((ticket) => ticket.receivedAt),
    occurredAt: times((ticket) => ticket.occurredAt),
    closedAt: times((ticket) => ticket.closedAt),
    state: sql`${texts((ticket) => ticket.state)}::text[]`,
    confidential: sql`${texts((ticket) => String(ticket.confidential))}::boolean[]`,
    responsibleUnitId: sql`${texts((ticket) => ticket.responsibleUnitId)}::uuid[]`,
    declaredPlace: sql`${texts((ticket) => ticket.declaredPlace)}::text[]`,
    longitude: sql`${numbers((ticket) => ticket.longitude)}::float8[]`,
    latitude: sql`${numbers((ticket) => ticket.latitude)}::float8[]`,
    reporterHash: sql`${texts(({ reporterHash }) =>
      reporterHash === null ? null : Buffer.from(reporterHash).toString('hex'),
    )}::text[]`,
  };
};
