import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compoundDetailSchema } from '../../../server/contract/compounds.ts';
import { type District, districtSchema } from '../../../server/contract/district.ts';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import { partyOrgDetailSchema } from '../../../server/contract/party-orgs.ts';
import { searchAnswerSchema } from '../../../server/contract/search.ts';
import { stationDetailSchema } from '../../../server/contract/stations.ts';
import { unitDetailSchema } from '../../../server/contract/units.ts';
import { raiseLayerBuilds } from '../../../server/queries/layer-revisions.ts';
import { idOf } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body = Record<string, unknown>>(path: string, status = 200) =>
  jsonOf<Body>(app.staff.request(path), status);

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

describe('/api/district', () => {
  it('counts what is visible in the net in force', async () => {
    const district = await ask<District>('/api/district');
    expect(districtSchema.parse(district)).toEqual(district);
    expect(district.district).toMatchObject({ code: '990101', synthetic: true, dataUntil: '2026-06-30' });
    expect(district.netRevision).toMatchObject({ id: 2, title: '二版' });
    expect(district.unitCounts).toEqual({
      district: 1,
      street: 2,
      community: 4,
      'general-grid': 6,
      'dedicated-grid': 1,
      'micro-grid': 2,
    });
    expect(district.counts).toEqual({ compounds: 7, buildings: 8, stations: 4, partyOrgs: 5, tickets: 60 });
    expect(district.layerBuilds.tickets).toBeGreaterThan(0);
  });

  it('is not sent again while nothing has changed, and anew after a change', async () => {
    const first = await app.staff.request('/api/district');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expect((await app.staff.request('/api/district', { headers })).status).toBe(304);
    const before = ((await first.json()) as District).layerBuilds;
    await app.database.sql.begin((sql) => raiseLayerBuilds(sql, ['stations'], 'test'));
    const third = await app.staff.request('/api/district', { headers });
    expect(third.status).toBe(200);
    const after = ((await third.json()) as District).layerBuilds;
    expect(after.stations).toBe(before.stations + 1);
    expect(after.areas).toBe(before.areas);
  });
});

describe('/api/search', () => {
  const names = async (query: string) =>
    searchAnswerSchema.parse(await ask(`/api/search?${query}`)).results.map(({ name }) => name);

  it('puts exact matches first, then beginnings, then the rest', async () => {
    expect((await names('q=和平第1党支部'))[0]).toBe('和平第1党支部');
    const found = await names('q=百花');
    expect(found[0]).toBe('百花社区');
    expect(found).toContain('百花第二网格');
    const contained = await names('q=号院');
    expect(contained).toContain('和平1号院');
  });

  it('finds units by code and compounds by alias', async () => {
    expect((await names('q=990101002'))[0]).toBe('河西街道');
    expect(await names('q=老院2')).toEqual(['和平3号院']);
  });

  it('takes percent, underscore and backslash for themselves', async () => {
    expect(await names(`q=${encodeURIComponent('%')}`)).toEqual(['100%花_园']);
    expect(await names('q=_')).toEqual(['100%花_园']);
    expect(await names(`q=${encodeURIComponent('\\')}`)).toEqual([]);
  });

  it('says what a thing lies in, and shows nothing staged, void, past or to come', async () => {
    const { results } = await ask<{ results: { name: string; within: string[] }[] }>(
      '/api/search?q=和平1号院',
    );
    expect(results[0]?.within).toEqual(['试验区', '东风街道', '百花社区']);
    expect(await names('q=和平8号院')).toEqual([]);
    expect(await names('q=水库')).toEqual([]);
    expect(await names('q=东风街道')).toEqual(['东风街道']);
  });

  it.each([
    '',
    'q=',
    `q=${'x'.repeat(61)}`,
    'q=%00',
    'q=a%00b',
    'q=a&limit=0',
    'q=a&limit=x',
    'q=a&other=1',
  ])('refuses %s', async (query) => {
    expect((await ask<ErrorBody>(`/api/search?${query}`, 400)).code).toBe('parameter-wrong');
  });
});

describe('details', () => {
  it('tell of a unit what is in it and around it', async () => {
    const unit = await ask(`/api/units/${idOf('unit/990101001001')}`);
    expect(unit).toMatchObject({
      name: '百花社区',
      validFrom: '2024-01-01',
      below: [
        { level: 'general-grid', count: 2 },
        { level: 'micro-grid', count: 2 },
      ],
      compoundCount: 2,
      stationCount: 1,
      partyOrgCount: 5,
      staffing: [{ role: 'community-worker', headcount: 6, qualifiedCount: 4 }],
      otherCodes: [{ platform: 'police', code: 'P-7' }],
    });
    expect((unit.parents as { name: string }[]).map(({ name }) => name)).toEqual(['试验区', '东风街道']);
    expect(Object.keys(unitDetailSchema.shape).sort()).toEqual(Object.keys(unit).sort());
  });

  it('tell of a compound its entrances, types and organisations, but no small number of members', async () => {
    const compound = await ask(`/api/compounds/${idOf('compound/1')}`);
    expect(compound).toMatchObject({
      name: '和平2号院',
      community: { name: '百花社区' },
      types: [
        { scheme: 'jiangsu', term: 'old' },
        { scheme: 'wuhua', term: 'commodity' },
      ],
      entrances: [{ kind: 'main-gate' }],
      organisations: [{ name: '和平第2党支部', coverage: 'organisation' }],
      buildingCount: 1,
      formalMemberCount: null,
      memberCountNote: '<5',
    });
    expect(Object.keys(compoundDetailSchema.shape).sort()).toEqual(Object.keys(compound).sort());
    const larger = await ask(`/api/compounds/${idOf('compound/5')}`);
    expect(larger).toMatchObject({ formalMemberCount: 5, memberCountNote: null });
  });

  it('tell of a station when it is open', async () => {
    const station = await ask(`/api/stations/${idOf('station/0')}`);
    expect(station).toMatchObject({
      name: '第1党群服务中心',
      communityName: '百花社区',
      services: ['care', 'government'],
      functions: ['study'],
      errands: [{ name: '老年证', papers: '身份证' }],
      specialDays: [{ day: '2999-10-01', opens: null, closes: null, reason: '国庆节' }],
      now: { open: expect.any(Boolean) },
    });
    expect((station.hours as unknown[]).length).toBe(10);
    expect(Object.keys(stationDetailSchema.shape).sort()).toEqual(Object.keys(station).sort());
  });

  it('tell of an organisation its superiors and what it covers', async () => {
    const organisation = await ask(`/api/party-orgs/${idOf('party-org/1')}`);
    expect(organisation).toMatchObject({
      superiors: [{ name: '和平第1党支部' }],
      unit: { name: '百花社区' },
      coveredCompoundCount: 2,
      covers: [{ collection: 'compounds', coverage: 'organisation' }, { collection: 'compounds' }],
      formalMemberCount: null,
      memberCountNote: '<5',
    });
    expect(Object.keys(partyOrgDetailSchema.shape).sort()).toEqual(Object.keys(organisation).sort());
    expect(await ask(`/api/party-orgs/${idOf('party-org/4')}`)).toMatchObject({
      formalMemberCount: 6,
      point: null,
    });
  });

  it.each([
    'units',
    'compounds',
    'stations',
    'party-orgs',
  ])('of unknown %s are a 404, of no id a 400', async (noun) => {
    expect(await ask(`/api/${noun}/${idOf('nothing')}?lang=en`, 404)).toMatchObject({ code: 'not-found' });
    expect(await ask(`/api/${noun}/seven?lang=en`, 400)).toMatchObject({
      message: expect.stringContaining('Parameter id is wrong: must be an identifier'),
    });
  });

  it('of a staged compound and of an intended hole are a 404', async () => {
    await ask(`/api/compounds/${idOf('compound/7')}`, 404);
    await ask(`/api/units/${idOf('unit/990101002002499')}`, 404);
  });
});

describe('the public', () => {
  it('sees a station, without what is not published', async () => {
    const station = await jsonOf(app.visitor.request(`/api/stations/${idOf('station/0')}`));
    expect(station).toMatchObject({ name: '第1党群服务中心', communityName: null });
  });

  it.each([
    '/api/district',
    '/api/search?q=a',
    '/api/tickets/cells',
    '/metrics',
    '/api/events',
  ])('is refused %s', async (path) => {
    expect(await jsonOf(app.visitor.request(path), 401)).toMatchObject({ code: 'sign-in-needed' });
  });
});

describe('operation', () => {
  it('health says that the database answers', async () => {
    expect(await ask('/health')).toMatchObject({ status: 'ok', databaseMs: expect.any(Number) });
  });

  it.each([
    '/health',
    '/metrics',
    '/api/docs',
    '/api/openapi.json',
    '/tiles/areas.json',
  ])('%s takes a language and refuses what it does not know', async (path) => {
    expect((await app.staff.request(`${path}?lang=en`)).status).toBe(200);
    const body = await ask<ErrorBody>(`${path}?colour=red&lang=en`, 400);
    expect(body.message).toContain('colour');
  });

  it('metrics count requests by route, not by address', async () => {
    await ask(`/api/units/${idOf('unit/990101')}`);
    const text = await (await app.staff.request('/metrics')).text();
    expect(text).toContain('http_requests_total{method="GET",route="/api/units/:id",status="200"}');
    expect(text).not.toContain(idOf('unit/990101'));
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(
        /^(# TYPE \w+ (counter|gauge|histogram)|\w+(\{(\w+="(\\.|[^"\\])*",?)+\})? [\d.e+-]+)$/,
      );
  });

  it('the description names every route, and the page shows it in both languages without script', async () => {
    const { paths } = await ask<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/units/{id}', '/api/tickets/cells', '/health']),
    );
    for (const [lang, title] of [
      ['zh-CN', '接口文档'],
      ['en', 'API documentation'],
    ]) {
      const page = await (await app.staff.request(`/api/docs?lang=${lang}`)).text();
      expect(page).toContain(title);
      expect(page).toContain('/api/units/{id}');
      expect(page).toContain('/collections/areas/items');
      expect(page).not.toContain('<script');
    }
  });
});

describe('an empty instance', () => {
  it('answers that there is nothing yet', async () => {
    const empty = await openTestApp({ empty: true });
    try {
      const district = await jsonOf<District>(empty.staff.request('/api/district'));
      expect(district).toMatchObject({ district: null, netRevision: null, counts: { tickets: 0 } });
      expect(await jsonOf(empty.staff.request('/api/search?q=a'))).toEqual({ results: [] });
      expect(await jsonOf(empty.staff.request('/ogc/collections/areas/items'))).toMatchObject({
        numberMatched: 0,
        features: [],
      });
      expect(await jsonOf(empty.staff.request('/api/tickets/cells'))).toMatchObject({
        count: [],
        totals: { total: 0 },
      });
      expect(await jsonOf(empty.staff.request('/api/tickets/timeline'))).toMatchObject({
        firstDay: null,
        perDay: [],
      });
    } finally {
      await empty.close();
    }
  });
});
