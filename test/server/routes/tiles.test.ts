import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { worldX, worldY } from '../../../server/engines/tiles/mercator.ts';
import { answerErrors } from '../../../server/http/errors.ts';
import type { RequestEnv } from '../../../server/http/request-env.ts';
import { raiseLayerBuilds } from '../../../server/queries/layer-revisions.ts';
import { tileRoutes } from '../../../server/routes/tiles.ts';
import { openTestDatabase } from '../../support/database.ts';
import { decodeLayer } from '../engines/tiles/decode.ts';
import { insertSmallDistrict, origin, smallUnits } from './tiles-district.ts';

let database: Database;
let app: Hono<RequestEnv>;

beforeAll(async () => {
  database = await openTestDatabase();
  await insertSmallDistrict(database.sql);
  app = new Hono<RequestEnv>();
  app.use(async (c, next) => {
    c.set('requestId', 'test');
    c.set('language', 'en');
    await next();
  });
  app.onError(answerErrors({ log: pino({ level: 'silent' }) }));
  app.route('/', tileRoutes({ pool: database.sql }));
});
afterAll(() => database?.close());

/** The tile of a zoom that holds the small district's south-western corner. */
const addressAt = (z: number): string =>
  `${z}/${Math.floor(worldX(origin.longitude + 0.001) * 2 ** z)}/${Math.floor(worldY(origin.latitude + 0.001) * 2 ** z)}`;

const tile = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(`/tiles/${path}.mvt`, { headers });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};

describe('TileJSON', () => {
  test('names the present revision, the zooms and what the tiles carry', async () => {
    const response = await app.request('http://map.example:8787/tiles/areas.json');
    expect(response.status).toBe(200);
    const json = await response.json();
    expect(json).toMatchObject({ tilejson: '3.0.0', minzoom: 4, maxzoom: 15, attribution: '合成数据' });
    expect(json.tiles[0]).toMatch(
      /^http:\/\/map\.example:8787\/tiles\/areas\/1\/1\/\{z\}\/\{x\}\/\{y\}\.mvt/,
    );
    expect(json.vector_layers.map(({ id }: { id: string }) => id)).toEqual([
      'areas',
      'area-lines',
      'area-labels',
    ]);
    const [west, south, east, north] = json.bounds;
    expect(west).toBeCloseTo(origin.longitude, 9);
    expect(south).toBeCloseTo(origin.latitude, 9);
    expect(east).toBeCloseTo(origin.longitude + 0.008, 9);
    expect(north).toBeCloseTo(origin.latitude + 0.004, 9);
    expect(response.headers.get('Cache-Control')).toBe('private, max-age=0, must-revalidate');
  });

  test('is not sent again while nothing changed', async () => {
    const etag = (await app.request('/tiles/base.json')).headers.get('ETag')!;
    const again = await app.request('/tiles/base.json', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  test('of an unknown layer does not exist', async () => {
    const response = await app.request('/tiles/rivers.json');
    expect(response.status).toBe(404);
    expect((await response.json()).message).toContain('rivers');
  });
});

describe('the tiles of the units', () => {
  test('carry the levels that a zoom shows, with permanent id, level and code', async () => {
    const ids = await database.sql<{ id: number; code: string }[]>`
      select feature_id as id, code from unit join unit_version on unit_id = unit.id order by code`;
    const { bytes } = await tile(`grids/1/1/${addressAt(14)}`);
    const decoded = decodeLayer(bytes, 'grids').map(({ id, properties }) => ({ id, ...properties }));
    const expected = smallUnits
      .filter(({ level }) => level.endsWith('grid'))
      .map(({ code, level, use }) => ({
        id: ids.find((row) => row.code === code)!.id,
        level,
        code,
        ...(use ? { use } : {}),
      }));
    expect(decoded).toEqual(expected);
    const wide = decodeLayer((await tile(`grids/1/1/${addressAt(12)}`)).bytes, 'grids');
    expect(wide.map(({ properties }) => properties.level)).toEqual(['general-grid', 'dedicated-grid']);
  });

  test('draw each boundary once, under the widest level', async () => {
    const { bytes } = await tile(`areas/1/1/${addressAt(14)}`);
    const lines = decodeLayer(bytes, 'area-lines');
    expect(lines.map(({ properties }) => properties.level).sort()).toEqual(['community', 'district']);
    const grids = decodeLayer((await tile(`grids/1/1/${addressAt(14)}`)).bytes, 'grid-lines');
    expect(grids.map(({ properties }) => `${properties.level} ${properties.area ?? '-'}`).sort()).toEqual([
      'dedicated-grid -',
      'dedicated-grid community',
      'dedicated-grid district',
      'general-grid district',
      'micro-grid -',
    ]);
  });

  test('carry names as points', async () => {
    const { bytes } = await tile(`areas/1/1/${addressAt(14)}`);
    expect(decodeLayer(bytes, 'area-labels')[0]).toMatchObject({
      type: 1,
      properties: { level: 'district', name: '名990101' },
    });
  });
});

test('the other layers carry what their TileJSON says', async () => {
  const at = addressAt(16);
  const compounds = (await tile(`compounds/1/1/${at}`)).bytes;
  expect(decodeLayer(compounds, 'compounds')[0]).toMatchObject({ id: 1, properties: { type: 'commodity' } });
  expect(decodeLayer(compounds, 'compound-labels')[0]?.properties).toEqual({ name: '锦绣苑' });
  expect(decodeLayer(compounds, 'entrances')[0]?.properties).toEqual({
    compound: 1,
    kind: 'main-gate',
    wheelchair: true,
  });
  const buildings = decodeLayer((await tile(`buildings/1/1/${at}`)).bytes, 'buildings');
  expect(buildings[0]).toMatchObject({ id: 1, properties: { use: 'housing', floors: 6 } });
  const base = (await tile(`base/1/1/${addressAt(14)}`)).bytes;
  expect(decodeLayer(base, 'water')[0]?.properties).toEqual({ class: 'lake', name: '东湖', rank: 2 });
  expect(decodeLayer(base, 'road')[0]?.type).toBe(2);
});

describe('over HTTP a tile', () => {
  test('never changes, and has one strong ETag per coding', async () => {
    const path = `grids/1/1/${addressAt(14)}`;
    const plain = await tile(path);
    expect(plain.response.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable');
    expect(plain.response.headers.get('Vary')).toBe('Accept-Encoding');
    const etags = new Set([plain.response.headers.get('ETag')]);
    for (const [coding, decompress] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { response, bytes } = await tile(path, { 'Accept-Encoding': coding });
      expect(response.headers.get('Content-Encoding')).toBe(coding);
      expect(Number(response.headers.get('Content-Length'))).toBe(bytes.length);
      expect(new Uint8Array(decompress(bytes))).toEqual(plain.bytes);
      const etag = response.headers.get('ETag')!;
      etags.add(etag);
      const again = await tile(path, { 'Accept-Encoding': coding, 'If-None-Match': `"x", ${etag}` });
      expect(again.response.status).toBe(304);
      expect(again.bytes).toHaveLength(0);
    }
    expect(etags.size).toBe(3);
    for (const etag of etags) expect(etag).toMatch(/^"[\w-]+"$/);
  });

  test('takes the better coding of several, and none that is refused', async () => {
    const path = `grids/1/1/${addressAt(14)}`;
    const codingOf = async (accepted: string) =>
      (await tile(path, { 'Accept-Encoding': accepted })).response.headers.get('Content-Encoding');
    expect(await codingOf('gzip, deflate, br')).toBe('br');
    expect(await codingOf('br;q=0.1, gzip')).toBe('gzip');
    expect(await codingOf('br;q=0, *')).toBe('gzip');
    expect(await codingOf('identity')).toBeNull();
  });

  test('without content is 200 with no bytes', async () => {
    const { response, bytes } = await tile('grids/1/1/12/0/0');
    expect([response.status, bytes.length]).toEqual([200, 0]);
  });

  test.each([
    ['rivers/1/1/12/0/0', 404, 'rivers'],
    ['grids/9/1/12/0/0', 404, 'net revision 9'],
    ['grids/1/99/12/0/0', 404, 'build 99'],
    ['grids/1/1/9/0/0', 400, 'z is wrong: it must be a whole number from 10 to 15'],
    ['grids/1/1/16/0/0', 400, 'z is wrong'],
    ['grids/1/1/12/4096/0', 400, 'x is wrong: it must be a whole number from 0 to 4095'],
    ['grids/1/1/12/0/-1', 400, 'y is wrong'],
    ['grids/one/1/12/0/0', 400, 'net is wrong'],
    ['grids/1/1.5/12/0/0', 400, 'build is wrong'],
  ])('%s is refused with %d and says why', async (path, status, reason) => {
    const { response, bytes } = await tile(path);
    expect(response.status).toBe(status);
    expect(JSON.parse(new TextDecoder().decode(bytes)).message).toContain(reason);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  test('without the file ending is refused', async () => {
    expect((await app.request('/tiles/grids/1/1/12/0/0')).status).toBe(400);
  });
});

test('a change gives a new build, and the old one leads to it', async () => {
  const at = addressAt(14);
  const before = await tile(`compounds/1/1/${at}`);
  await database.sql.begin(async (sql) => {
    await sql`update compound set name = '翠竹苑'`;
    await raiseLayerBuilds(sql, ['compounds'], 'test');
  });
  const after = await tile(`compounds/1/2/${at}`);
  expect(decodeLayer(after.bytes, 'compound-labels')[0]?.properties).toEqual({ name: '翠竹苑' });
  expect(after.response.headers.get('ETag')).not.toBe(before.response.headers.get('ETag'));
  const old = await tile(`compounds/1/1/${at}`);
  expect(old.response.status).toBe(307);
  expect(old.response.headers.get('Location')).toBe(`/tiles/compounds/1/2/${at}.mvt`);
  const json = await (await app.request('/tiles/compounds.json')).json();
  expect(json.tiles[0]).toContain('/tiles/compounds/1/2/');
});

test('a later net shows its own units and leaves the earlier one as it was', async () => {
  await database.sql.begin(async (sql) => {
    const [old] = await sql<{ unitId: string }[]>`
      update unit_version set until_revision = 2 where code = '990101001001501' returning unit_id as "unitId"`;
    await sql`
      insert into unit_version (unit_id, from_revision, level, parent_id, code, name, use, is_leaf,
        area_square_meters, geom, label_point)
      select ${old!.unitId}, 2, level, parent_id, '990101001001502', name, use, is_leaf,
        area_square_meters, geom, label_point
      from unit_version where unit_id = ${old!.unitId}`;
    await raiseLayerBuilds(sql, ['grids'], 'test');
  });
  const codes = async (net: number) => {
    const { bytes } = await tile(`grids/${net}/2/${addressAt(12)}`);
    return decodeLayer(bytes, 'grids').map(({ properties }) => String(properties.code).slice(-3));
  };
  expect(await codes(1)).toEqual(['001', '501']);
  expect(await codes(2)).toEqual(['001', '502']);
});
