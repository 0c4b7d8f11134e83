import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAreasRequest } from '../../../server/actions/import-areas.ts';
import type { Database } from '../../../server/db/database.ts';
import { clearDatabase } from '../../support/clear-database.ts';
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
const refusal = (file: string, options: Partial<ImportAreasRequest> = {}) =>
  refusalOf(database, file, options);

describe('a file with faults changes nothing and', () => {
  const one = (properties: object, ...rings: number[][][]) =>
    fileOf(collection(...fourStreets(), feature(properties, ...rings)));
  const good = { name: '戊街道', code: '320115005' };

  it.each([
    ['an open ring', one(good, box(118.9, 32, 118.91, 32.01).slice(0, -1)), 'ring-open'],
    ['a short ring', one(good, box(118.9, 32, 118.91, 32.01).slice(0, 2)), 'ring-too-short'],
    [
      'a flat ring',
      one(good, [
        [118.9, 32],
        [118.91, 32],
        [118.9, 32],
        [118.9, 32],
      ]),
      'ring-flat',
    ],
    ['no coordinates', one(good), 'geometry-empty'],
    ['a coordinate out of range', one(good, box(218.9, 32, 118.91, 32.01)), 'coordinate-out-of-range'],
    [
      'a text as coordinate',
      one(good, [['118.9', 32] as never, [1, 1], [2, 2], [3, 3]]),
      'coordinate-not-number',
    ],
    ['a missing name', one({ code: '320115005' }, box(118.9, 32, 118.91, 32.01)), 'name-missing'],
    [
      'a code that is used',
      one({ name: '戊', code: '320115001' }, box(118.9, 32, 118.91, 32.01)),
      'code-duplicate',
    ],
    ['the same shape twice', one(good, box(118.8, 32, 118.81, 32.01)), 'geometry-duplicate'],
    [
      'a figure that is none',
      one({ ...good, households: '约三百' }, box(118.9, 32, 118.91, 32.01)),
      'figure-wrong',
    ],
    ['a feature that is none', fileOf(collection(...fourStreets(), 7)), 'feature-not-object'],
    [
      'a point',
      fileOf(
        collection(...fourStreets(), {
          type: 'Feature',
          properties: good,
          geometry: { type: 'Point', coordinates: [118, 32] },
        }),
      ),
      'geometry-type',
    ],
    [
      'no geometry',
      fileOf(collection(...fourStreets(), { type: 'Feature', properties: good, geometry: null })),
      'geometry-missing',
    ],
  ])('%s is named', async (_fault, file, code) => {
    const error = await refusal(file);
    expect(error.code).toBe('import-refused');
    expect(codesOf(error)).toContain(code);
    const { feature, params } = error.problems.find((problem) => problem.code === code)!;
    expect(`${feature} ${params?.other ?? ''}`).toMatch(/\b5\b/);
  });

  it('the fields of a file are listed once, however many were named that it has not', async () => {
    const file = fileOf(collection(...fourStreets()));
    const error = await refusal(file, { fields: { name: 'mc', code: 'dm', people: 'rk' } });
    expect(error.problems).toEqual([
      { code: 'fields-unknown', params: { names: 'mc, dm, rk', known: 'name, code, households' } },
    ]);
  });

  it('values that are no codes are told, as a field of coordinates gives them', async () => {
    const coordinates = fileOf(
      collection(feature({ name: 'x', lng: 118.805, code: '320115-A1' }, box(118.8, 32, 118.81, 32.01))),
    );
    const error = await refusal(coordinates, { fields: { code: 'lng' } });
    expect(error.problems).toEqual([
      { code: 'code-malformed', feature: '1 x', params: { name: 'lng', value: '118.805' } },
    ]);
    await run(coordinates, { dryRun: true });
  });

  it('a bow tie is named with its place, together with every other problem', async () => {
    const bow = [
      [118.9, 32],
      [118.91, 32.01],
      [118.91, 32],
      [118.9, 32.01],
      [118.9, 32],
    ];
    const error = await refusal(one({ ...good, code: '320115001' }, bow));
    expect(codesOf(error).sort()).toEqual(['code-duplicate', 'geometry-self-intersection']);
    const [longitude, latitude] = error.problems.find((p) => p.code === 'geometry-self-intersection')!.place!;
    expect(longitude).toBeCloseTo(118.905, 6);
    expect(latitude).toBeCloseTo(32.005, 6);
    expect(error.details[0]).toMatchObject({
      file: expect.stringContaining('.geojson'),
      feature: '5 戊街道',
    });
    expect(
      error
        .detailsIn('en')
        .map((detail) => detail.message)
        .join(),
    ).toContain('crosses or touches itself');
  });

  it('an overlap is measured, and goes to the unit that a person accepts', async () => {
    const file = one(good, box(118.794, 32, 118.804, 32.01));
    const offer = await refusal(file);
    expect(offer.code).toBe('repair-offered');
    const [problem] = offer.problems;
    expect(problem).toMatchObject({ code: 'geometry-overlap', params: { other: '5 戊街道' } });
    // Two fifths of a street.
    expect(Number(problem?.params?.squareMeters) / 418_000).toBeCloseTo(1, 1);
    const key = String(offer.params.key);
    expect(offer.groups.map(({ heading }) => heading.code)).toEqual([
      'group-problems',
      'group-decisions',
      'group-areas',
      'repair-accept',
    ]);
    const result = await run(file, { acceptRepair: key });
    expect(result.notes.map((note) => note.code)).toEqual(
      expect.arrayContaining(['note-repaired', 'repair-overlap-longest-line', 'repair-area']),
    );
    const [record] = await database.sql`select problems, mapping from import`;
    expect(JSON.stringify(record?.problems)).toContain('repair-overlap-longest-line');
    expect(record?.mapping.repair).toMatchObject({ key, rules: { 'overlap-longest-line': 1 } });
    const [entry] = await database.sql`select after from audit_log`;
    expect(entry?.after).toMatchObject({
      repair: { key },
      certificate: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const [sums] = await database.sql`
      select sum(area_square_meters) filter (where level = 'street') as parts,
        sum(area_square_meters) filter (where level = 'district') as whole from unit_version`;
    expect(sums?.parts).toBeCloseTo(sums?.whole, 3);
  });

  it('a repair is accepted for this file and these options only', async () => {
    const file = one(good, box(118.795, 32, 118.805, 32.01));
    const key = String((await refusal(file)).params.key);
    expect((await refusal(file)).params.key).toBe(key);
    const other = one({ ...good, name: '己街道' }, box(118.795, 32, 118.805, 32.01));
    const differs = await refusal(other, { acceptRepair: key });
    expect(differs.code).toBe('repair-differs');
    expect(differs.params).toMatchObject({ accepted: key });
    expect((await refusal(file, { acceptRepair: key, snapMeters: 0.5 })).code).toBe('repair-differs');
    expect((await refusal(file, { acceptRepair: 'x' })).code).toBe('repair-differs');
    await expect(run(fileOf(collection(...fourStreets())), { acceptRepair: key })).rejects.toMatchObject({
      code: 'repair-not-needed',
    });
  });

  it('two units on the same ground are a question, not a repair', async () => {
    const error = await refusal(one(good, box(118.8, 32, 118.8101, 32.01)));
    expect(error.code).toBe('import-refused');
    expect(codesOf(error)).toEqual(['geometry-overlap', 'geometry-overlap', 'ask-duplicate']);
    expect(error.groups[0]?.heading.code).toBe('group-questions');
  });

  it('a child outside of its parent is measured', async () => {
    const error = await refusal(
      fileOf(
        collection(
          feature({ name: '某区', level: 'district', code: '320199' }, box(118.8, 32, 118.82, 32.01)),
          feature({ name: '西街道', level: 'street', code: '320199001' }, box(118.79, 32, 118.82, 32.01)),
        ),
      ),
    );
    expect(codesOf(error)).toEqual(['outside-parent']);
    expect(error.code).toBe('repair-offered');
    expect(error.problems[0]?.params).toMatchObject({ parent: '1 某区' });
  });

  it.each([
    [
      'projected coordinates',
      collection(feature({ name: 'x' }, box(512_000, 3_540_000, 513_000, 3_541_000))),
      {},
      'looks-projected',
    ],
    [
      'latitude first',
      collection(feature({ name: 'x' }, box(32, 118.8, 32.01, 118.81))),
      {},
      'looks-swapped',
    ],
    [
      'degrees declared as metres',
      collection(feature({ name: 'x' }, box(118.8, 32, 118.81, 32.01))),
      { crs: 'EPSG:4549' },
      'looks-unprojected',
    ],
    ['an unknown system', collection(...fourStreets()), { crs: 'EPSG:1' }, 'crs-unknown'],
    ['nothing at all', collection(), {}, 'no-features'],
    ['other JSON', '{"type": "Topology"}', {}, 'not-geojson'],
    ['an empty file', '', {}, 'file-empty'],
    ['only spaces', ' \n ', {}, 'file-empty'],
    ['a truncated file', collection(...fourStreets()).slice(0, 300), {}, 'json-truncated'],
    ['a broken file', collection(...fourStreets()).replace('],[', '];['), {}, 'json-broken'],
    [
      'a broken script',
      `var x = ${collection(...fourStreets()).replace('"type"', 'type')};`,
      {},
      'script-broken',
    ],
    ['a table', 'name,code\n东街道,1\n', {}, 'file-is-table'],
    ['a Shapefile', Buffer.from([0, 0, 0x27, 0x0a, 0, 0]), {}, 'format-unsupported'],
    ['a ZIP', Buffer.from('PK\u0003\u0004xxxx'), {}, 'format-unsupported'],
    ['KML', '<?xml version="1.0"?><kml/>', {}, 'format-unsupported'],
    ['binary rubbish', Buffer.from([1, 0, 255, 254, 0, 9]), {}, 'encoding-unknown'],
  ])('%s is told from the file as a whole', async (_fault, content, options, code) => {
    const error = await refusal(fileOf(content), options);
    expect(error.code).toBe('file-broken');
    expect(codesOf(error)).toEqual([code]);
    expect(error.messageIn('zh-CN')).toMatch(/无法读取:[^{}]+$/);
    expect(error.messageIn('en')).not.toMatch(/\{\w+\}/);
  });

  it('a broken place in the text is told by line, column and byte', async () => {
    const text = '{"type": "FeatureCollection",\n "features": [\n  {"name": "东街道"; 1}]}';
    const [problem] = (await refusal(fileOf(text))).problems;
    expect(problem?.params).toMatchObject({ line: 3, column: 17, expected: ', }', found: ';' });
    expect(Buffer.from(text).subarray(0, Number(problem?.params?.byte)).toString().at(-1)).toBe(';');
  });

  it('a folder and a missing file are told', async () => {
    expect(codesOf(await refusal(import.meta.dirname))).toEqual(['file-is-folder']);
    await expect(run('/no/such/file.geojson')).rejects.toMatchObject({ code: 'file-missing' });
  });
});
