import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangedRelease, ReleaseTrial } from '../../../server/contract/public-counts.ts';
import { addImport, grids, plantTickets, redrawNet, redrawnNet } from '../../support/release-town.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let steward: Awaited<ReturnType<TestApp['signIn']>>;
let approver: Awaited<ReturnType<TestApp['signIn']>>;
beforeAll(async () => {
  atlas = await openTestApp();
  const { sql } = atlas.database;
  await redrawNet(sql);
  steward = await atlas.signIn('data-steward');
  approver = await atlas.signIn('approver');
});
afterAll(() => atlas.close());

const send = (who: AppOfPerson, path: string, body: unknown) =>
  who.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const definition = (month: string, more: object = {}) => ({
  ...{ title: '已公布', netRevisionId: 2, fromMonth: month, untilMonth: month },
  ...more,
});
const tryOut = (month: string, more: object = {}) =>
  jsonOf<ReleaseTrial>(send(steward, '/api/releases/trial', definition(month, { title: '再公布', ...more })));
const publish = async (month: string, more: object = {}): Promise<number> => {
  const { release } = await jsonOf<ChangedRelease>(
    send(steward, '/api/releases', definition(month, more)),
    201,
  );
  const review = { decision: 'approve', documentNumber: '信审1号', reviewedOn: '2026-06-30' };
  await jsonOf(send(approver, `/api/releases/${release.id}/review`, review));
  return release.id;
};
const plant = (grid: string, month: string, tickets: number, more: object = {}) =>
  plantTickets(atlas.database.sql, { grid, month, tickets, ...more });
const values = ({ cells }: ReleaseTrial) =>
  Object.fromEntries(cells.map(({ community, area, value }) => [community?.name ?? area, value]));

describe('what is public already forbids', () => {
  it('a sliver between two nets, however the dates are chosen; the rest can go out without it', async () => {
    const month = '2025-11';
    await plant(grids.baihua, month, 40);
    await plant(grids.baihuaLower, month, 4);
    await plant(grids.taoyuan, month, 30);
    await plant(grids.linjiang, month, 50);
    await publish(month);
    const refused = await tryOut(month, { netRevisionId: redrawnNet });
    expect(refused).toMatchObject({ outcome: 'refused', cells: [], certificate: null, combinationCount: 1 });
    expect(refused.refusal?.reason).toBe('exposes');
    expect(refused.combinations).toEqual([
      {
        zh: '2025年11月 百花社区(网格版本2,已公布的“已公布”)减去 百花社区(网格版本4,本次)',
        en: 'Nov 2025: 百花社区 (net revision 2, published as "已公布") less 百花社区 (net revision 4, this proposal)',
      },
    ]);
    const longer = await tryOut('2025-10', { untilMonth: '2025-12', netRevisionId: redrawnNet });
    expect(longer.combinations).toEqual(refused.combinations);
    const body = await jsonOf(
      send(steward, '/api/releases?lang=en', definition(month, { netRevisionId: redrawnNet })),
      422,
    );
    expect(body).toMatchObject({
      code: 'release-refused',
      message: expect.stringContaining('Nov 2025: 百花社区 (net revision 2'),
      details: [{ message: expect.stringContaining('less') }],
    });
    const rest = await tryOut(month, { netRevisionId: redrawnNet, againstEarlier: 'keep-back' });
    expect(rest.outcome).toBe('publishable');
    expect(values(rest)).toEqual({ 百花社区: null, 桃园社区: null, 临江社区: 50, 向阳社区: null });
    expect(rest.combinations).toEqual(refused.combinations);
  });

  it('nothing where the same cells come again, alone or in a longer range', async () => {
    const again = await tryOut('2025-10', { untilMonth: '2025-12' });
    expect(again).toMatchObject({ outcome: 'publishable', combinations: [] });
    expect(again.certificate?.provenWith).toHaveLength(1);
  });

  it('a line drawn around all but a few, and allows one that leaves enough on both sides', async () => {
    const month = '2025-08';
    await plant(grids.linjiang, month, 40);
    await plant(grids.linjiang, month, 5, { offset: [300, 0] });
    await plant(grids.xiangyang, month, 30);
    await plant(grids.xiangyang, month, 25, { offset: [300, 0] });
    await publish(month);
    const refused = await tryOut(month, { outline: await lineWestOf(grids.linjiang) });
    expect(refused.refusal?.reason).toBe('exposes');
    expect(refused.combinations.map(({ zh }) => zh)).toEqual([
      '2025年8月 临江社区(网格版本2,已公布的“已公布”)减去 画线范围(网格版本2,本次)',
    ]);
    const keptBack = await tryOut(month, {
      outline: await lineWestOf(grids.linjiang),
      againstEarlier: 'keep-back',
    });
    expect(keptBack.refusal?.reason).toBe('nothing-left');
    const allowed = await tryOut(month, { outline: await lineWestOf(grids.xiangyang) });
    expect(values(allowed)).toEqual({ drawn: 30 });
  });

  it('the same figures after two late tickets; not after many, when those of before do not move', async () => {
    const month = '2025-07';
    await plant(grids.baihua, month, 40);
    await plant(grids.taoyuan, month, 30);
    const first = await publish(month);
    const late = await addImport(atlas.database.sql);
    await plant(grids.baihua, month, 2, { importId: late });
    const refused = await tryOut(month);
    expect(refused.combinations.map(({ zh }) => zh)).toEqual([
      '2025年7月 百花社区(网格版本2,本次)减去 百花社区(网格版本2,已公布的“已公布”)',
    ]);
    await plant(grids.baihua, month, 20, { importId: await addImport(atlas.database.sql) });
    const allowed = await tryOut(month);
    expect(values(allowed)).toMatchObject({ 百花社区: 60, 桃园社区: 30 });
    // The late tickets are a set of their own by now: 40 and 22 in one community, 30 in the other.
    expect(allowed.certificate).toMatchObject({ provenWith: [first], atoms: 3, smallestTickets: 22 });
    const shown = await jsonOf<{ cells: { value: number | null }[] }>(
      atlas.visitor.request(`/api/public/ticket-counts?release=${first}`),
    );
    expect(shown.cells.map(({ value }) => value).filter((value) => value !== null)).toEqual([40, 30]);
  });

  it('one category beside all of them, when few others remain', async () => {
    const month = '2025-06';
    await plant(grids.linjiang, month, 30, { categoryId: 11 });
    await plant(grids.linjiang, month, 3, { categoryId: 13 });
    await publish(month);
    const refused = await tryOut(month, { categories: [1] });
    expect(refused.combinations.map(({ zh }) => zh)).toEqual([
      '2025年6月 临江社区(网格版本2,已公布的“已公布”)减去 临江社区·环境卫生(网格版本2,本次)',
    ]);
  });
});

describe('a count', () => {
  it('needs five people, of whom none has more than half, and none who is unknown', async () => {
    const month = '2025-02';
    await plant(grids.baihua, month, 40, { reporters: 4 });
    await plant(grids.taoyuan, month, 12, { reporters: 1 });
    await plant(grids.taoyuan, month, 10);
    await plant(grids.linjiang, month, 40);
    await atlas.database.sql`
      update ticket set reporter_hash = null from ticket_unit join unit on unit.id = unit_id
      where ticket_id = ticket.id and to_char(received_at, 'YYYY-MM') = ${month} and unit_id in (
        select unit_id from unit_version where code = ${grids.linjiang})`;
    expect((await tryOut(month)).refusal?.reason).toBe('nothing-left');
    await plant(grids.baihua, month, 4);
    expect(values(await tryOut(month))).toEqual({
      百花社区: 45,
      桃园社区: null,
      临江社区: null,
      向阳社区: null,
    });
  });

  it('holds no 举报, 信访, confidential or sensitive ticket, and none that is only known to the street', async () => {
    const month = '2025-01';
    const { sql } = atlas.database;
    await sql`insert into ticket_category values (14, 2, 'B2', '低保救助', 'Assistance')`;
    await plant(grids.baihua, month, 20);
    for (const requestType of ['report', 'petition']) await plant(grids.baihua, month, 20, { requestType });
    await plant(grids.baihua, month, 20, { categoryId: 14 });
    await plant(grids.baihua, month, 40, { categoryId: 12 });
    await sql`
      update ticket set confidential = id % 2 = 0, match_level = case when id % 2 = 1 then 'street' else match_level end
      where category_id = 12 and to_char(received_at, 'YYYY-MM') = ${month}`;
    const trial = await tryOut(month);
    expect(values(trial)).toMatchObject({ 百花社区: 20 });
    expect(trial.leftOutCategories.map(({ name }) => name)).toEqual(['低保救助']);
  });

  it('of an earlier release stays provable when people had their data erased', async () => {
    const month = '2025-07';
    const { sql } = atlas.database;
    await sql`
      select guard.erase_personal(null, array(select reporter_hash from ticket
        where to_char(received_at, 'YYYY-MM') = ${month} and reporter_hash is not null limit 15))`;
    expect((await tryOut(month)).outcome).toBe('publishable');
  });

  it('of an earlier release stays in the proof when its import was taken back', async () => {
    const month = '2025-05';
    const { sql } = atlas.database;
    const taken = await addImport(sql);
    await plant(grids.baihua, month, 40, { importId: taken });
    await plant(grids.baihua, month, 3);
    await plant(grids.taoyuan, month, 30);
    await publish(month);
    await sql`update import set state = 'failed' where id = ${taken}`;
    await plant(grids.baihua, month, 20, { importId: await addImport(sql) });
    const refused = await tryOut(month);
    expect(refused.combinations.map(({ zh }) => zh)).toEqual([
      '2025年5月 百花社区(网格版本2,已公布的“已公布”) 与 百花社区(网格版本2,本次) 重叠的部分',
    ]);
  });
});

describe('two proposals of which only one may be public', () => {
  it('are not both approved, however close together', async () => {
    const month = '2025-04';
    await plant(grids.baihua, month, 40);
    await plant(grids.baihuaLower, month, 4);
    await plant(grids.taoyuan, month, 30);
    const proposed = await Promise.all(
      [2, redrawnNet].map((netRevisionId) =>
        jsonOf<ChangedRelease>(send(steward, '/api/releases', definition(month, { netRevisionId })), 201),
      ),
    );
    const review = { decision: 'approve', documentNumber: '信审2号', reviewedOn: '2026-06-30' };
    const answers = await Promise.all(
      proposed.map(({ release }) => send(approver, `/api/releases/${release.id}/review`, review)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

/** A line around the western half of the lower or upper part of a community, 150 m past the middle of a grid. */
const lineWestOf = async (grid: string): Promise<object> => {
  const [row] = await atlas.database.sql<{ line: object }[]>`
    select st_asgeojson(st_makeenvelope(st_xmin(geom) - 0.0001, st_ymin(geom) - 0.0001,
      st_x(label_point) + 0.0016, st_ymax(geom) + 0.0001, 4326))::json as line
    from unit_version where code = ${grid} and until_revision is null`;
  return row?.line ?? {};
};
