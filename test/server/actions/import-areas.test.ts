import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAreasRequest } from '../../../server/actions/import-areas.ts';
import { loadNet } from '../../../server/answers/load-net.ts';
import type { Database } from '../../../server/db/database.ts';
import { certify } from '../../../server/engines/net/certificate.ts';
import { outlineOf, publish } from '../../../server/engines/net/dissolve.ts';
import { clearDatabase, countRows } from '../../support/clear-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { codesOf, refusalOf, runImport } from '../../support/import-areas.ts';
import { box, collection, feature, fileOf, fourStreets } from '../../support/import-files.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

const run = (file: string, options: Partial<ImportAreasRequest> = {}) => runImport(database, file, options);

const revisionId = async (): Promise<number> => {
  const [revision] = await database.sql`select id from net_revision`;
  return Number(revision?.id);
};

describe('importing areas', () => {
  it('makes units, the district around them, a revision, an import and an audit row', async () => {
    const result = await run(fileOf(collection(...fourStreets())));
    expect(result.unitCounts).toMatchObject({ district: 1, street: 4, community: 0 });
    expect(result.epsg).toBe(4549);
    const units = await database.sql`
      select level, code, name, is_leaf, households, round(area_square_meters) as area, st_isvalid(geom) as valid,
        st_covers(geom, label_point) as labelled, feature_id
      from unit_version join unit on unit.id = unit_id order by feature_id`;
    expect(units.map((unit) => unit.code)).toEqual([
      '320115',
      '320115001',
      '320115002',
      '320115003',
      '320115004',
    ]);
    expect(units.map((unit) => unit.is_leaf)).toEqual([false, true, true, true, true]);
    expect(units.map((unit) => unit.households)).toEqual([1000, 100, 200, 300, 400]);
    expect(units.every((unit) => unit.valid && unit.labelled)).toBe(true);
    const areas = units.map((unit) => Number(unit.area));
    expect(areas[0]).toBeCloseTo(
      areas.slice(1).reduce((sum, area) => sum + area, 0),
      -1,
    );
    const [district] = await database.sql`select * from district`;
    expect(district).toMatchObject({ code: '320115', epsg: 4549, synthetic: false });
    // 20:00 UTC is already the next day in Shanghai.
    const [revision] = await database.sql`select effective_from from net_revision`;
    expect(revision?.effective_from).toBe('2026-07-01');
    const [record] = await database.sql`select state, row_count, accepted_count, problems from import`;
    expect(record).toMatchObject({ state: 'active', row_count: 4, accepted_count: 4 });
    const [audit] = await database.sql`select actor, action from audit_log`;
    expect(audit).toEqual({ actor: 'test', action: 'import-areas' });
    const layers = await database.sql`select layer from layer_revision order by layer`;
    expect(layers.map((row) => row.layer)).toEqual(['areas', 'grids', 'tickets']);
  });

  it('finds the hole between parts, and takes it for empty when it is told so', async () => {
    const ring = [...Array(8).keys()].map((index) => {
      const at = index < 4 ? index : index + 1;
      const west = Number((118.8 + (at % 3) * 0.01).toFixed(2));
      const south = Number((32 + Math.floor(at / 3) * 0.01).toFixed(2));
      return feature(
        { name: `${at}` },
        box(west, south, Number((west + 0.01).toFixed(2)), Number((south + 0.01).toFixed(2))),
      );
    });
    const file = fileOf(collection(...ring));
    const error = await refusalOf(database, file);
    expect(codesOf(error)).toEqual(['geometry-gap', 'ask-gap']);
    const [gap] = error.problems;
    expect(gap?.place?.[0]).toBeCloseTo(118.815, 3);
    expect(Number(gap?.params?.squareMeters)).toBeGreaterThan(1_000_000);
    // What the file leaves empty and nobody asked to be filled stays empty, as a unit that counts in nothing.
    const result = await run(file, { voids: [[118.815, 32.015]] });
    expect(result.unitCounts).toMatchObject({ district: 1, street: 8 });
    expect(result.notes.map((note) => note.code)).toEqual(
      expect.arrayContaining(['note-voids', 'repair-void']),
    );
    const stored = await loadNet(database.sql, await revisionId());
    const units = publish(stored);
    const certificate = certify(units, outlineOf(stored) ?? []);
    const [entry] = await database.sql`select after from audit_log`;
    expect(certificate).toMatchObject({ ok: true, units: 10, hash: entry?.after.certificate });
    const [outline] = await database.sql`
      select st_npoints(geom) as points, st_numinteriorrings(st_geometryn(geom, 1)) as holes
      from unit_version where level = 'district'`;
    expect(outline).toEqual({ points: 13, holes: 0 });
    const [empty] = await database.sql`select level, name, code, is_leaf from unit_version where is_void`;
    expect(empty).toEqual({ level: 'street', name: '留空1', code: '000000-V1', is_leaf: true });
  });

  it('says so when a place that is meant to be empty lies in no gap', async () => {
    const error = await refusalOf(database, fileOf(collection(...fourStreets())), {
      voids: [[118.801, 32.001]],
    });
    expect(codesOf(error)).toEqual(['ask-void']);
  });

  it('makes the levels that a file leaves out from the beginnings of the codes', async () => {
    const community = (name: string, code: string, west: number) =>
      feature({ name, code }, box(west, 32, Number((west + 0.01).toFixed(2)), 32.01));
    const result = await run(
      fileOf(
        collection(
          community('一社区', '320199001001', 118.8),
          community('二社区', '320199001002', 118.81),
          community('三社区', '320199002001', 118.82),
        ),
      ),
      { level: 'community' },
    );
    expect(result.unitCounts).toMatchObject({ district: 1, street: 2, community: 3 });
    expect(result.notes).toContainEqual({ code: 'note-levels-made', params: { count: 2 } });
    const rows = await database.sql`
      select child.code, parent.code as parent from unit_version as child
      left join unit_version as parent on parent.unit_id = child.parent_id order by child.id`;
    expect(rows.map((row) => [row.code, row.parent])).toEqual([
      ['320199', null],
      ['320199001', '320199'],
      ['320199002', '320199'],
      ['320199001001', '320199001'],
      ['320199001002', '320199001'],
      ['320199002001', '320199002'],
    ]);
  });

  it('proposes codes from north-west to south-east where there are none', async () => {
    const streets = fourStreets().map((street) => {
      const { name } = (street as { properties: { name: string } }).properties;
      return { ...street, properties: { name } };
    });
    const result = await run(fileOf(collection(...streets)), { districtCode: '990001' });
    expect(result.notes).toContainEqual({ code: 'note-codes-proposed', params: { count: 4 } });
    const rows = await database.sql`select code, name from unit_version order by code`;
    expect(rows.map((row) => `${row.code} ${row.name}`).slice(1)).toEqual([
      '990001001 丙街道',
      '990001002 丁街道',
      '990001003 甲街道',
      '990001004 乙街道',
    ]);
  });

  it('takes several levels from one file, by code and by place', async () => {
    const file = fileOf(
      collection(
        feature({ name: '某区', 层级: '区', code: '320199' }, box(118.8, 32, 118.82, 32.01)),
        feature({ name: '西街道', 层级: '街道', code: '320199001' }, box(118.8, 32, 118.81, 32.01)),
        feature({ name: '东街道', 层级: '街道', code: '320199002' }, box(118.81, 32, 118.82, 32.01)),
        feature({ name: '一社区', 层级: '社区', code: '320199002001' }, box(118.81, 32, 118.82, 32.01)),
        feature({ name: '一网格', 层级: '一般网格' }, box(118.81, 32, 118.815, 32.01)),
        feature({ name: '学校', 层级: '专属网格' }, box(118.815, 32, 118.82, 32.01)),
      ),
    );
    const result = await run(file);
    expect(result.unitCounts).toEqual({
      district: 1,
      street: 2,
      community: 1,
      'general-grid': 1,
      'dedicated-grid': 1,
      'micro-grid': 0,
    });
    const rows = await database.sql`
      select child.name, child.code, parent.name as parent, child.is_leaf
      from unit_version as child left join unit_version as parent on parent.unit_id = child.parent_id order by child.id`;
    expect(rows.map((row) => [row.name, row.code, row.parent, row.is_leaf])).toEqual([
      ['某区', '320199', null, false],
      ['西街道', '320199001', '某区', true],
      ['东街道', '320199002', '某区', false],
      ['一社区', '320199002001', '东街道', false],
      ['一网格', '320199002001001', '一社区', true],
      ['学校', '320199002001501', '一社区', true],
    ]);
  });

  it('refuses a database that holds a net, and says whose', async () => {
    const file = fileOf(collection(...fourStreets()));
    await run(file, { districtName: '某区' });
    await expect(run(file)).rejects.toMatchObject({
      code: 'net-not-empty',
      params: { district: '某区', count: 5 },
    });
  });

  it('lets only one of two imports at the same time through', async () => {
    const file = fileOf(collection(...fourStreets()));
    const outcomes = await Promise.allSettled([run(file), run(file)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await countRows(database)).unit).toBe(5);
  });

  it('writes nothing in a dry run, and finds the same', async () => {
    const file = fileOf(collection(...fourStreets()));
    const dry = await run(file, { dryRun: true });
    expect(Object.values(await countRows(database)).every((count) => count === 0)).toBe(true);
    const written = await run(file);
    expect({ ...written, dryRun: true, receipt: null }).toEqual(dry);
    const [entry] = await database.sql`select id, encode(hash, 'hex') as hash from audit_log`;
    expect(written.receipt).toEqual({ auditId: entry?.id, hash: entry?.hash });
  });
});
