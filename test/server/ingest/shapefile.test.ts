import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../server/contract/input-error.ts';
import { type AreaFileOptions, readAreaFile } from '../../../server/ingest/area-file.ts';
import { findSystem } from '../../../server/ingest/coordinate-systems.ts';
import { dbfOf, folderOf, type ShapeRow, shpOf } from '../../support/shapefile-writer.ts';

/** 东街 and 西街 in GBK and in UTF-8. */
const gbk = [Buffer.from([0xb6, 0xab, 0xbd, 0xd6]), Buffer.from([0xce, 0xf7, 0xbd, 0xd6])];
const utf8 = [Buffer.from('东街'), Buffer.from('西街')];

/** A square of metres or degrees, clockwise and closed; the other way round for a hole. */
const square = (x: number, y: number, size: number, isHole = false): [number, number][] => {
  const ring: [number, number][] = [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
  return isHole ? ring.reverse() : ring;
};
const rowsOf = (names: readonly Buffer[], x = 118.8, y = 32, size = 0.01): ShapeRow[] =>
  names.map((name, i) => ({ columns: { name }, rings: [square(x + i * size, y, size)] }));

const datum = (name: string): string =>
  `GEOGCS["GCS",DATUM["${name}",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const gaussKrueger = (name: string): string =>
  `PROJCS["CGCS2000_3_Degree_GK_CM_120E",${datum(name)},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

const options: AreaFileOptions = { fields: {}, level: null, crs: null, districtName: null };
const read = (file: string, more: Partial<AreaFileOptions> = {}) =>
  readAreaFile(file, { ...options, ...more });
const namesOf = async (file: string) => (await read(file)).areas.map(({ name }) => name);
const faultOf = async (files: Readonly<Record<string, Uint8Array | string>>, name = '') => {
  const error: unknown = await read(join(folderOf(files), name)).catch((caught: unknown) => caught);
  if (!(error instanceof InputError)) throw new Error('it was taken');
  expect(error.code).toBe('file-broken');
  for (const language of ['zh-CN', 'en'] as const) expect(error.messageIn(language)).not.toMatch(/\{\w+\}/);
  return error.problems.map(({ code }) => code);
};

describe('a Shapefile of areas', () => {
  const rows = rowsOf(gbk);
  const files = { 'a.shp': shpOf(rows), 'a.dbf': dbfOf(rows), 'a.prj': datum('D_WGS_1984') };

  it('is read by its .shp, by its folder and from a ZIP, whatever the case of its endings', async () => {
    const folder = folderOf(files);
    expect(await namesOf(join(folder, 'a.shp'))).toEqual(['东街', '西街']);
    expect(await namesOf(folder)).toEqual(['东街', '西街']);
    const zip = zipSync({
      '区划/A.SHP': files['a.shp'],
      '区划/A.DBF': files['a.dbf'],
      '__MACOSX/._A.shp': Buffer.from('x'),
    });
    expect(await namesOf(join(folderOf({ 'x.zip': zip }), 'x.zip'))).toEqual(['东街', '西街']);
    expect(await namesOf(folderOf({ 'B.SHP': files['a.shp'], 'b.dbf': files['a.dbf'] }))).toEqual([
      '东街',
      '西街',
    ]);
  });

  it('has texts in the encoding that fits, although its .cpg says another', async () => {
    const named = async (table: Buffer, cpg?: string) =>
      namesOf(
        folderOf({ 'a.shp': files['a.shp'], 'a.dbf': table, ...(cpg === undefined ? {} : { 'a.cpg': cpg }) }),
      );
    for (const cpg of [undefined, 'UTF-8', 'OEM 936', 'GBK', 'ISO-8859-17'])
      expect(await named(dbfOf(rows), cpg)).toEqual(['东街', '西街']);
    for (const cpg of [undefined, 'UTF-8', '65001', 'GBK'])
      expect(await named(dbfOf(rowsOf(utf8), 0x57), cpg)).toEqual(['东街', '西街']);
  });

  it('in metres of a zone lies where the numbers of that zone lie', async () => {
    const metres = rowsOf(utf8, 386_000, 3_541_000, 1_000);
    const folder = folderOf({
      'a.shp': shpOf(metres),
      'a.dbf': dbfOf(metres),
      'a.prj': gaussKrueger('D_China_2000'),
    });
    const { areas, notes } = await read(folder);
    expect(notes.map(({ code }) => code)).toContain('note-crs-converted');
    const [east, north] = areas[0]?.polygons[0]?.[0]?.[0] ?? [];
    const [longitude, latitude] = findSystem('EPSG:4549')?.toLonLat(386_000, 3_541_000) ?? [];
    expect(east).toBeCloseTo(longitude ?? 0, 9);
    expect(north).toBeCloseTo(latitude ?? 0, 9);
  });

  it('keeps holes and parts, and leaves out rows that are marked as deleted', async () => {
    const rings = [square(118.8, 32, 0.01), square(118.802, 32.002, 0.002, true), square(118.82, 32, 0.01)];
    const more: ShapeRow[] = [
      { columns: { name: utf8[0] as Buffer }, rings },
      { columns: { name: utf8[1] as Buffer }, rings: [square(118.8, 32, 0.01)], isDeleted: true },
    ];
    const { areas, notes } = await read(folderOf({ 'a.shp': shpOf(more), 'a.dbf': dbfOf(more) }));
    expect(areas.map(({ polygons }) => polygons.map((polygon) => polygon.length))).toEqual([[2, 1]]);
    expect(notes).toContainEqual({ code: 'note-deleted-rows', params: { count: 1 } });
  });

  it('with a null shape tells which feature has none', async () => {
    const more: ShapeRow[] = [...rows, { columns: { name: gbk[0] as Buffer }, rings: null }];
    const { problems } = await read(folderOf({ 'a.shp': shpOf(more), 'a.dbf': dbfOf(more) }));
    expect(problems).toMatchObject([{ feature: expect.stringMatching(/^3 /) }]);
  });

  it('on a datum that needs local parameters is refused, unless the user names a system', async () => {
    const old = { ...files, 'a.prj': datum('D_Xian_1980') };
    expect(await faultOf(old)).toEqual(['prj-datum-unknown']);
    expect((await read(folderOf(old), { crs: 'EPSG:4490' })).areas).toHaveLength(2);
  });

  it('that is not whole is refused with what is wrong', async () => {
    const { 'a.shp': shp, 'a.dbf': dbf } = files;
    const torn = Buffer.from(shp);
    torn.writeInt32LE(2 ** 30, 100 + 8 + 36);
    const patch = Buffer.from(shp);
    patch.writeInt32LE(31, 32);
    expect(await faultOf({ 'a.shp': shp })).toEqual(['shapefile-part-missing']);
    expect(await faultOf({ 'a.dbf': dbf }, 'a.dbf').catch(() => 'missing')).toBe('missing');
    expect(await faultOf({ ...files, 'b.shp': shp })).toEqual(['shapefile-several']);
    expect(await faultOf({ ...files, 'a.shp': shp.subarray(0, 200) })).toEqual(['shapefile-cut-off']);
    expect(await faultOf({ ...files, 'a.dbf': dbf.subarray(0, 90) })).toEqual(['shapefile-cut-off']);
    expect(await faultOf({ ...files, 'a.shp': torn })).toEqual(['shapefile-damaged']);
    expect(await faultOf({ ...files, 'a.shp': patch })).toEqual(['shapefile-shape-unsupported']);
    expect(await faultOf({ ...files, 'a.dbf': dbfOf(rows.slice(1)) })).toEqual(['shapefile-counts-differ']);
    expect(await faultOf({ ...files, 'a.prj': 'who knows' })).toEqual(['prj-unknown']);
    expect(await faultOf({ 'x.zip': Buffer.from('PK\u0003\u0004xxxx') }, 'x.zip')).toEqual(['zip-damaged']);
    expect(await faultOf({ 'x.zip': zipSync({ 'a.txt': dbf }) }, 'x.zip')).toEqual(['shapefile-none']);
  });
});
