import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishRevision } from '../../../server/actions/publish-revision.ts';
import { takeEffect } from '../../../server/actions/take-effect.ts';
import { loadNet } from '../../../server/answers/load-net.ts';
import type { UnitTickets } from '../../../server/contract/tickets.ts';
import type { UnitHistory } from '../../../server/contract/unit-history.ts';
import type { UnitDetail } from '../../../server/contract/units.ts';
import type { Operation } from '../../../server/engines/net/operations.ts';
import { keepTakingEffect, untilMidnight } from '../../../server/jobs/net-effect.ts';
import { idOf } from '../../support/small-district.ts';
import { expectStoredNetsToAgree, setToday, withOperations } from '../../support/stored-nets.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

const unitId = (code: string): string => idOf(`unit/${code}`);
const [baihua, taoyuan] = ['990101001001', '990101001002'];
const upper = unitId(`${taoyuan}001`);
const next = 20270101;

/** Cuts the upper grid of 桃园 in two and gives the upper grid of 百花 with its micro-grids to 桃园. */
const operations: Operation[] = [
  {
    kind: 'split',
    unit: upper,
    lines: [
      [
        [150_000, 90_000],
        [150_000, 210_000],
      ],
    ],
    parts: ['003', '004'].map((serial, index) => ({
      unit: {
        id: unitId(`new/${serial}`),
        level: 'general-grid',
        parentId: unitId(`${taoyuan}`),
        code: `${taoyuan}${serial}`,
        name: `桃园第${serial}网格`,
        isVoid: false,
        attributes: {},
      },
      places: [[110_000 + index * 80_000, 150_000]],
    })),
  },
  { kind: 'reassign', unit: unitId(`${baihua}001`), parentId: unitId(`${taoyuan}`) },
];

describe('nets in time', () => {
  let atlas: TestApp;
  const ask = async <Body>(path: string): Promise<Body> => jsonOf<Body>(atlas.staff.request(path));
  const count = async (id: string, net?: number): Promise<number> =>
    (await ask<UnitTickets>(`/api/units/${id}/tickets${net === undefined ? '' : `?net=${net}`}`)).count;
  const today = (day: string) => setToday(atlas.database.sql, day);

  beforeAll(async () => {
    atlas = await openTestApp();
    await today('2026-07-01');
    const { sql } = atlas.database;
    // The figures of the fixture are no sums over its buildings.
    await sql`delete from building`;
    await sql`update ticket set community_id = null`;
    await sql`update net_revision set took_effect_at = now() where effective_from < '2026-07-01'`;
    const head = withOperations(await loadNet(sql, 2), operations);
    await sql.begin((tx) =>
      publishRevision(tx, {
        baseRevision: 2,
        head,
        effectiveFrom: '2027-01-01',
        title: '2027年调整',
        documentNumber: '试政发〔2026〕9号',
        scenarioId: null,
        actor: 'planner',
      }),
    );
  });
  afterAll(() => atlas.close());

  it("counts last year's tickets on next month's grids by one parameter, and the totals reconcile", async () => {
    const parts = [await count(unitId('new/003'), next), await count(unitId('new/004'), next)];
    expect(parts[0]).toBeGreaterThan(0);
    expect(parts[1]).toBeGreaterThan(0);
    expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBe(await count(upper));
    const [before, after] = [await count(unitId(`${taoyuan}`)), await count(unitId(`${taoyuan}`), next)];
    const [gave, kept] = [await count(unitId(`${baihua}`)), await count(unitId(`${baihua}`), next)];
    expect(after - before).toBe(gave - kept);
    expect(after).toBeGreaterThan(before);
    for (const net of [1, 2, next])
      expect(await ask(`/api/tickets/cells?net=${net}`)).toMatchObject({ totals: { total: 60, inCell: 36 } });
    expect((await atlas.staff.request('/api/tickets/cells?net=7')).status).toBe(404);
    expect((await atlas.staff.request('/api/tickets/cells?net=x')).status).toBe(400);
    expect((await atlas.staff.request(`/api/units/${upper}/tickets?net=${next}`)).status).toBe(404);
  });

  it('shows units and collections as of any day, also one to come', async () => {
    const grids = await ask<{ features: { properties: { code: string } }[] }>(
      '/ogc/collections/grids/items?datetime=2027-02-01&limit=100',
    );
    const codes = grids.features.map(({ properties }) => properties.code);
    expect(codes).toContain(`${taoyuan}003`);
    expect(codes).not.toContain(`${taoyuan}001`);
    const detail = await ask<UnitDetail>(`/api/units/${unitId('new/003')}?net=${next}`);
    expect(detail).toMatchObject({ netRevision: next, validFrom: '2027-01-01' });
    expect((await atlas.staff.request(`/api/units/${unitId('new/003')}`)).status).toBe(404);
  });

  it('tells what a unit came from and became', async () => {
    expect(await ask<UnitHistory>(`/api/units/${upper}/history`)).toMatchObject({
      retired: { netRevision: next, effectiveFrom: '2027-01-01', documentNumber: '试政发〔2026〕9号' },
      versions: [{ netRevision: 1, validFrom: '2024-01-01', validUntil: '2027-01-01' }],
      predecessors: [],
      successors: [
        { id: unitId('new/003'), operation: 'split', areaShare: 0.5 },
        { id: unitId('new/004'), operation: 'split', areaShare: 0.5 },
      ],
    });
    const part = await ask<UnitHistory>(`/api/units/${unitId('new/003')}/history`);
    expect(part.predecessors).toMatchObject([{ id: upper, name: '桃园第一网格' }]);
    // A neighbour that only got a vertex has one version still.
    const below = await ask<UnitHistory>(`/api/units/${unitId(`${taoyuan}501`)}/history`);
    expect(below.versions).toHaveLength(1);
    expect(below.versions[0]?.validUntil).toBeNull();
  });

  it('changes nothing before its day', async () => {
    expect(await takeEffect(atlas.database.sql)).toEqual([]);
    const detail = await ask<UnitDetail>(`/api/units/${upper}`);
    expect(detail.netRevision).toBe(2);
  });

  it('is in force from 00:00 of its day without anybody, also when nobody was there on that day', async () => {
    await today('2027-01-02');
    expect((await ask<UnitDetail>(`/api/units/${unitId('new/003')}`)).netRevision).toBe(next);
    const { sql } = atlas.database;
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    const jobs = [1, 2, 3].map(() => keepTakingEffect({ pool: sql, onError }));
    await Promise.all(jobs.map((job) => job.close()));
    expect(errors).toEqual([]);
    const effects = await sql`select after from audit_log where action = 'net-took-effect'`;
    expect(effects).toMatchObject([{ after: { revisions: [next] } }]);
    const strayed = await sql`
      select ticket.id from ticket join ticket_unit as placed on placed.ticket_id = ticket.id
      where placed.from_revision = ${next} and ticket.community_id is distinct from placed.community_id`;
    expect(strayed).toEqual([]);
    const compounds = await sql`
      select compound.name from compound join unit_version as community on community.unit_id = compound.community_id
        and community.until_revision is null
      where not st_covers(community.geom, compound.label_point)`;
    expect(compounds).toEqual([]);
    await expectStoredNetsToAgree(sql);
  });
});

describe('the midnight of Shanghai', () => {
  it.each([
    ['2026-12-31T15:59:59.000Z', 1_000],
    ['2026-12-31T16:00:00.000Z', 86_400_000],
    ['2027-01-01T04:00:00.000Z', 43_200_000],
  ])('is reached from %s in %i ms', (now, milliseconds) => {
    expect(untilMidnight(Date.parse(now))).toBe(milliseconds);
  });
});
