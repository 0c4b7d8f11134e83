import { execFile, spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionNames } from '../../../server/contract/layers.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

const run = promisify(execFile);
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
/** More than a page of GDAL, and no multiple of one. */
const extraBuildings = 2345;

const tables = {
  areas: 7,
  grids: 9,
  compounds: 7,
  buildings: 8 + extraBuildings,
  stations: 4,
  'party-orgs': 5,
  tickets: 60,
} as const;

// Debian: apt-get install gdal-bin.
describe.skipIf(!hasGdal)('GDAL (skipped where ogrinfo is not installed)', () => {
  let app: TestApp;
  let server: ServerType;
  let door: string;

  beforeAll(async () => {
    app = await openTestApp();
    await app.database.sql`
      insert into building (name, use, geom)
      select '棚' || number, 'shed', st_multi(st_makeenvelope(108.5, 33.6, 108.5001, 33.6001, 4326))
      from generate_series(1, ${extraBuildings}::int) as number`;
    // GDAL takes the type of a column from the first page.
    await app.database.sql`
      update unit_version set area_square_meters = 123 where level = 'district'`;
    await app.database.sql`update unit_version set area_square_meters = 0.25 where level = 'community'`;
    server = serve({ fetch: app.staff.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    door = `OAPIF:http://127.0.0.1:${(server.address() as AddressInfo).port}/ogc`;
  });
  afterAll(async () => {
    server?.close();
    await app?.close();
  });

  const summaryOf = async (name: string, options: string[] = []): Promise<string> =>
    (await run('ogrinfo', ['-ro', '-so', door, name, ...options], { maxBuffer: 1e8 })).stdout;

  it.each(collectionNames)('reads %s completely, feature by feature', async (name) => {
    for (const options of [['-oo', 'PAGE_SIZE=1000'], []]) {
      if (name === 'buildings' && options.length === 0) continue;
      const counted = /Feature Count: (\d+)/.exec(await summaryOf(name, options))?.[1];
      expect(counted).toBe(String(tables[name]));
      const { stdout } = await run('ogr2ogr', ['-f', 'GeoJSONSeq', '/vsistdout/', door, name, ...options], {
        maxBuffer: 1e8,
      });
      const ids = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).properties.id as string);
      expect(ids.length).toBe(tables[name]);
      expect(new Set(ids).size).toBe(tables[name]);
    }
  });

  it('keeps fractions, although the values of the first page are whole', async () => {
    const smallPages = ['-oo', 'PAGE_SIZE=2'];
    expect(await summaryOf('areas', smallPages)).toContain('areaSquareMeters: Real');
    const select = ['-select', 'areaSquareMeters', ...smallPages];
    const { stdout } = await run('ogr2ogr', ['-f', 'CSV', '/vsistdout/', door, 'areas', ...select]);
    expect(stdout).toContain('0.25');
  });

  it('passes on boxes and attribute filters', async () => {
    const { stdout } = await run('ogrinfo', ['-ro', '-so', door, 'areas', '-where', "level = 'street'"]);
    expect(stdout).toContain('Feature Count: 2');
    const box = await run('ogrinfo', [
      '-ro',
      '-so',
      door,
      'stations',
      '-spat',
      '108.49',
      '33.59',
      '108.503',
      '33.62',
    ]);
    expect(box.stdout).toContain('Feature Count: 1');
  });
});
