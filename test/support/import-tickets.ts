import { expect } from 'vitest';
import {
  type ImportTicketsRequest,
  type ImportTicketsResult,
  importTickets,
} from '../../server/actions/import-tickets.ts';
import type { Database } from '../../server/db/database.ts';
import { fileOf } from './import-files.ts';

/** The mapping of the made-up hotline export. */
export const hotlineMapping = {
  time: { format: 'YYYY-MM-DD HH:mm' },
  number: '编号',
  receivedAt: '受理时间',
  closedAt: '办结时间',
  category: '类别',
  requestType: '类型',
  responsibleUnit: { column: '承办单位' },
  declaredPlace: '街道',
  confidential: { column: '保密', values: ['是'] },
  place: { longitude: '经度', latitude: '纬度' },
  personal: ['姓名', '电话'],
};

const header = '编号,受理时间,办结时间,类别,类型,承办单位,街道,保密,经度,纬度,姓名,电话,备注';

/** Rows of the made-up hotline export; `changes` sets columns of a row by name. */
export const hotlineCsv = (...changes: Partial<Record<string, string>>[]): string => {
  const names = header.split(',');
  const rows = changes.map((change, index) => {
    const usual: Record<string, string> = {
      编号: `T${index + 1}`,
      受理时间: '2026-06-01 08:30',
      类别: '噪音',
      类型: '投诉',
      经度: '118.805',
      纬度: '32.005',
      姓名: '赵某某',
      电话: '13900000000',
    };
    return names.map((name) => change[name] ?? usual[name] ?? '').join(',');
  });
  return [header, ...rows].join('\n');
};

/** Imports tickets as the command line does, at 2026-07-15. */
export const runTickets = (
  { sql }: Database,
  content: string | Uint8Array,
  options: Partial<ImportTicketsRequest> & { mapping?: object } = {},
): Promise<ImportTicketsResult> => {
  const { mapping = hotlineMapping, ...request } = options;
  return importTickets(sql, {
    file: fileOf(content, 'tickets.csv'),
    mappingFile: fileOf(JSON.stringify(mapping), 'mapping.json'),
    skipBadRows: false,
    dryRun: false,
    now: new Date('2026-07-15T04:00:00Z'),
    actor: 'test',
    ...request,
  });
};

/** The counts of an import that was done, after making sure that they add up. */
export const tallyOf = (result: ImportTicketsResult) => {
  if (result.outcome !== 'imported') throw new Error(`the outcome was ${result.outcome}`);
  const { tally } = result;
  expect(tally.accepted + tally.rejected + tally.duplicates).toBe(tally.lines);
  expect(tally.inUnits + tally.outside + tally.withoutPlace).toBe(tally.accepted);
  return tally;
};
