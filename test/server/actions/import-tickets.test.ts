import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../../server/contract/input-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { clearDatabase, countRows } from '../../support/clear-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { runImport } from '../../support/import-areas.ts';
import { collection, fileOf, fourStreets } from '../../support/import-files.ts';
import { hotlineCsv, hotlineMapping, runTickets, tallyOf } from '../../support/import-tickets.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  await runImport(database, fileOf(collection(...fourStreets())));
});

const run = (content: string | Uint8Array, options: Parameters<typeof runTickets>[2] = {}) =>
  runTickets(database, content, options);

describe('importing tickets', () => {
  it('writes tickets, their units, categories and offices, and shows them at once', async () => {
    const result = await run(
      hotlineCsv(
        { 办结时间: '2026-06-02 10:00', 承办单位: '城管局' },
        { 经度: '118.815', 承办单位: '城管局' },
        { 经度: '', 纬度: '', 类别: '物业' },
        { 经度: '119.5' },
      ),
    );
    expect(tallyOf(result)).toEqual({
      lines: 4,
      accepted: 4,
      rejected: 0,
      duplicates: 0,
      inUnits: 2,
      outside: 1,
      withoutPlace: 1,
    });
    const tickets = await database.sql`
      select number, state, match_level, received_at, unit_version.name as unit, category.name as category,
        office.name as office
      from ticket left join ticket_unit on ticket_unit.ticket_id = ticket.id
      left join unit_version using (unit_id)
      left join ticket_category as category on category.id = category_id
      left join ticket_responsibility on ticket_responsibility.ticket_id = ticket.id
      left join responsible_unit as office on office.id = responsible_unit_id
      order by number`;
    expect(
      tickets.map((row) => [row.number, row.state, row.match_level, row.unit, row.category, row.office]),
    ).toEqual([
      ['T1', 'closed', 'point', '甲街道', '噪音', '城管局'],
      ['T2', 'received', 'point', '乙街道', '噪音', '城管局'],
      ['T3', 'received', 'none', null, '物业', null],
      ['T4', 'received', 'point', null, '噪音', null],
    ]);
    expect(tickets[0]?.received_at).toEqual(new Date('2026-06-01T00:30:00Z'));
    const [record] =
      await database.sql`select state, row_count, accepted_count, mapping from import where kind = 'tickets'`;
    expect(record).toMatchObject({ state: 'active', row_count: 4, accepted_count: 4 });
    expect(record?.mapping).not.toHaveProperty('staging');
    const [district] = await database.sql`select data_until from district`;
    expect(district?.data_until).toBe('2026-06-01');
    const [layer] = await database.sql`select build from layer_revision where layer = 'tickets'`;
    expect(layer?.build).toBe(2);
    const audits = await database.sql`select action from audit_log order by id`;
    expect(audits.map((row) => row.action)).toEqual(['import-areas', 'import-tickets']);
  });

  it('puts the 100 m cell where the point lies, and none for reports, petitions and confidential tickets', async () => {
    await run(hotlineCsv({}, { 类型: '举报' }, { 类型: '信访' }, { 保密: '是' }, { 经度: '', 纬度: '' }));
    const rows = await database.sql`
      select number, cell_east, cell_north,
        floor((st_x(st_transform(ticket.geom, epsg)) - origin_east_meters) / 100) as east,
        floor((st_y(st_transform(ticket.geom, epsg)) - origin_north_meters) / 100) as north
      from ticket, district order by number`;
    expect(rows[0]).toMatchObject({ cell_east: rows[0]?.east, cell_north: rows[0]?.north });
    expect(rows[0]?.cell_east).toBeGreaterThanOrEqual(0);
    expect(rows.slice(1).map((row) => row.cell_east)).toEqual([null, null, null, null]);
  });

  it('gives a point on a shared border to the unit with the lowest number', async () => {
    // Corners of the net, which stand on whole centimetres: one of all four streets, one of the two in the north.
    const corners = await database.sql`
      select st_x(corner)::text as east, st_y(corner)::text as north
      from unit_version, unnest(array[32.01, 32.02]) as latitude,
        st_closestpoint(st_points(geom), st_setsrid(st_makepoint(118.81, latitude), 4326)) as corner
      where name = '丙街道' order by latitude`;
    await run(hotlineCsv(...corners.map(({ east, north }) => ({ 经度: east, 纬度: north }))));
    const rows = await database.sql`
      select number, name from ticket join ticket_unit on ticket_id = ticket.id join unit_version using (unit_id)
      order by number`;
    expect(rows.map((row) => row.name)).toEqual(['甲街道', '丙街道']);
  });

  it('counts personal values and keeps none of them anywhere', async () => {
    const result = await run(hotlineCsv({}, { 电话: '' }));
    expect(result).toMatchObject({
      notes: expect.arrayContaining([
        { code: 'note-personal-left-out', params: { column: '姓名', count: 2 } },
        { code: 'note-personal-left-out', params: { column: '电话', count: 1 } },
        { code: 'note-columns-ignored', params: { columns: '备注' } },
      ]),
    });
    for (const table of ['ticket', 'import', 'audit_log'])
      expect(JSON.stringify(await database.sql`select * from ${database.sql(table)}`)).not.toMatch(
        /赵某某|1390000/,
      );
  });

  it('leaves out rows that are there already, within the file and from before', async () => {
    const twice = hotlineCsv({}, { 编号: 'T1' }, { 编号: 'T9', 类别: '别的' });
    const notes = expect.arrayContaining([{ code: 'note-rows-repeated', params: { count: 1 } }]);
    expect(await run(twice, { dryRun: true })).toMatchObject({ badRows: 0, repeatedRows: 1, notes });
    const result = await run(twice);
    expect(result).toMatchObject({ notes });
    expect(tallyOf(result)).toMatchObject({ accepted: 2, duplicates: 1 });
    expect(tallyOf(await run(hotlineCsv({ 编号: 'T9' }, { 编号: 'T10' })))).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    const [first] = await database.sql`
      select category.name from ticket join ticket_category as category on category.id = category_id where number = 'T1'`;
    expect(first?.name).toBe('噪音');
  });

  it('recognises a file that it has read before, and changes nothing', async () => {
    await run(hotlineCsv({}, {}));
    const before = await countRows(database);
    expect(await run(hotlineCsv({}, {}))).toMatchObject({ outcome: 'imported-before', accepted: 2 });
    expect(await countRows(database)).toEqual(before);
  });

  it('uses categories that are there, by name or code', async () => {
    await database.sql`
      insert into ticket_category (id, code, name, name_en) values (7, 'noise', '噪音', 'Noise'), (8, 'dust', '扬尘', 'Dust')`;
    await run(hotlineCsv({}, { 类别: 'dust' }, { 类别: '新' }));
    const rows = await database.sql`
      select category_id as id, parent.name as parent from ticket
      join ticket_category as category on category.id = category_id
      left join ticket_category as parent on parent.id = category.parent_id order by number`;
    expect(rows.map((row) => [row.id, row.parent])).toEqual([
      [7, null],
      [8, null],
      [10, '其他/导入'],
    ]);
  });

  it('checks without writing when asked, and reads metres of a declared system', async () => {
    const before = await countRows(database);
    expect(await run(hotlineCsv({}, { 受理时间: 'x' }), { dryRun: true })).toMatchObject({
      outcome: 'checked',
      lines: 2,
      badRows: 1,
    });
    expect(await countRows(database)).toEqual(before);
    const mapping = { ...hotlineMapping, place: { x: '经度', y: '纬度', crs: 'EPSG:4549' } };
    const metres = hotlineCsv({ 经度: '387083.2', 纬度: '3543031' }, { 经度: '0', 纬度: '0' });
    expect(tallyOf(await run(metres, { mapping }))).toMatchObject({ inUnits: 1, withoutPlace: 1 });
  });

  it('says what it took coordinates in China for when no system was declared', async () => {
    const codes = async (place: object) => {
      const result = await run(hotlineCsv({}), { mapping: { ...hotlineMapping, place }, dryRun: true });
      return 'notes' in result ? result.notes.map((note) => note.code) : [];
    };
    const place = { longitude: '经度', latitude: '纬度' };
    expect(await codes(place)).toContain('note-crs-assumed');
    for (const crs of ['EPSG:4326', 'GCJ02'])
      expect(await codes({ ...place, crs })).not.toContain('note-crs-assumed');
  });

  it('needs areas first', async () => {
    await clearDatabase(database);
    await expect(run(hotlineCsv({}))).rejects.toMatchObject({ code: 'net-empty' });
  });
});

describe('rows with faults', () => {
  const faulty = hotlineCsv(
    {},
    { 受理时间: '2026/6/1' },
    { 编号: '' },
    { 类型: '闲聊' },
    { 经度: '一百' },
    { 纬度: '' },
    { 受理时间: '2027-01-01 00:00' },
    { 纬度: '95' },
  );

  it('refuse the whole file by default, each with line, column and cause', async () => {
    const before = await countRows(database);
    const error = await run(faulty).catch((failure: unknown) => failure);
    expect(await countRows(database)).toEqual(before);
    expect(error).toBeInstanceOf(InputError);
    const { problems, code } = error as InputError;
    expect(code).toBe('import-refused');
    expect(problems.map((problem) => [problem.row, problem.field, problem.code])).toEqual([
      [3, '受理时间', 'time-wrong'],
      [4, '编号', 'value-missing'],
      [5, '类型', 'value-unmapped'],
      [6, '经度', 'number-wrong'],
      [7, '纬度', 'place-half'],
      [8, '受理时间', 'time-in-future'],
      [9, '经度', 'coordinate-out-of-range'],
    ]);
    expect((error as InputError).detailsIn('zh-CN')[0]?.message).toContain('2026/6/1');
  });

  it('are left out when asked, counted, and recorded without their values', async () => {
    const result = await run(faulty, { skipBadRows: true });
    expect(tallyOf(result)).toMatchObject({ lines: 8, accepted: 1, rejected: 7 });
    const [record] = await database.sql`select rejected_count, problems from import where kind = 'tickets'`;
    expect(record?.rejected_count).toBe(7);
    expect(record?.problems).toHaveLength(7);
    expect(JSON.stringify(record?.problems)).not.toMatch(/闲聊|一百/);
  });

  it('are those that share a number but differ, as a wrong mapping of the number makes them', async () => {
    const rows = hotlineCsv({}, {}, { 类别: '物业' }, {}, {}, {}, { 类别: '物业' });
    const mapping = { ...hotlineMapping, number: '类别', category: { constant: '噪音' } };
    const dry = await run(rows, { mapping, dryRun: true });
    expect(dry).toMatchObject({ lines: 7, badRows: 5, repeatedRows: 0, problemCount: 5 });
    const before = await countRows(database);
    const error = await run(rows, { mapping }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).params).toMatchObject({ count: 5 });
    expect((error as InputError).problems.map(({ row, code, params }) => [row, code, params?.first])).toEqual(
      [
        [3, 'number-repeated', 2],
        [5, 'number-repeated', 2],
        [6, 'number-repeated', 2],
        [7, 'number-repeated', 2],
        [8, 'number-repeated', 4],
      ],
    );
    expect(await countRows(database)).toEqual(before);
    const skipped = await run(rows, { mapping, skipBadRows: true });
    expect(tallyOf(skipped)).toMatchObject({ accepted: 2, rejected: 5, duplicates: 0 });
  });

  it('with too few or too many columns are rows with faults', async () => {
    const result = await run(`${hotlineCsv({})}\nT7,2026-06-01 08:30`, { skipBadRows: true });
    expect(tallyOf(result)).toMatchObject({ accepted: 1, rejected: 1 });
  });

  it('are listed up to fifty, with their full number', async () => {
    const error = await run(hotlineCsv(...Array.from({ length: 200 }, () => ({ 编号: '' })))).catch(
      (e: unknown) => e,
    );
    expect((error as InputError).problems).toHaveLength(50);
    expect((error as InputError).messageIn('zh-CN')).toContain('200');
  });
});
