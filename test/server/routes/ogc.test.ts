import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectionProperties, OgcFeature, OgcItems } from '../../../server/contract/collections.ts';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import { type CollectionName, collectionNames } from '../../../server/contract/layers.ts';
import { idOf, streetNames } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body = Record<string, unknown>>(path: string, status = 200) =>
  jsonOf<Body>(app.staff.request(path), status);
const items = <Name extends CollectionName>(name: Name, query = '') =>
  ask<OgcItems<Name>>(`/ogc/collections/${name}/items?${query}`);

interface Link {
  rel: string;
  type: string;
  href: string;
}

const visibleCounts: Record<CollectionName, number> = {
  areas: 7,
  grids: 9,
  compounds: 7,
  buildings: 8,
  stations: 4,
  'party-orgs': 5,
  tickets: 60,
};

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

describe('the door', () => {
  it('leads from the landing page to everything by absolute links that answer', async () => {
    const seen = new Set<string>();
    const queue = ['http://localhost/ogc'];
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      if (seen.has(address)) continue;
      seen.add(address);
      const answer = await app.staff.request(address);
      expect([address, answer.status]).toEqual([address, 200]);
      if (!answer.headers.get('Content-Type')?.includes('json')) continue;
      const body = (await answer.json()) as { links?: Link[]; collections?: { links: Link[] }[] };
      for (const { href } of [
        ...(body.links ?? []),
        ...(body.collections ?? []).flatMap(({ links }) => links),
      ]) {
        expect(href).toMatch(/^http:\/\/localhost\//);
        queue.push(href);
      }
    }
    for (const name of collectionNames)
      expect(seen).toContain(`http://localhost/ogc/collections/${name}/items`);
    for (const page of ['conformance', 'api', 'collections'])
      expect(seen).toContain(`http://localhost/ogc/${page}`);
    expect(seen).toContain('http://localhost/api/docs');
  });

  it.each(['/ogc', '/ogc/collections'])('%s answers with a slash at its end, too', async (path) => {
    for (const caller of [app.staff, app.visitor]) {
      const answer = await caller.request(`http://localhost:8787${path}/?lang=en`);
      expect(answer.status).toBe(308);
      expect(answer.headers.get('Location')).toBe(`http://localhost:8787${path}?lang=en`);
    }
  });

  it('writes links with the host that was asked', async () => {
    const body = await ask<{ links: Link[] }>('http://127.0.0.1:8787/ogc/collections/areas/items?limit=1');
    expect(body.links.every(({ href }) => href.startsWith('http://127.0.0.1:8787/ogc/'))).toBe(true);
  });

  it('declares the conformance classes of Part 1', async () => {
    const { conformsTo } = await ask<{ conformsTo: string[] }>('/ogc/conformance');
    for (const name of ['core', 'oas30', 'geojson'])
      expect(conformsTo).toContain(`http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`);
  });

  it('describes every collection with its extent and its parameters', async () => {
    const { collections } = await ask<{
      collections: { id: string; extent: { spatial: { bbox: number[][] } }; title: string }[];
    }>('/ogc/collections?lang=en');
    expect(collections.map(({ id }) => id)).toEqual([...collectionNames]);
    for (const { id, extent } of collections) {
      const box = extent.spatial.bbox[0];
      expect([id, box]).toEqual([
        id,
        [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
      ]);
      expect(box![0]).toBeLessThan(box![2]!);
      expect(box![1]).toBeLessThan(box![3]!);
    }
    const { paths } = await ask<{ paths: Record<string, { get: { parameters: { name: string }[] } }> }>(
      '/ogc/api',
    );
    const names = paths['/collections/grids/items']?.get.parameters.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['bbox', 'limit', 'datetime', 'next', 'level', 'code']));
    const queryables = await ask<{ properties: object }>('/ogc/collections/party-orgs/queryables');
    expect(Object.keys(queryables.properties)).not.toContain('formalMemberCount');
  });

  it.each(collectionNames)('%s gives all features, each with every property', async (name) => {
    const body = await items(name, 'limit=1000');
    expect(body.numberMatched).toBe(visibleCounts[name]);
    expect(body.numberReturned).toBe(visibleCounts[name]);
    expect(body.features.length).toBe(visibleCounts[name]);
    expect(Date.parse(body.timeStamp)).not.toBeNaN();
    const keys = Object.keys(body.features[0]?.properties ?? {});
    expect(keys.length).toBeGreaterThan(5);
    for (const feature of body.features) {
      expect(Object.keys(feature.properties)).toEqual(keys);
      const single = await ask<OgcFeature<typeof name>>(`/ogc/collections/${name}/items/${feature.id}`);
      expect(single).toMatchObject({
        id: feature.id,
        geometry: feature.geometry,
        properties: feature.properties,
      });
    }
  });

  it('answers 304 by the ETag of a page', async () => {
    const first = await app.staff.request('/ogc/collections/areas/items');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
    expect((await app.staff.request('/ogc/collections/areas/items', { headers })).status).toBe(304);
  });

  it('compresses for those who take it', async () => {
    const answer = await app.staff.request('/ogc/collections/areas/items', {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(answer.headers.get('Content-Encoding')).toBe('gzip');
  });
});

describe('what a page is asked for', () => {
  it('properties select by equality', async () => {
    const streets = await items('areas', 'level=street');
    expect(streets.features.map(({ properties }) => properties.code)).toEqual(['990101001', '990101002']);
    expect((await items('areas', 'level=street&name=河西街道')).numberMatched).toBe(1);
    expect((await items('compounds', 'ownersCommittee=false')).numberMatched).toBe(3);
    expect((await items('areas', "name=x' or 'a'='a")).numberMatched).toBe(0);
  });

  it('a box selects what it touches', async () => {
    const west = await items('areas', 'level=community&bbox=108.4960,33.60,108.5000,33.61');
    expect(west.features.map(({ properties }) => properties.name)).toEqual(['百花社区']);
    expect((await items('stations', 'bbox=0,0,1,1')).numberMatched).toBe(0);
    expect((await items('stations', 'bbox=108.49,33.59,0,108.54,33.62,100')).numberMatched).toBe(4);
  });

  it('datetime selects the net of its day, and of an interval that of its end', async () => {
    const nameOn = async (datetime: string) =>
      (await items('areas', `code=990101001&datetime=${datetime}`)).features.map(
        ({ properties }) => properties.name,
      );
    const [old, present, coming] = streetNames;
    expect(await nameOn('2024-12-31')).toEqual([old]);
    expect(await nameOn('2025-01-01')).toEqual([present]);
    expect(await nameOn('2024-12-31T16:00:00Z')).toEqual([present]);
    expect(await nameOn('2999-06-01')).toEqual([coming]);
    expect(await nameOn('2024-03-01/2024-06-01')).toEqual([old]);
    expect(await nameOn('2024-03-01/..')).toEqual([present]);
    expect(await nameOn('2023-12-31')).toEqual([]);
  });

  it('datetime selects tickets by their receipt', async () => {
    const day = await items('tickets', 'datetime=2026-06-01&limit=1000');
    expect(day.numberMatched).toBeGreaterThan(0);
    for (const { properties } of day.features) expect(properties.receivedAt).toMatch(/^2026-06-01T/);
    expect((await items('tickets', 'datetime=../2026-06-30')).numberMatched).toBe(60);
  });

  it.each([
    ['areas', 'colour=red', 'colour'],
    ['areas', 'bbox=1,2,3', 'bbox'],
    ['areas', 'datetime=x', 'datetime'],
    ['areas', 'datetime=9999-12-31T23:59:59Z', 'datetime'],
    ['tickets', 'datetime=0001-01-01', 'datetime'],
    ['tickets', 'number=%00', 'number'],
    ['stations', 'datetime=x', 'datetime'],
    ['tickets', 'limit=none', 'limit'],
    ['party-orgs', 'formalMemberCount=3', 'formalMemberCount'],
  ] as const)('%s refuses %s', async (name, query, parameter) => {
    const body = await ask<ErrorBody>(`/ogc/collections/${name}/items?${query}&lang=en`, 400);
    expect(body.message).toContain(parameter);
  });

  it('what is unknown is a 404', async () => {
    await ask('/ogc/collections/roads', 404);
    await ask('/ogc/collections/roads/items', 404);
    await ask('/ogc/collections/areas/items/seven', 404);
    await ask(`/ogc/collections/areas/items/${idOf('nothing')}`, 404);
    await ask('/ogc/collections/tickets/items/999999', 404);
  });
});

describe('tickets', () => {
  it('stand at the centre of their cell, never at their point, and withheld ones nowhere', async () => {
    const { features } = await items('tickets', 'limit=1000');
    const points = await app.database.sql<{ id: string; longitude: number; latitude: number }[]>`
      select id::text, st_x(geom) as longitude, st_y(geom) as latitude from ticket where geom is not null`;
    const truth = new Map(points.map(({ id, longitude, latitude }) => [id, [longitude, latitude]]));
    const cells = new Set<string>();
    for (const { id, geometry, properties } of features) {
      if (['report', 'petition'].includes(properties.requestType) || properties.matchLevel === 'road') {
        expect(geometry).toBeNull();
        if (properties.requestType === 'report') expect(properties.unitCode).toBeNull();
      }
      if (geometry?.type !== 'Point') continue;
      cells.add(JSON.stringify(geometry.coordinates));
      const [longitude = 0, latitude = 0] = truth.get(id) ?? [];
      expect(geometry.coordinates).not.toEqual([Number(longitude.toFixed(7)), Number(latitude.toFixed(7))]);
      expect(Math.abs((geometry.coordinates[0] ?? 0) - longitude)).toBeLessThan(0.0008);
      expect(Math.abs((geometry.coordinates[1] ?? 0) - latitude)).toBeLessThan(0.0007);
    }
    expect(cells.size).toBeGreaterThan(20);
  });

  it('are selected by their cell, so that boxes cannot find a point', async () => {
    const [point] = await app.database.sql<{ west: number; south: number }[]>`
      select st_x(geom) as west, st_y(geom) as south from ticket where id = 1`;
    const { west, south } = point ?? { west: 0, south: 0 };
    const around = 1e-5;
    const box = [west - around, south - around, west + around, south + around].join(',');
    expect((await items('tickets', `bbox=${box}`)).numberMatched).toBe(0);
    const cell = (await items('tickets', 'limit=1')).features[0]?.geometry;
    const [longitude = 0, latitude = 0] = cell?.type === 'Point' ? cell.coordinates : [];
    const cellBox = [longitude - around, latitude - around, longitude + around, latitude + around].join(',');
    expect((await items('tickets', `bbox=${cellBox}`)).numberMatched).toBe(1);
  });

  it('have no personal field', async () => {
    const { features } = await items('tickets', 'limit=1');
    const allowed: (keyof CollectionProperties['tickets'])[] = [
      'number',
      'source',
      'requestType',
      'categoryId',
      'categoryName',
      'receivedAt',
      'closedAt',
      'state',
      'matchLevel',
      'unitCode',
      'synthetic',
    ];
    expect(Object.keys(features[0]?.properties ?? {})).toEqual(allowed);
  });
});

describe('the public', () => {
  const visit = <Body>(path: string, status = 200) => jsonOf<Body>(app.visitor.request(path), status);

  it('is shown stations and areas only', async () => {
    const { collections } = await visit<{ collections: { id: string }[] }>('/ogc/collections');
    expect(collections.map(({ id }) => id)).toEqual(['areas', 'stations']);
    for (const name of ['grids', 'compounds', 'buildings', 'party-orgs', 'tickets']) {
      await visit(`/ogc/collections/${name}`, 401);
      await visit(`/ogc/collections/${name}/items`, 401);
      await visit(`/ogc/collections/${name}/items/${idOf('compound/0')}`, 401);
    }
    const { paths } = await visit<{ paths: object }>('/ogc/api');
    expect(JSON.stringify(paths)).not.toContain('tickets');
  });

  it('sees no outline before an edition is recorded, and then communities only', async () => {
    const outlines = () => visit<OgcItems<'areas'>>('/ogc/collections/areas/items');
    expect((await outlines()).features).toEqual([]);
    await app.database
      .sql`insert into public_edition (net_revision_id, review_number) values (2, '试审(2026)001')`;
    const { features } = await outlines();
    expect(features.map(({ properties }) => properties.level)).toEqual(Array(4).fill('community'));
    expect(features[0]?.properties.households).toBeNull();
    await visit(`/ogc/collections/areas/items/${idOf('unit/990101001')}`, 404);
  });

  it('reads as the public role of the database, which may read nothing else', async () => {
    const { sql } = app.database;
    await sql`revoke select on pub.station from app_public`;
    await visit('/ogc/collections/stations/items', 500);
    await ask('/ogc/collections/stations/items');
    await sql`grant select on pub.station to app_public`;
    await expect(
      sql.begin(async (tx) => {
        await tx`set local role app_public`;
        return tx`select count(*) from ticket`;
      }),
    ).rejects.toThrow(/permission denied/);
    const { features } = await visit<OgcItems<'stations'>>('/ogc/collections/stations/items');
    expect(features.length).toBe(4);
    expect(features[0]?.properties).toMatchObject({
      openingHours: 'Mo-Fr 09:00-12:00,13:30-17:30',
      communityName: null,
    });
  });
});
