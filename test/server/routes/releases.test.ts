import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ChangedRelease,
  PublicTicketCounts,
  ReleaseCell,
  ReleaseList,
  ReleaseTrial,
} from '../../../server/contract/public-counts.ts';
import { grids, plantTickets, redrawNet } from '../../support/release-town.ts';
import { importId } from '../../support/small-district.ts';
import { type AppOfPerson, jsonOf, openTestApp, sendJson, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let steward: Awaited<ReturnType<TestApp['signIn']>>;
let approver: Awaited<ReturnType<TestApp['signIn']>>;
beforeAll(async () => {
  atlas = await openTestApp();
  const { sql } = atlas.database;
  await redrawNet(sql);
  const month = '2026-05';
  await plantTickets(sql, { grid: grids.baihua, month, tickets: 41, reporters: 20 });
  await plantTickets(sql, { grid: grids.taoyuan, month, tickets: 33, reporters: 12, categoryId: 13 });
  await plantTickets(sql, { grid: grids.linjiang, month, tickets: 6 });
  await plantTickets(sql, { grid: grids.xiangyang, month, tickets: 22, reporters: 9 });
  await plantTickets(sql, { grid: grids.xiangyang, month, tickets: 30, requestType: 'petition' });
  steward = await atlas.signIn('data-steward');
  approver = await atlas.signIn('approver');
});
afterAll(() => atlas.close());

const definition = {
  title: '2026年5月诉求',
  netRevisionId: 2,
  fromMonth: '2026-05',
  untilMonth: '2026-05',
  withTotals: true,
};
const review = { documentNumber: '信审〔2026〕7号', reviewedOn: '2026-06-30', opinion: '同意' };
const propose = async (body: object): Promise<ChangedRelease> =>
  jsonOf<ChangedRelease>(sendJson(steward, '/api/releases', { ...definition, ...body }), 201);
const decide = (id: number, body: object, who: AppOfPerson = approver) =>
  sendJson(who, `/api/releases/${id}/review`, body);
const approve = (id: number, who: AppOfPerson = approver) =>
  decide(id, { decision: 'approve', ...review }, who);
const publicCounts = (query = '') =>
  jsonOf<PublicTicketCounts>(atlas.visitor.request(`/api/public/ticket-counts${query}`));
const shown = (cells: readonly ReleaseCell[]) =>
  Object.fromEntries(cells.map(({ area, community, value }) => [community?.name ?? area, value]));

describe('a release', () => {
  let proposed: ChangedRelease;

  it('is tried first: small cells are kept back, others so that they cannot be computed, values are rounded', async () => {
    const trial = await jsonOf<ReleaseTrial>(sendJson(steward, '/api/releases/trial', definition));
    expect(trial.outcome).toBe('publishable');
    expect(shown(trial.cells)).toEqual({
      百花社区: 40,
      桃园社区: 35,
      临江社区: null,
      向阳社区: null,
      district: 100,
    });
    expect(trial.certificate).toMatchObject({
      limits: { tickets: 10, reporters: 5, largestShare: 0.5 },
      publishedCells: 3,
      keptBackCells: 2,
      smallestTickets: 28,
      provenWith: [],
    });
    const list = await jsonOf<ReleaseList>(steward.request('/api/releases'));
    expect(list.releases).toEqual([]);
    expect(list.choices).toMatchObject({ lastMonth: '2026-06' });
    expect(list.choices.netRevisions.map(({ id }) => id)).toEqual([4, 2, 1]);
  });

  it('is proposed by the data steward, and nothing of it is public', async () => {
    proposed = await propose({});
    expect(proposed.release).toMatchObject({
      state: 'proposed',
      proposedBy: { id: steward.person.id },
      review: null,
      certificate: { publishedCells: 3 },
    });
    const counts = await publicCounts();
    expect(counts).toMatchObject({ cells: [], releases: [], synthetic: true, rounding: 5 });
    expect(counts.note.zh).toContain('少于 10 件或少于 5 人的不公布');
  });

  it('is reviewed by another person only, says the server and says the database', async () => {
    const both = await atlas.signIn('data-steward', 'approver');
    const own = await jsonOf<ChangedRelease>(sendJson(both, '/api/releases', definition), 201);
    expect(await jsonOf(approve(own.release.id, both), 403)).toMatchObject({ code: 'release-own' });
    await expect(
      atlas.database.sql`
        update release set state = 'reviewed', reviewed_by = proposed_by, reviewed_at = now(), reviewed_on = '2026-06-30',
          document_number = 'x', opinion = ''
        where id = ${own.release.id}`,
    ).rejects.toThrow('nobody_reviews_their_own_release');
    await jsonOf(decide(own.release.id, { decision: 'reject', ...review }));
    expect(await jsonOf(approve(own.release.id), 409)).toMatchObject({ code: 'release-decided' });
    expect((await publicCounts()).cells).toEqual([]);
  });

  it('needs rights for the whole district', async () => {
    const [area] = await atlas.database.sql<{ id: string }[]>`
      select unit_id as id from unit_version where level = 'street' limit 1`;
    const local = await atlas.signIn({ role: 'approver', areaId: area?.id ?? '' });
    await jsonOf(approve(proposed.release.id, local), 403);
    await jsonOf(local.request('/api/releases'), 403);
    await jsonOf(approve(proposed.release.id, steward), 403);
    await jsonOf(sendJson(approver, '/api/releases', definition), 403);
    await jsonOf(atlas.visitor.request('/api/releases'), 401);
  });

  it('is public from its review on, with its document and without any other number', async () => {
    const reviewed = await jsonOf<ChangedRelease>(approve(proposed.release.id));
    expect(reviewed.release).toMatchObject({
      state: 'reviewed',
      review: {
        reviewedBy: { id: approver.person.id, name: expect.stringContaining('测试人员') },
        ...review,
      },
    });
    const [link] = await atlas.database.sql`
      select action, actor, encode(hash, 'hex') as hash from audit_log where id = ${reviewed.receipt.auditId}`;
    expect(link).toEqual({
      action: 'review-release',
      actor: approver.person.id,
      hash: reviewed.receipt.hash,
    });
    const counts = await publicCounts();
    expect(shown(counts.cells)).toEqual({
      百花社区: 40,
      桃园社区: 35,
      临江社区: null,
      向阳社区: null,
      district: 100,
    });
    expect(counts.releases).toEqual([
      {
        ...{ id: proposed.release.id, title: definition.title, documentNumber: review.documentNumber },
        ...{ reviewedOn: review.reviewedOn, netRevision: { id: 2, title: '二版' }, outline: null },
        ...{ fromMonth: '2026-05', untilMonth: '2026-05', dataUntil: '2026-06-30' },
      },
    ]);
    const list = await jsonOf<ReleaseList>(approver.request(`/api/releases?table=${proposed.release.id}`));
    expect(shown(list.table?.cells ?? [])).toEqual(shown(counts.cells));
  });

  it('is read by month, community and release, and not at all by anything else', async () => {
    const one = await publicCounts('?from=2026-05&until=2026-05&community=990101001001');
    expect(shown(one.cells)).toEqual({ 百花社区: 40 });
    expect((await publicCounts('?until=2026-04')).cells).toEqual([]);
    expect((await publicCounts('?category=1')).cells).toEqual([]);
    expect((await publicCounts(`?release=${proposed.release.id}`)).cells).toHaveLength(5);
    for (const query of [
      '?from=2026-05-03',
      '?day=1',
      '?community=x%27',
      '?from=2026-05&from=2026-04',
      '?category=a',
    ])
      await jsonOf(atlas.visitor.request(`/api/public/ticket-counts${query}`), 400);
    const answer = await atlas.visitor.request('/api/public/ticket-counts');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=60');
    const etag = answer.headers.get('ETag') ?? '';
    const again = await atlas.visitor.request('/api/public/ticket-counts', {
      headers: { 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
  });

  it('never changes once it is public, whoever asks the database', async () => {
    const { sql } = atlas.database;
    const { id } = proposed.release;
    await expect(sql`update release_cell set value = 15 where release_id = ${id}`).rejects.toThrow(
      'append-only',
    );
    await expect(sql`delete from release_cell where release_id = ${id}`).rejects.toThrow('append-only');
    await expect(sql`delete from release where id = ${id}`).rejects.toThrow('append-only');
    await expect(sql`update release set title = 'other' where id = ${id}`).rejects.toThrow(
      'review and its withdrawal',
    );
    await expect(
      sql`insert into release_cell (release_id, area, month, value) values (${id}, 'drawn', '2026-05-01', 15)`,
    ).rejects.toThrow('no cells after its review');
  });

  it('can be withdrawn, which the public may remember', async () => {
    const { id } = proposed.release;
    const gone = await jsonOf<ChangedRelease>(decide(id, { decision: 'withdraw', reason: '数据有误' }));
    expect(gone.release).toMatchObject({ state: 'withdrawn', withdrawal: { reason: '数据有误' } });
    expect(await publicCounts()).toMatchObject({ cells: [], releases: [] });
    await jsonOf(decide(id, { decision: 'withdraw', reason: '再来一次' }), 409);
    const trial = await jsonOf<ReleaseTrial>(
      sendJson(steward, '/api/releases/trial', { ...definition, withTotals: false }),
    );
    expect(trial.refusal?.reason).toBe('exposes');
    expect(trial.combinations).toContainEqual({
      zh: '2026年5月 全区合计(网格版本2,已公布的“2026年5月诉求”)减去 百花社区(网格版本2,本次)、桃园社区(网格版本2,本次)、向阳社区(网格版本2,本次)',
      en: expect.stringContaining('less'),
    });
  });
});

describe('a proposal is refused', () => {
  const trial = (body: object) => sendJson(steward, '/api/releases/trial', { ...definition, ...body });

  it('when a month is not over, or the net is not in force', async () => {
    expect(await jsonOf(trial({ untilMonth: '2026-07' }), 409)).toMatchObject({ code: 'release-month-open' });
    await jsonOf(trial({ netRevisionId: 3 }), 404);
  });

  it('when it asks for anything but whole months', async () => {
    for (const body of [
      { fromMonth: '2026-05-03' },
      { fromMonth: '2026-06' },
      { fromMonth: '2020-01' },
      { from: '2026-05-01' },
      { categories: [] },
      { categories: [1, 1] },
      { categories: [11] },
      { categories: [999] },
      { outline: { type: 'Point', coordinates: [108, 33] } },
    ])
      expect(await jsonOf(trial(body), 400)).toMatchObject({ code: 'parameter-wrong' });
  });

  it('when the drawn line crosses itself', async () => {
    const bow = [108.5, 33.6, 108.6, 33.7, 108.6, 33.6, 108.5, 33.7, 108.5, 33.6];
    const ring = [0, 2, 4, 6, 8].map((place) => bow.slice(place, place + 2));
    const outline = { type: 'Polygon', coordinates: [ring] };
    const body = await jsonOf(trial({ outline, withTotals: false }), 400);
    expect(body).toMatchObject({ message: expect.stringContaining('自相交') });
  });

  it('when a line is no area, or lies at the end of the world, without any fault inside', async () => {
    const line = (...ring: number[][]) => ({ type: 'Polygon', coordinates: [ring] });
    for (const outline of [
      line([108, 33], [108, 33], [108, 33], [108, 33]),
      line([108, 33], [109, 34], [108, 33], [108, 33]),
      line([108, 33], [109, 34], [110, 35], [108, 33]),
    ])
      await jsonOf(trial({ outline, withTotals: false }), 400);
    const world = line([-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]);
    await jsonOf(trial({ outline: world, withTotals: false }));
    await jsonOf(approve(2_147_483_647), 404);
    for (const reviewedOn of ['0000-01-01', '2999-01-01'])
      await jsonOf(decide(1, { decision: 'reject', ...review, reviewedOn }), 400);
  });

  it('when an import has not been placed on its net', async () => {
    const { sql } = atlas.database;
    await plantTickets(sql, { grid: grids.baihua, month: '2025-03', tickets: 20, nets: [redrawn] });
    const body = await jsonOf(trial({ fromMonth: '2025-03', untilMonth: '2025-03' }), 409);
    expect(body).toMatchObject({ code: 'release-net-unplaced' });
  });

  it('when nothing reaches the limits', async () => {
    const body = { fromMonth: '2025-04', untilMonth: '2025-04' };
    const { refusal } = await jsonOf<ReleaseTrial>(trial(body));
    expect(refusal?.reason).toBe('nothing-left');
    expect(await jsonOf(sendJson(steward, '/api/releases', { ...definition, ...body }), 422)).toMatchObject({
      code: 'release-refused',
    });
  });

  it('at its review, when something was published since', async () => {
    const month = { fromMonth: '2025-09', untilMonth: '2025-09', withTotals: false };
    const { sql } = atlas.database;
    for (const grid of [grids.baihua, grids.taoyuan])
      await plantTickets(sql, { grid, month: '2025-09', tickets: 40 });
    await plantTickets(sql, { grid: grids.baihuaLower, month: '2025-09', tickets: 3 });
    const first = await propose({ ...month, title: '旧网' });
    const second = await propose({ ...month, title: '新网', netRevisionId: 4 });
    await jsonOf(approve(first.release.id));
    const body = await jsonOf(approve(second.release.id), 422);
    expect(body).toMatchObject({ code: 'release-refused', message: expect.stringContaining('网格版本4') });
    const list = await jsonOf<ReleaseList>(approver.request('/api/releases'));
    expect(list.releases.find(({ id }) => id === second.release.id)?.state).toBe('proposed');
    await jsonOf(decide(second.release.id, { decision: 'reject', ...review }));
  });

  it('when what an earlier release counted is no longer there', async () => {
    const { sql } = atlas.database;
    await sql`
      delete from ticket where id = (select max(ticket.id) from ticket join ticket_unit on ticket_unit.ticket_id = ticket.id
        where received_at between '2025-09-02' and '2025-09-27' and import_id = ${importId})`;
    const { refusal } = await jsonOf<ReleaseTrial>(
      trial({ fromMonth: '2025-09', untilMonth: '2025-09', withTotals: false }),
    );
    expect(refusal?.reason).toBe('tickets-changed');
  });
});

const redrawn = 4;
