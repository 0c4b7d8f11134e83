import { bbox, bboxClip } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangedRelease, PublicTicketCounts } from '../../../server/contract/public-counts.ts';
import { loadDemo } from '../../../server/jobs/load-demo.ts';
import { attack } from '../../support/attacker/attack.ts';
import { publishedCountsOf, type SeenOutlines } from '../../support/attacker/public-input.ts';
import { countCommunities, plantRelease, withdrawPlanted } from '../../support/planted-releases.ts';
import { redrawDemo, secondNet } from '../../support/redrawn-demo.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let steward: Awaited<ReturnType<TestApp['signIn']>>;
let approver: Awaited<ReturnType<TestApp['signIn']>>;
let admin: Awaited<ReturnType<TestApp['signIn']>>;
/** What the public map showed over time. */
const outlines = new Map<number, SeenOutlines>();

const send = (who: AppOfPerson, path: string, body: unknown) =>
  who.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  atlas = await openTestApp({ empty: true });
  await loadDemo(atlas.database.sql, { seed: 1, anchorDate: '2026-06-30', ticketCount: 30_000 });
  expect(await redrawDemo(atlas.database.sql, 12)).toBe(12);
  steward = await atlas.signIn('data-steward');
  approver = await atlas.signIn('approver');
  admin = await atlas.signIn('system-admin');
  for (const net of [1, secondNet]) {
    const edition = { netRevisionId: net, reviewNumber: `合成S(2026)00${net}号` };
    expect((await send(admin, '/api/public-editions', edition)).ok).toBe(true);
    outlines.set(net, await publicOutlines());
  }
}, 240_000);
afterAll(() => atlas.close());

const publicOutlines = async (): Promise<SeenOutlines> => {
  const seen = await jsonOf<FeatureCollection<Polygon | MultiPolygon>>(
    atlas.visitor.request('/ogc/collections/areas/items?limit=1000'),
  );
  return new Map(seen.features.map((feature) => [String(feature.id), feature]));
};

const tryAll = async (releases: readonly object[]): Promise<(number | string)[]> => {
  const outcomes: (number | string)[] = [];
  for (const definition of releases) {
    const answer = await send(steward, '/api/releases?lang=zh-CN', { title: '合成数据', ...definition });
    if (answer.status === 422) {
      outcomes.push(((await answer.json()) as { message: string }).message);
      continue;
    }
    const { release } = await jsonOf<ChangedRelease>(answer, 201);
    const review = { decision: 'approve', documentNumber: '信审〔2026〕1号', reviewedOn: '2026-06-30' };
    await jsonOf(send(approver, `/api/releases/${release.id}/review`, review));
    outcomes.push(release.id);
  }
  return outcomes;
};

const ask = (query: string) =>
  jsonOf<PublicTicketCounts>(atlas.visitor.request(`/api/public/ticket-counts${query}`));
const keyOf = (cell: PublicTicketCounts['cells'][number]): string => JSON.stringify(cell);

/** All that every filter gives, as one. */
const everything = async (): Promise<PublicTicketCounts> => {
  const whole = await ask('');
  const cells = new Map(whole.cells.map((cell) => [keyOf(cell), cell]));
  const codes = new Set(whole.cells.flatMap(({ community }) => community?.code ?? []));
  const categories = new Set(whole.cells.flatMap(({ category }) => category?.id ?? []));
  const months = [...new Set(whole.cells.map(({ month }) => month))].sort();
  const ranges = months.flatMap((from) =>
    months.filter((until) => until >= from).map((until) => [from, until]),
  );
  const queries = [
    ...ranges.map(([from, until]) => `?from=${from}&until=${until}`),
    ...whole.releases.flatMap(({ id }) => [
      `?release=${id}`,
      ...months.map((month) => `?release=${id}&from=${month}&until=${month}`),
    ]),
    ...[...categories].flatMap((id) => [
      `?category=${id}`,
      ...months.map((month) => `?category=${id}&from=${month}`),
    ]),
    ...[...codes].slice(0, 20).map((code) => `?community=${code}`),
  ];
  for (const query of queries) for (const cell of (await ask(query)).cells) cells.set(keyOf(cell), cell);
  return { ...whole, cells: [...cells.values()] };
};

/** Releases after a late import, as an insider might have told. */
const importOf = new Map<number, number>();

/** What is new since the last look: a table for each release. */
const tables = async (): Promise<PublicTicketCounts> => {
  const whole = await ask('');
  const cells = await Promise.all(whole.releases.map(async ({ id }) => (await ask(`?release=${id}`)).cells));
  return { ...whole, cells: cells.flat() };
};

const attackNow = async (look = tables) => {
  const counts = await look();
  const input = publishedCountsOf({ counts, outlines, importOf });
  return { report: await attack(input) };
};

const spring = { fromMonth: '2026-04', untilMonth: '2026-06' };
const found = ({ how, least, most }: { how: string; least: number; most: number }) => ({ how, least, most });

/** A month, a place that is public already, and what is to be combined with it. */
const named = (before: string, netBefore: number, now: string, net: number): RegExp =>
  new RegExp(`2026年.月 ${before}.网格版本${netBefore}.已公布的“合成数据”.+${now}.网格版本${net}.本次`, 'u');

describe('an attacker who reads every public figure with every filter, on both nets', () => {
  let published: number[] = [];

  it('is given what the prover lets pass; what would expose a few is refused and named', async () => {
    const outcomes = await tryAll([
      { ...spring, netRevisionId: 1, withTotals: true },
      { ...spring, fromMonth: '2026-05', netRevisionId: 1, title: '同样的月份' },
      { ...spring, netRevisionId: secondNet },
      { ...spring, netRevisionId: secondNet, againstEarlier: 'keep-back' },
      { ...spring, netRevisionId: 1, categories: [100, 300] },
      { ...spring, netRevisionId: 1, categories: [100, 300], againstEarlier: 'keep-back' },
      {
        ...{ fromMonth: '2026-03', untilMonth: '2026-05', netRevisionId: secondNet },
        ...{ againstEarlier: 'keep-back', withTotals: true },
      },
    ]);
    published = outcomes.filter((outcome) => typeof outcome === 'number');
    expect(published).toHaveLength(5);
    expect(outcomes[2]).toMatch(named('.+', 1, '.+', secondNet));
    expect(outcomes[4]).toMatch(named('(.+)', 1, '\\1·.+', 1));
  }, 120_000);

  it('finds no small cell', async () => {
    const { report } = await attackNow(everything);
    expect(report.counts).toBeGreaterThan(800);
    expect(report.suspects).toBeGreaterThan(2_000);
    expect(report.smallSets).toEqual([]);
  }, 240_000);

  it('finds none after a late import either, though knowing which figures came before it', async () => {
    await importLate(2);
    const again = { ...spring, fromMonth: '2026-06', netRevisionId: 1, withTotals: true };
    expect(await tryAll([again])).toEqual([expect.stringContaining('减去')]);
    await importLate(400);
    const [id] = await tryAll([{ ...again, againstEarlier: 'keep-back' }]);
    expect(id).toBeTypeOf('number');
    importOf.set(Number(id), 1);
    const { report } = await attackNow();
    expect(report.smallSets).toEqual([]);
  }, 240_000);

  it('finds the sliver between two nets that were published past the prover', async () => {
    const month = '2026-02';
    const [first] = await tryAll([{ fromMonth: month, untilMonth: month, netRevisionId: 1 }]);
    expect(first).toBeTypeOf('number');
    const { sql } = atlas.database;
    const cells = (await countCommunities(sql, secondNet, month)).map(({ unitId, tickets }) => ({
      ...{ unitId, area: 'community', value: tickets < 10 ? null : 5 * Math.round(tickets / 5) },
    }));
    const id = await plant({ net: secondNet, month, cells });
    const { report } = await attackNow();
    expect(report.smallSets.length).toBeGreaterThan(0);
    for (const small of report.smallSets) expect(small.how).toMatch(/2026-02.+(less|meets|piece)/);
    await withdrawPlanted(sql, id, approver.person.id);
  }, 240_000);

  it('finds a small cell by an unrounded total, and not by a rounded one', async () => {
    const month = '2026-01';
    const { sql } = atlas.database;
    const [small, ...others] = await countCommunities(sql, 1, month);
    const shown = others.map(({ unitId, tickets }) => ({ unitId, area: 'community', value: tickets + 10 }));
    const total = shown.reduce((sum, { value }) => sum + value, 4);
    const withTotal = (rounded: (value: number) => number) => [
      ...shown.map((cell) => ({ ...cell, value: rounded(cell.value) })),
      { unitId: small?.unitId ?? null, area: 'community', value: null },
      { unitId: null, area: 'district', value: rounded(total) },
    ];
    const rounded = await plant({ net: 1, month, cells: withTotal((value) => 5 * Math.round(value / 5)) });
    expect((await attackNow()).report.smallSets).toEqual([]);
    await withdrawPlanted(sql, rounded, approver.person.id);
    const exact = await plant({ net: 1, month, cells: withTotal((value) => value) });
    const { report } = await attackNow();
    expect(report.smallSets.filter(({ how }) => how.startsWith(small?.name ?? '?'))).toEqual([
      expect.objectContaining({ least: 4, most: 4 }),
    ]);
    await withdrawPlanted(sql, exact, approver.person.id);
  }, 240_000);

  it('finds what a drawn line leaves out of a community, which the prover refuses', async () => {
    const month = '2026-04';
    const line = await lineThatLeavesFewOut(month);
    const proposal = { fromMonth: month, untilMonth: month, netRevisionId: 1, outline: line.outline };
    const [refused] = await tryAll([proposal]);
    expect(refused).toContain(`${line.name}(网格版本1,已公布的“合成数据”)减去 画线范围(网格版本1,本次)`);
    const [nothing] = await tryAll([{ ...proposal, againstEarlier: 'keep-back' }]);
    expect(nothing).toBeTypeOf('string');
    const cells = [{ unitId: null, area: 'drawn', value: line.value }];
    const id = await plant({ net: 1, month, cells, outline: line.outline });
    const { report } = await attackNow();
    expect(report.smallSets.map(found)).toContainEqual({
      ...{ how: expect.stringContaining(`${line.name} ${month}`), least: 1, most: 9 },
    });
    await withdrawPlanted(atlas.database.sql, id, approver.person.id);
  }, 240_000);
});

type Planted = Omit<Parameters<typeof plantRelease>[1], 'personId' | 'reviewerId'>;
const plant = (planted: Planted): Promise<number> =>
  plantRelease(atlas.database.sql, {
    ...{ personId: steward.person.id, reviewerId: approver.person.id },
    ...planted,
  });

/** A second import with copies of so many tickets of June, by other people. */
const importLate = async (tickets: number): Promise<void> => {
  const { sql } = atlas.database;
  await sql`
    with late as (
      insert into import (kind, source_name, state) values ('tickets', '补录', 'active') returning id
    ), chosen as (
      select ticket.*, (select max(id) from ticket) + row_number() over (order by md5(number)) as copy from ticket
      where to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') = '2026-06' and match_level = 'point'
        and exists (select from ticket_unit where ticket_id = ticket.id) and request_type = 'complaint'
      order by md5(number) limit ${tickets}
    ), added as (
      insert into ticket (id, import_id, number, source, request_type, category_id, received_at, state, match_level, geom,
        reporter_hash)
      select copy, late.id, number || '/' || copy, source, request_type, category_id, received_at, state, match_level, geom,
        decode(md5(copy::text), 'hex')
      from chosen, late
    )
    insert into ticket_unit (from_revision, until_revision, ticket_id, unit_id)
    select from_revision, until_revision, copy, unit_id from chosen join ticket_unit on ticket_unit.ticket_id = chosen.id`;
};

/** A line around most of a published community, and what a careless publisher would show for it. */
const lineThatLeavesFewOut = async (month: string) => {
  const { sql } = atlas.database;
  const { cells } = await ask(`?release=1&from=${month}&until=${month}`);
  const counted = new Map(
    (await countCommunities(sql, 1, month)).map(({ unitId, tickets }) => [unitId, tickets]),
  );
  for (const { community, value } of cells) {
    const outline = community === null ? undefined : outlines.get(1)?.get(community.id);
    if (community === null || value === null || value < 20 || outline === undefined) continue;
    const [west, south, east, north] = bbox(outline);
    for (const share of [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6]) {
      const clipped = bboxClip(outline, [west, south, west + (east - west) * share, north]).geometry;
      const [rings, ...more] = clipped.type === 'Polygon' ? [clipped.coordinates] : clipped.coordinates;
      if (rings?.length !== 1 || more.length > 0) continue;
      const geometry = { type: 'Polygon' as const, coordinates: rings };
      const [row] = await sql<{ inside: number }[]>`
        select count(*)::int as inside from ticket
        left join ticket_category as category on category.id = ticket.category_id
        where st_covers(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326), ticket.geom)
          and not confidential and request_type not in ('report', 'petition')
          and match_level in ('point', 'building', 'compound')
          and coalesce(category.name, '') not in ('低保救助', '看病就医')
          and to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${month}`;
      const inside = row?.inside ?? 0;
      const out = (counted.get(community.id) ?? 0) - inside;
      const drawn = 5 * Math.round(inside / 5);
      if (out >= 1 && out <= 9 && value - drawn === 5 && drawn >= 15)
        return { outline: geometry, value: drawn, name: community.name };
    }
  }
  throw new Error('no community can be cut like this');
};
