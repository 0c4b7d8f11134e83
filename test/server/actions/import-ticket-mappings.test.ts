import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../../server/contract/input-error.ts';
import type { Database } from '../../../server/db/database.ts';
import { clearDatabase, countRows } from '../../support/clear-database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { runImport } from '../../support/import-areas.ts';
import { collection, fileOf, fourStreets } from '../../support/import-files.ts';
import { hotlineCsv, hotlineMapping, runTickets } from '../../support/import-tickets.ts';

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

describe('mappings with faults', () => {
  it.each([
    [{ ...hotlineMapping, number: undefined }, 'mapping-key-missing'],
    [{ ...hotlineMapping, number: 7 }, 'mapping-value-wrong'],
    [{ ...hotlineMapping, nummer: 'x' }, 'mapping-key-unknown'],
    [{ ...hotlineMapping, time: { format: 'tt' } }, 'mapping-time-format'],
    [{ ...hotlineMapping, time: { zone: 'Mars/Base' } }, 'mapping-time-zone'],
    [{ ...hotlineMapping, place: { longitude: '经度', latitude: '纬度', crs: 'EPSG:7' } }, 'crs-unknown'],
    [{ ...hotlineMapping, place: { x: '经度', y: '纬度' } }, 'mapping-value-wrong'],
    [{ ...hotlineMapping, number: '工单号' }, 'mapping-column-unknown'],
    [{ ...hotlineMapping, declaredPlace: '姓名' }, 'mapping-personal-used'],
    [{ ...hotlineMapping, personal: [], category: '姓名' }, 'mapping-personal-suspected'],
    [{ ...hotlineMapping, personal: [], source: { column: '电话' } }, 'mapping-personal-suspected'],
    [{ ...hotlineMapping, declaredPlace: '详细地址' }, 'mapping-personal-suspected'],
    [{ ...hotlineMapping, responsibleUnit: { column: 'Caller Name' } }, 'mapping-personal-suspected'],
    [{ ...hotlineMapping, delimiter: ';;' }, 'mapping-value-wrong'],
  ])('are told: %j', async (mapping, code) => {
    const error = await run(hotlineCsv({}), { mapping }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'mapping-wrong', problems: [{ code }] });
    expect((error as InputError).messageIn('en')).not.toMatch(/\{\w+\}|undefined/);
  });

  it('list the columns of the file once', async () => {
    const mapping = { ...hotlineMapping, number: '工单号', closedAt: '完成', personal: ['住址'] };
    const error = await run(hotlineCsv({}), { mapping }).catch((failure: unknown) => failure);
    expect((error as InputError).problems.map(({ code }) => code)).toEqual([
      'mapping-column-missing',
      'mapping-column-missing',
      'mapping-column-missing',
      'mapping-columns-known',
    ]);
  });

  it.each([
    ['', 'file-empty'],
    [hotlineCsv(), 'csv-no-rows'],
    [hotlineCsv({}).replace('赵某某', '"赵'), 'csv-quote-not-closed'],
    [hotlineCsv({ 经度: '32.005', 纬度: '118.805' }), 'looks-swapped'],
    [hotlineCsv({ 经度: '481582', 纬度: '3542380' }), 'looks-projected'],
  ])('a file that does not fit is told as a whole', async (content, code) => {
    const before = await countRows(database);
    await expect(run(content)).rejects.toMatchObject({ code: 'file-broken', problems: [{ code }] });
    expect(await countRows(database)).toEqual(before);
  });
});
