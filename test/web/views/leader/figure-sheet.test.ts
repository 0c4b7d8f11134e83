import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { wrapText } from '../../../../web/views/leader/export/compose-picture.ts';
import { csvOf, type FigureSheet, xlsxOf } from '../../../../web/views/leader/export/figure-sheet.ts';
import { sortRows, type UnitRow } from '../../../../web/views/leader/figures/unit-rows.ts';

const sheetOf = (rows: FigureSheet['rows']): FigureSheet => ({
  title: '青禾区 · 每千户件数',
  about: [['来源', '12345 热线']],
  header: ['编码', '名称', '件数'],
  rows,
});

describe('the table as CSV', () => {
  const anyField = fc.oneof(fc.string(), fc.constantFrom('a"b', 'a,b', '两\r\n行', '=1+1', '-x', '+1', '@a'));

  test('a reader of CSV gets the same figures and text back, and never a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyField, anyField, fc.integer())), (rows) => {
        const text = csvOf(sheetOf(rows));
        expect(text.startsWith('\uFEFF')).toBe(true);
        const read: string[][] = parse(text, {
          bom: true,
          relax_column_count: true,
          skip_empty_lines: false,
        });
        for (const [place, [code, name, count]] of rows.entries()) {
          const [codeRead = '', nameRead = '', countRead] = read[place + 1] ?? [];
          for (const [given, got] of [
            [code, codeRead],
            [name, nameRead],
          ] as const) {
            expect(got.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(given);
            expect(got).not.toMatch(/^[=+\-@\t\r]/);
          }
          expect(Number(countRead)).toBe(count);
        }
      }),
    );
  });

  test('ends with what the table is', () => {
    expect(csvOf(sheetOf([])).trimEnd().split('\r\n').at(-1)).toBe('来源,12345 热线');
  });
});

test('the table as XLSX holds figures as numbers and says what it is', async () => {
  const blob = await xlsxOf(sheetOf([['990101001', '翠竹社区', 42.5]]), { figures: '数据', about: '说明' });
  const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  const textOf = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  expect(textOf('xl/workbook.xml')).toMatch(/数据.*说明/s);
  expect(textOf('xl/worksheets/sheet1.xml')).toContain('<v>42.5</v>');
  expect(textOf('xl/sharedStrings.xml')).toContain('990101001');
  expect(textOf('xl/sharedStrings.xml')).toContain('12345 热线');
});

describe('the order of the table', () => {
  const row = (code: string, value: number | null, flag: UnitRow['flag'] = 'ok'): UnitRow => ({
    ...{ id: code, code, name: code, numerator: 1, denominator: 1, low: null, high: null, q: null },
    ...{ value, flag },
  });
  const rows = [row('3', 5), row('1', 900, 'small'), row('2', 7), row('4', null, 'no-population')];
  const codes = (column: 'code' | 'value', descending: boolean) =>
    sortRows(rows, { column, descending }).map(({ code }) => code);

  test('few tickets never lead by value, whichever way it is sorted', () => {
    expect(codes('value', true)).toEqual(['2', '3', '1', '4']);
    expect(codes('value', false)).toEqual(['3', '2', '1', '4']);
  });

  test('by code all stand in their place', () => {
    expect(codes('code', false)).toEqual(['1', '2', '3', '4']);
    expect(codes('code', true)).toEqual(['4', '3', '2', '1']);
  });
});

test('text on a picture is wrapped without losing a sign, and no line is too long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('永', '宁', '街', ',', '。', 'a', 'b', ' ', '9') }),
      (text) => {
        const lines = wrapText(text, 6, (line) => line.length);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines)
          expect(/\p{Script=Han}/u.test(line) ? line.replace(/[,。]+/g, '').length : 0).toBeLessThan(20);
      },
    ),
  );
  expect(wrapText('永宁街道诉求,偏高', 4, (line) => line.length)).toEqual(['永宁街道', '诉求,偏', '高']);
});
