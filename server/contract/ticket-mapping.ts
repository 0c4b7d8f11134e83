import { z } from 'zod';

export const requestTypes = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'petition',
  'other',
] as const;
export type RequestType = (typeof requestTypes)[number];

export const ticketStates = [
  'received',
  'filed',
  'dispatched',
  'signed',
  'handling',
  'to-verify',
  'to-call-back',
  'closed',
  'rejected',
  'merged',
  'suspended',
] as const;
export type TicketState = (typeof ticketStates)[number];

const column = z.string().min(1);

/** What a file may tell of who asked, and in which words. */
export const reporterFields = ['name', 'phone', 'address', 'content'] as const;
export type ReporterField = (typeof reporterFields)[number];
/** In plain text, between the file and the sealer only. */
export type PlainPerson = Readonly<Record<ReporterField, string | null>>;

const values = z.record(z.string(), z.string());

/** A column, a column whose values are translated, or one value for every row. */
const valueSource = z.union([
  column,
  z.strictObject({ column, values: values.optional(), otherwise: z.string().optional() }),
  z.strictObject({ constant: z.string().min(1) }),
]);
export type ValueSource = z.infer<typeof valueSource>;

/** How the columns of a ticket file become fields. Columns that are not named here are left out. */
export const ticketMappingSchema = z.strictObject({
  /** One character; a comma unless given. */
  delimiter: z.string().length(1).default(','),
  /** Found out unless given. */
  encoding: z.enum(['utf-8', 'gbk', 'gb18030', 'utf-16le']).optional(),
  time: z
    .strictObject({
      /** `ISO`, or such as `YYYY-MM-DD HH:mm:ss`, `M/D/YYYY H:MM`. */
      format: z.string().min(1).default('ISO'),
      /** IANA zone of times that name none. */
      zone: z.string().min(1).default('Asia/Shanghai'),
    })
    .prefault({}),
  number: column,
  receivedAt: column,
  occurredAt: column.optional(),
  closedAt: column.optional(),
  category: valueSource.optional(),
  source: valueSource.optional(),
  requestType: valueSource.optional(),
  state: valueSource.optional(),
  responsibleUnit: z
    .strictObject({ column, kind: z.enum(['street', 'department', 'enterprise']).default('department') })
    .optional(),
  /** A code or a name of an area, never an address. */
  declaredPlace: column.optional(),
  /** Rows with one of these values are confidential (保密). */
  confidential: z.strictObject({ column, values: z.array(z.string()).min(1) }).optional(),
  place: z
    .union([
      /** EPSG:4326 unless given. */
      z.strictObject({ longitude: column, latitude: column, crs: z.string().optional() }),
      z.strictObject({ x: column, y: column, crs: z.string() }),
    ])
    .optional(),
  /** Who asked: sealed, shown to the office that handles the ticket only, never repeated in a message. */
  person: z
    .strictObject({
      name: column.optional(),
      phone: column.optional(),
      address: column.optional(),
      content: column.optional(),
    })
    .optional(),
  /** Names, phone numbers, addresses, free text: counted, never imported, never repeated in a message. */
  personal: z.array(column).default([]),
});
export type TicketMapping = z.infer<typeof ticketMappingSchema>;

/** A mapping to begin with, for a hotline export. */
export const ticketMappingExample: z.input<typeof ticketMappingSchema> = {
  delimiter: ',',
  time: { format: 'YYYY-MM-DD HH:mm:ss', zone: 'Asia/Shanghai' },
  number: '工单编号',
  receivedAt: '受理时间',
  closedAt: '办结时间',
  category: '诉求类别',
  source: { constant: '12345热线' },
  requestType: {
    column: '诉求类型',
    values: {
      咨询: 'consultation',
      求助: 'help',
      投诉: 'complaint',
      举报: 'report',
      建议: 'suggestion',
      信访: 'petition',
    },
    otherwise: 'other',
  },
  state: { column: '工单状态', values: { 已受理: 'received', 办理中: 'handling', 已办结: 'closed' } },
  responsibleUnit: { column: '承办单位', kind: 'department' },
  declaredPlace: '所属街道',
  confidential: { column: '是否保密', values: ['是'] },
  place: { longitude: '经度', latitude: '纬度', crs: 'GCJ02' },
  personal: ['姓名', '联系电话', '详细地址', '诉求内容'],
};
