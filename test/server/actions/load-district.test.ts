import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDemoDistrict } from '../../../data/demo/demo-district.ts';
import { netOfBundle } from '../../../server/actions/bundle-net.ts';
import { loadDistrict } from '../../../server/actions/load-district.ts';
import { openPersonalField } from '../../../server/actions/seal-ticket-persons.ts';
import { loadNet } from '../../../server/answers/load-net.ts';
import { createWalkNetworkStore } from '../../../server/answers/walk-network.ts';
import type { DistrictBundle } from '../../../server/contract/district-bundle.ts';
import type { TicketRow } from '../../../server/contract/ticket-rows.ts';
import type { Database } from '../../../server/db/database.ts';
import { createSealer } from '../../../server/db/sealer.ts';
import { saveNet } from '../../../server/engines/net/save.ts';
import { readingAs } from '../../../server/queries/reading.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addPerson } from '../../support/people.ts';
import { squareTown } from '../../support/square-town.ts';

const ticketCount = 12_000;
const sealer = createSealer([Buffer.alloc(32, 7)]);
const bundle = (): DistrictBundle =>
  buildDemoDistrict({ seed: 5, anchorDate: '2026-06-30', ticketCount }, squareTown(5));

const cutOff = function* (tickets: Iterable<TicketRow>, after: number): Generator<TicketRow> {
  for (const ticket of tickets) {
    if (ticket.id > after) throw new Error('cut off');
    yield ticket;
  }
};

describe('loading a whole district', () => {
  let database: Database;
  const one = async <T>(rows: PromiseLike<readonly object[]>): Promise<T> => (await rows)[0] as T;
  const count = async (table: string): Promise<number> =>
    (await one<{ n: number }>(database.sql`select count(*)::int as n from ${database.sql(table)}`)).n;

  beforeAll(async () => {
    database = await openTestDatabase();
    await addPerson(database, ['system-admin']);
  });
  afterAll(() => database.close());

  it('leaves nothing visible when it is cut off among the tickets', async () => {
    const whole = bundle();
    const broken = { ...whole, tickets: cutOff(whole.tickets, 10_500) };
    await expect(loadDistrict(database.sql, broken)).rejects.toThrow('cut off');
    expect(await count('ticket')).toBe(10_000);
    const visible = await one<{ n: number }>(
      database.sql`select count(*)::int as n from ticket join import on import.id = import_id where import.state = 'active'`,
    );
    expect(visible.n).toBe(0);
    for (const table of [
      'district',
      'pub.district',
      'pub.station',
      'pub.community',
      'pub.edition',
      'audit_log',
      'layer_revision',
    ])
      expect(await count(table), table).toBe(0);
  });

  it('starts again after that, tells how far it is, and makes everything visible', async () => {
    const parts: number[] = [];
    const loaded = await loadDistrict(database.sql, bundle(), {
      onProgress: (_, part) => parts.push(part ?? 0),
      sealer,
    });
    expect(loaded.ticketCount).toBe(ticketCount);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
    expect(
      await database.sql`select state, count(*)::int as n from import group by state order by state`,
    ).toEqual([
      { state: 'active', n: 1 },
      { state: 'failed', n: 1 },
    ]);
    const { places } = bundle();
    const expected: [string, number][] = [
      ['ticket', ticketCount],
      ['unit', places.units.length],
      ['unit_version', places.units.length],
      ['compound', 1325],
      ['building', places.buildings.length],
      ['building_unit', places.buildings.length],
      ['compound_entrance', places.compoundEntrances.length],
      ['party_org', places.partyOrgs.length],
      ['party_coverage', places.partyCoverage.length],
      ['station', 227],
      ['pub.station', 227],
      ['pub.community', 62],
      ['ticket_category', 57],
      ['walk_edge', places.walkEdges.length],
      ['base_feature', places.baseFeatures.length],
      ['layer_revision', 8],
      ['audit_log', 1],
    ];
    for (const [table, rows] of expected) expect(await count(table), table).toBe(rows);
  });

  it('keeps the lines of the net, from which all outlines are drawn', async () => {
    const { net, outlines } = netOfBundle(bundle().places.units);
    const stored = await loadNet(database.sql, 1);
    expect(Buffer.from(saveNet(stored)).equals(saveNet(net))).toBe(true);
    const drawn = await database.sql<{ id: string; points: number }[]>`
      select unit_id as id, st_npoints(geom) as points from unit_version`;
    for (const { id, points } of drawn)
      expect(points).toBe(
        (outlines.get(id) ?? []).flat().reduce((sum, ring) => sum + ring.length / 2 + 1, 0),
      );
  });

  it('gives the walking network to its engine as it was made', async () => {
    const network = await createWalkNetworkStore(readingAs(database.sql, 'app_worker')).get();
    const { walkNodes, walkEdges } = bundle().places;
    expect([network?.graph.nodeCount, network?.graph.edgeCount]).toEqual([
      walkNodes.length,
      walkEdges.length,
    ]);
    const meters = walkEdges.reduce((sum, edge) => sum + edge.lengthMeters, 0);
    expect(network?.graph.edgeMillimeters.reduce((sum, own) => sum + own / 1_000, 0)).toBeCloseTo(meters, 0);
  });

  it('keeps the administrator who was there before', async () => {
    expect(await count('identity.person_role')).toBe(1);
  });

  it('says 合成数据 and needs no review number', async () => {
    expect(await one(database.sql`select synthetic, data_until from district`)).toEqual({
      synthetic: true,
      data_until: '2026-06-30',
    });
    expect(
      (await one<{ review_number: string }>(database.sql`select review_number from pub.edition`))
        .review_number,
    ).toContain('合成数据');
    expect((await one<{ title: string }>(database.sql`select title from net_revision`)).title).toBe(
      '合成数据',
    );
  });

  it('is refused where a district is', async () => {
    await expect(loadDistrict(database.sql, bundle())).rejects.toMatchObject({ code: 'district-present' });
    expect(await count('ticket')).toBe(ticketCount);
  });

  it('puts every ticket into one of five sums that make the total', async () => {
    const sums = await one<Record<string, number>>(database.sql`
      select count(*)::int as total,
        count(*) filter (where withheld)::int as withheld,
        count(*) filter (where not withheld and match_level = 'none')::int as "withoutPlace",
        count(*) filter (where not withheld and match_level in ('road', 'community', 'street'))::int as coarse,
        count(*) filter (where not withheld and fine and unit_id is null)::int as outside,
        count(*) filter (where cell_east is not null and unit_id is not null)::int as "inCell"
      from (
        select ticket.*, ticket_unit.unit_id, match_level in ('point', 'building', 'compound') as fine,
          confidential or request_type in ('report', 'petition') as withheld
        from ticket left join ticket_unit on ticket_unit.ticket_id = ticket.id
      ) as ticket`);
    const { total = 0, withheld = 0, withoutPlace = 0, coarse = 0, outside = 0, inCell = 0 } = sums;
    expect(total).toBe(ticketCount);
    expect(inCell + withheld + coarse + outside + withoutPlace).toBe(total);
    for (const sum of [withheld, withoutPlace, coarse, outside, inCell]) expect(sum).toBeGreaterThan(0);
  });

  it('joins tickets to leaves as the database would', async () => {
    const wrong = await database.sql`
      select ticket.id, ticket_unit.unit_id, found.unit_id as should
      from (select * from ticket where geom is not null and id % 8 = 0) as ticket
      left join ticket_unit on ticket_unit.ticket_id = ticket.id
      left join lateral (
        select unit.id as unit_id, st_distance(st_boundary(unit_version.geom), ticket.geom) as gap
        from unit_version join unit on unit.id = unit_version.unit_id
        where is_leaf and unit_version.geom && ticket.geom and st_covers(unit_version.geom, ticket.geom)
        order by feature_id limit 1
      ) as found on true
      where ticket_unit.unit_id is distinct from found.unit_id and coalesce(gap, 0) > 1e-7`;
    expect(wrong.length).toBe(0);
  });

  it('puts tickets into the 100 m square of the district zone that holds their point', async () => {
    const wrong = await one<{ n: number }>(database.sql`
      select count(*)::int as n
      from (select cell_east, cell_north, st_transform(geom, (select epsg from district)) as at from ticket where cell_east is not null and id % 8 = 0) as ticket, district
      where abs(cell_east * 100 + 50 + origin_east_meters - st_x(at)) > 50.01
        or abs(cell_north * 100 + 50 + origin_north_meters - st_y(at)) > 50.01`);
    expect(wrong.n).toBe(0);
  });

  it('writes valid shapes with their label inside and their area', async () => {
    const wrong = await database.sql`
      select code from unit_version
      where is_leaf and (not st_isvalid(geom) or not st_contains(geom, label_point)
        or abs(st_area(geom::geography) / area_square_meters - 1) > 0.003)`;
    expect(wrong.length).toBe(0);
    const compounds =
      await database.sql`select name from compound where not st_isvalid(geom) or not st_contains(geom, label_point)`;
    expect(compounds.length).toBe(0);
  });

  it('leaves no reference without its row, although the checks were off', async () => {
    const { sql } = database;
    const keys = await sql<{ child: string; childColumn: string; parent: string; parentColumn: string }[]>`
      select conrelid::regclass::text as child, c.attname as "childColumn", confrelid::regclass::text as parent,
        p.attname as "parentColumn"
      from pg_constraint
      join pg_attribute as c on c.attrelid = conrelid and c.attnum = conkey[1]
      join pg_attribute as p on p.attrelid = confrelid and p.attnum = confkey[1]
      where contype = 'f'`;
    expect(keys.length).toBeGreaterThan(25);
    for (const { child, childColumn, parent, parentColumn } of keys) {
      const orphans = await sql`
        select 1 from ${sql(child)} as child
        where child.${sql(childColumn)} is not null
          and not exists (select from ${sql(parent)} as parent where parent.${sql(parentColumn)} = child.${sql(childColumn)})
        limit 1`;
      expect(orphans.length, `${child}.${childColumn}`).toBe(0);
    }
  });

  it('leaves the counters of ids behind the loaded rows', async () => {
    const ticket = await one<{ id: number }>(database.sql`
      insert into ticket (import_id, number, source, request_type, received_at, state, match_level)
      select id, 'probe', 'probe', 'other', now(), 'received', 'none' from import where state = 'active' returning id`);
    expect(ticket.id).toBe(ticketCount + 1);
    await database.sql`delete from ticket where number = 'probe'`;
  });

  it('keeps the made-up reporters of the last 60 days sealed, and tells callers apart by a keyed hash', async () => {
    const rows = await database.sql<
      { id: number; phone: Buffer; content: Buffer; hash: Buffer; day: string; text: string }[]
    >`
      select ticket.id, phone, content, reporter_hash as hash, person::text as text,
        (received_at at time zone 'Asia/Shanghai')::date as day
      from personal.ticket_person as person join ticket on ticket.id = ticket_id
      where phone is not null order by ticket.id`;
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.filter(({ day }) => day < '2026-05-02').length).toBeLessThan(20);
    for (const { id, phone, content, hash, text } of rows.slice(0, 50)) {
      const plain = openPersonalField(sealer, id, 'phone', phone);
      expect(plain).toMatch(/^000-\d{8}$/);
      expect(openPersonalField(sealer, id, 'content', content)).toContain('。');
      expect(hash).toEqual(sealer.fingerprint('reporter', `phone ${plain.replace('-', '')}`));
      expect(text).not.toContain(Buffer.from(plain).toString('hex'));
    }
  });
});
