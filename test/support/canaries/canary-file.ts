import type { Canary } from './canary.ts';

/** The offices that handle the tickets of canaries, by turns. */
export const canaryOffices = ['鲵局', '鲛局'] as const;

/** Columns of a ticket file full of canaries. */
export const canaryHeader = '编号,受理时间,办结时间,类型,状态,承办单位,保密,经度,纬度,姓名,电话,地址,内容';
/** How the canaries are to be read. */
export const canaryMapping = {
  time: { format: 'YYYY-MM-DD HH:mm' },
  number: '编号',
  receivedAt: '受理时间',
  closedAt: '办结时间',
  requestType: '类型',
  state: '状态',
  responsibleUnit: { column: '承办单位' },
  confidential: { column: '保密', values: ['是'] },
  place: { longitude: '经度', latitude: '纬度', crs: 'EPSG:4326' },
  person: { name: '姓名', phone: '电话', address: '地址', content: '内容' },
};

/** The row of a canary, placed in a box. */
export const canaryRow = (
  canary: Canary,
  index: number,
  [west, south, east, north]: readonly [number, number, number, number],
): string => {
  const isPlaced = index % 20 !== 0;
  const isClosed = index % 3 !== 0;
  return [
    canary.number,
    `2026-06-${String(1 + (index % 29)).padStart(2, '0')} 08:${String(index % 60).padStart(2, '0')}`,
    isClosed ? '2026-06-30 10:00' : '',
    ['投诉', '求助', '举报', '信访', '咨询'][index % 5],
    isClosed ? '办结' : '办理中',
    canaryOffices[index % 2],
    index % 50 === 7 ? '是' : '',
    isPlaced ? (west + ((east - west) * (index % 97)) / 97).toFixed(6) : '',
    isPlaced ? (south + ((north - south) * (index % 89)) / 89).toFixed(6) : '',
    canary.name,
    canary.phone,
    canary.address,
    canary.content,
  ].join(',');
};

/** Rows that something is wrong with, each in another way. */
export const faults: readonly ((row: string) => string)[] = [
  (row) => row.replace('2026-06-', '不是时间'),
  (row) => row.replace(/,\d+\.\d+,/, ',经度不对,'),
  (row) => row.replace(/^C\d+/, ''),
  (row) => `${row},多一列`,
  (row) => row.replace(/投诉|求助|举报|信访|咨询/, '不认识的类型'),
];
