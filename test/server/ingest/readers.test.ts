import { describe, expect, it } from 'vitest';
import { inCodeOrder, proposeCodes } from '../../../server/ingest/area-codes.ts';
import { inspectCsv, readCsvRows } from '../../../server/ingest/csv-rows.ts';
import { readFigure } from '../../../server/ingest/numbers-with-units.ts';
import { fileOf } from '../../support/import-files.ts';

describe('figures of ledgers', () => {
  it.each([
    ['3005户', 3005],
    ['65栋', 65],
    ['3,005', 3005],
    ['17.08万', 170_800],
    ['约300户', 300],
    ['３００人', 300],
    [42, 42],
    ['', null],
    [null, null],
    ['0.3至0.5元/平米/月', 'wrong'],
    ['3.5', 'wrong'],
    ['-3', 'wrong'],
    ['12345678901', 'wrong'],
    [{}, 'wrong'],
  ])('%j is %j', (text, figure) => {
    expect(readFigure(text)).toBe(figure);
  });
});

describe('proposed codes', () => {
  const unit = (key: string, longitude: number, latitude: number, level = 'street') =>
    ({ key, label: key, level, point: [longitude, latitude] }) as Parameters<typeof proposeCodes>[1][number];

  it('run from west to east in bands from north to south', () => {
    const units = [unit('se', 2, 0), unit('nw', 0, 2.1), unit('sw', 0, 0.1), unit('ne', 2, 2)];
    expect(inCodeOrder(units).map(({ key }) => key)).toEqual(['nw', 'ne', 'sw', 'se']);
  });

  it('keep general and dedicated grids apart and leave out codes in use', () => {
    const used = new Set(['100001', '100501']);
    const { codes } = proposeCodes(
      { code: '100', label: 'x' },
      [unit('a', 0, 0, 'general-grid'), unit('b', 1, 0, 'dedicated-grid'), unit('c', 2, 0, 'general-grid')],
      used,
    );
    expect(Object.fromEntries(codes)).toEqual({ a: '100002', b: '100502', c: '100003' });
  });

  it('say when the numbers are used up', () => {
    const units = Array.from({ length: 500 }, (_, index) => unit(`${index}`, index, 0, 'general-grid'));
    const { codes, problems } = proposeCodes({ code: '1', label: 'x' }, units, new Set());
    expect([codes.size, problems.map((problem) => problem.code)]).toEqual([499, ['codes-used-up']]);
  });
});

describe('rows of CSV files', () => {
  const rowsOf = async (content: string | Uint8Array) => {
    const rows = [];
    for await (const row of readCsvRows(await inspectCsv(fileOf(content, 'x.csv'), ',', null)))
      rows.push(row);
    return rows;
  };

  it('carry the line they begin on, over quoted line breaks and empty lines', async () => {
    expect(await rowsOf('\ufeffa,b\r\n1,"x\ny"\r\n\r\n3,4\r\n,\r\n"5\n\n5",6')).toEqual([
      { row: 1, values: ['a', 'b'] },
      { row: 2, values: ['1', 'x\ny'] },
      { row: 5, values: ['3', '4'] },
      { row: 7, values: ['5\n\n5', '6'] },
    ]);
  });

  it('are read from GBK and UTF-16 without being told', async () => {
    expect(await rowsOf(Buffer.from([0xbd, 0xd6, 0xb5, 0xc0, 0x2c, 0x31]))).toEqual([
      { row: 1, values: ['街道', '1'] },
    ]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('街道,1', 'utf16le')]);
    expect(await rowsOf(utf16)).toEqual([{ row: 1, values: ['街道', '1'] }]);
  });

  it.each([
    ['a,b\n1,"2\n3,4\n', 'csv-quote-not-closed'],
    ['a,b\n1,"2"x\n', 'csv-quote-misplaced'],
    [`a,b\n1,"${'x'.repeat(1_100_000)}\n`, 'csv-record-too-long'],
    ['a,\u0000b\n', 'csv-binary'],
  ])('stop at a broken structure', async (content, code) => {
    await expect(rowsOf(content)).rejects.toMatchObject({ code: 'file-broken', problems: [{ code }] });
  });
});
