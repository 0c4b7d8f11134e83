import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAreasRequest } from '../../../server/actions/import-areas.ts';
import { InputError } from '../../../server/contract/input-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { readAreaFile } from '../../../server/ingest/area-file.ts';
import { clearDatabase, countRows } from '../../support/clear-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { codesOf, importRepaired, refusalOf, runImport } from '../../support/import-areas.ts';
import { box, collection, feature, fileOf, fourStreets } from '../../support/import-files.ts';

const shared = join(import.meta.dirname, '../../../../shared/data');
const boundaries = join(shared, 'boundaries');
const here = existsSync(boundaries);

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const run = (file: string, options: Partial<ImportAreasRequest> = {}) => runImport(database, file, options);
const refusal = (file: string, options: Partial<ImportAreasRequest> = {}) =>
  refusalOf(database, file, options);

describe('files as they come', () => {
  it('GBK text, a script around the data, heights and metres of a zone are understood', async () => {
    const inZone = collection(
      feature(
        { name: 'x', code: '1' },
        box(481_000, 3_540_000, 482_000, 3_541_000).map((point) => [...point, 12]),
      ),
    );
    const result = await run(fileOf(`var data = ${inZone};\n`), { crs: 'EPSG:4549' });
    expect(result.notes.map((note) => note.code)).toEqual(
      expect.arrayContaining(['note-script-unwrapped', 'note-crs-converted', 'note-height-dropped']),
    );
    expect(result.areaSquareMeters).toBeCloseTo(1_000_000, 0);
    await clearDatabase(database);
    // 街道 in GBK.
    const gbk = Buffer.concat([
      Buffer.from('{"type":"Feature","properties":{"name":"'),
      Buffer.from([0xbd, 0xd6, 0xb5, 0xc0]),
      Buffer.from('"},"geometry":{"type":"Polygon","coordinates":['),
      Buffer.from(JSON.stringify(box(118.8, 32, 118.81, 32.01))),
      Buffer.from(']}}'),
    ]);
    await run(fileOf(gbk));
    const [street] = await database.sql`select name from unit_version where level = 'street'`;
    expect(street?.name).toBe('街道');
  });

  it('coordinates in China of no declared system are taken as WGS 84, which is told', async () => {
    const codes = async (content: object, crs: string | null = null) => {
      const { notes } = await run(fileOf(JSON.stringify(content)), { crs, dryRun: true });
      return notes.map((note) => note.code);
    };
    const plain = JSON.parse(collection(...fourStreets())) as object;
    const declared = {
      ...plain,
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
    };
    const abroad = JSON.parse(collection(feature({ name: 'x' }, box(2, 48, 2.01, 48.01)))) as object;
    expect(await codes(plain)).toContain('note-crs-assumed');
    expect(await codes(plain, 'EPSG:4326')).not.toContain('note-crs-assumed');
    expect(await codes(declared)).not.toContain('note-crs-assumed');
    expect(await codes(abroad)).not.toContain('note-crs-assumed');
  });

  it('a bare geometry is a district when it gets a name', async () => {
    const file = fileOf(JSON.stringify({ type: 'Polygon', coordinates: [box(118.8, 32, 118.81, 32.01)] }));
    expect(codesOf(await refusal(file))).toEqual(['fields-none']);
    const result = await run(file, { level: 'district', districtName: '某区', districtCode: '320199' });
    expect(result.unitCounts).toMatchObject({ district: 1, street: 0 });
    expect(JSON.stringify(result.notes)).not.toContain('"-"');
    const [unit] = await database.sql`select name, code, is_leaf, parent_id from unit_version`;
    expect(unit).toEqual({ name: '某区', code: '320199', is_leaf: true, parent_id: null });
  });
});

describe('whatever happens to a good file', () => {
  it('its bytes are imported whole or refused without a trace', { timeout: 180_000 }, async () => {
    const good = Buffer.from(collection(...fourStreets()));
    const mutation = fc.record({
      at: fc.nat(good.length - 1),
      drop: fc.nat(60),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom(...'0123456789.,-[]{}"'.split('')).map((sign) => Buffer.from(sign)),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
        let bytes = good;
        for (const { at, drop, put } of mutations)
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
        const error = await run(fileOf(bytes)).then(
          () => null,
          (failure: unknown) => failure,
        );
        const rows = await countRows(database);
        if (error === null) {
          expect(rows).toMatchObject({ import: 1, audit: 1, district: 1 });
          await clearDatabase(database);
        } else {
          expect(error).toBeInstanceOf(InputError);
          expect(Object.values(rows).every((count) => count === 0)).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });
});

describe('whatever is drawn', () => {
  it(
    'polygons of any points are imported whole or refused without a trace, and never fail otherwise',
    { timeout: 180_000 },
    async () => {
      // Few places, so that points and lines coincide, cross and touch all the time.
      const place = fc.integer({ min: 0, max: 4 });
      const point = fc.tuple(place, place).map(([x, y]) => [118.8 + x / 100, 32 + y / 100]);
      const ring = fc.array(point, { minLength: 3, maxLength: 7 }).map((points) => [...points, points[0]!]);
      const polygon = fc.array(ring, { minLength: 1, maxLength: 2 });
      let imported = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(polygon, { minLength: 1, maxLength: 3 }),
          fc.boolean(),
          async (polygons, accepts) => {
            const file = fileOf(
              collection(...polygons.map((rings, index) => feature({ name: `${index}` }, ...rings))),
            );
            const attempt = (acceptRepair: string | null) =>
              run(file, { acceptRepair }).then(
                () => null,
                (failure: unknown) => failure,
              );
            let error = await attempt(null);
            if (accepts && error instanceof InputError && error.code === 'repair-offered')
              error = await attempt(String(error.params.key));
            const rows = await countRows(database);
            if (error === null) {
              imported += 1;
              expect(rows.unit).toBe(polygons.length + 1);
              const [wrong] =
                await database.sql`select count(*)::int from unit_version where not st_isvalid(geom)`;
              expect(wrong?.count).toBe(0);
              await clearDatabase(database);
            } else {
              expect(error).toBeInstanceOf(InputError);
              expect(Object.values(rows).every((count) => count === 0)).toBe(true);
            }
          },
        ),
        { numRuns: 150 },
      );
      expect(imported).toBeGreaterThan(3);
    },
  );
});

describe.skipIf(!here)(
  'real boundaries (skipped where ../shared/data is absent)',
  { timeout: 120_000 },
  () => {
    it('of Jiangning are imported, 18 streets that fill their district', async () => {
      const result = await run(join(boundaries, 'jiangning_streets.geojson'));
      expect(result.unitCounts).toMatchObject({ district: 1, street: 18 });
      expect(result.areaSquareMeters / 1e6).toBeCloseTo(1567.909, 2);
      const [sums] = await database.sql`
      select sum(area_square_meters) filter (where level = 'street') as parts,
        sum(area_square_meters) filter (where level = 'district') as whole from unit_version`;
      expect(sums?.parts).toBeCloseTo(sums?.whole, 0);
      expect(result.notes.some((note) => note.code.startsWith('note-gap'))).toBe(false);
    });

    it('are read from the script they were found in, with the same result', async () => {
      const result = await run(join(boundaries, 'jiangning_streets_wrapped.js'));
      expect(result.unitCounts).toMatchObject({ district: 1, street: 18 });
    });

    it('of Chengdu are refused: four districts cross themselves, and where', async () => {
      const error = await refusal(join(boundaries, 'chengdu_districts_gcj02.json'), { crs: 'GCJ02' });
      const crossing = error.problems.filter(({ code }) => code === 'geometry-self-intersection');
      expect(crossing.map((problem) => problem.feature)).toEqual([
        '11 郫都区',
        '15 蒲江县',
        '17 彭州市',
        '20 简阳市',
      ]);
      for (const { place, params } of crossing) {
        expect(place?.[0]).toBeGreaterThan(103);
        expect(Number(params?.squareMeters)).toBeGreaterThan(1e8);
      }
    });

    it('of New York overlap in slivers and pass when the repair is accepted', async () => {
      const file = join(shared, 'tickets/nyc_community_districts.geojson');
      const codes = codesOf(await refusal(file));
      expect(new Set(codes)).toEqual(new Set(['geometry-sliver']));
      const result = await importRepaired(database, file);
      expect(result.unitCounts).toMatchObject({ district: 1, street: 71 });
      expect(result.epsg).toBe(32_618);
      const [net] = await database.sql`
        select bool_and(st_isvalid(geom)) as valid,
          sum(area_square_meters) filter (where level = 'street')
            - sum(area_square_meters) filter (where level = 'district') as apart,
          st_area(st_union(geom, 1e-9) filter (where level = 'street'))
            - sum(st_area(geom)) filter (where level = 'street') as overlap
        from unit_version`;
      expect(net?.valid).toBe(true);
      expect(net?.apart).toBeCloseTo(0, 3);
      expect(net?.overlap).toBeCloseTo(0, 9);
    });

    it('in GCJ-02 lie where the same place lies in WGS 84 after conversion', async () => {
      const outline = JSON.parse(
        readFileSync(join(boundaries, 'wuhou_district_gcj02.json'), 'utf8'),
      ) as object;
      const file = fileOf(collection({ type: 'Feature', properties: { name: '武侯区' }, geometry: outline }));
      const options = { level: 'district', crs: 'GCJ02' } as const;
      await run(file, options);
      const [row] = await database.sql`select st_x(st_centroid(geom)) as longitude from unit_version`;
      await clearDatabase(database);
      await run(file, { ...options, crs: null });
      const [raw] = await database.sql`select st_x(st_centroid(geom)) as longitude from unit_version`;
      expect(raw?.longitude - row?.longitude).toBeGreaterThan(0.001);
      expect(raw?.longitude - row?.longitude).toBeLessThan(0.006);
    });

    it('as a Shapefile with names in GBK are read', async () => {
      const file = await readAreaFile(join(boundaries, 'shanghai_districts_gbk.shp'), {
        ...{ fields: {}, level: null, crs: null, districtName: null },
      });
      expect(file.areas.map(({ name }) => name)).toContain('宝山区');
      expect(file.problems).toEqual([]);
    });
  },
);
