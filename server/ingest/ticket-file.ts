import { InputError, type InputProblem } from '../contract/input-error.ts';
import type { TicketMapping } from '../contract/ticket-mapping.ts';
import { assumptionNote, coordinateAlarm } from './coordinate-alarm.ts';
import { assumedSystem, findSystem } from './coordinate-systems.ts';
import { type CsvFile, type CsvRow, inspectCsv, readCsvRows } from './csv-rows.ts';
import { fileBroken } from './read-file.ts';
import { RepeatedNumbers } from './repeated-numbers.ts';
import { findColumns, type TicketColumns } from './ticket-columns.ts';
import { mappingWrong } from './ticket-mapping-file.ts';
import { type ReadTicket, TicketRowReader } from './ticket-row.ts';

/** A ticket file that was looked through from beginning to end. */
export interface TicketFile {
  readonly csv: CsvFile;
  readonly mapping: TicketMapping;
  readonly columns: TicketColumns;
  /** What was assumed about its coordinates. */
  readonly notes: readonly InputProblem[];
}

const sampleRows = 200;

/** Opens a ticket file; throws `file-missing`, `file-broken` or, when a column is missing, `mapping-wrong`. */
export const openTicketFile = async (
  file: string,
  mapping: TicketMapping,
  mappingName: string,
): Promise<TicketFile> => {
  const declared = mapping.encoding === 'gbk' ? 'gb18030' : (mapping.encoding ?? null);
  const csv = await inspectCsv(file, mapping.delimiter, declared);
  const sample: (readonly string[])[] = [];
  for await (const { values } of readCsvRows(csv)) {
    sample.push(values);
    if (sample.length > sampleRows) break;
  }
  const [header, ...rows] = sample;
  if (header === undefined) throw fileBroken(file, { code: 'file-empty' });
  const found = findColumns(header, mapping);
  if ('problems' in found) throw mappingWrong(mappingName, found.problems);
  if (rows.length === 0) throw fileBroken(file, { code: 'csv-no-rows' });
  const { alarm, note } = lookAtPlaces(rows, mapping, found.columns);
  if (alarm !== null) throw fileBroken(file, alarm);
  return { csv, mapping, columns: found.columns, notes: note === null ? [] : [note] };
};

/**
 * The rows of the file, each read or with its problems; `personal` says which personal columns are filled. A row
 * that is the same as an earlier one `isRepeated`; one that only shares its number has a problem.
 */
export async function* readTickets(
  { csv, mapping, columns }: TicketFile,
  now: Date,
): AsyncGenerator<{ read: ReadTicket; isRepeated: boolean; personal: boolean[] }> {
  const reader = new TicketRowReader(mapping, columns, now);
  const numbers = new RepeatedNumbers();
  let isHeader = true;
  for await (const row of readCsvRows(csv)) {
    if (isHeader) isHeader = false;
    else
      yield {
        ...lookForRepetition(reader.read(row), row, mapping.number, numbers),
        personal: columns.personal.map(({ index }) => (row.values[index] ?? '').trim() !== ''),
      };
  }
}

const lookForRepetition = (
  read: ReadTicket,
  { row, values }: CsvRow,
  field: string,
  numbers: RepeatedNumbers,
): { read: ReadTicket; isRepeated: boolean } => {
  if ('problems' in read) return { read, isRepeated: false };
  const repetition = numbers.look(read.ticket.number, row, values);
  if (repetition.kind !== 'differs') return { read, isRepeated: repetition.kind === 'same-row' };
  const params = { first: repetition.firstRow };
  return { read: { problems: [{ code: 'number-repeated', row, field, params }] }, isRepeated: false };
};

const lookAtPlaces = (
  rows: readonly (readonly string[])[],
  mapping: TicketMapping,
  columns: TicketColumns,
): { alarm: InputProblem | null; note: InputProblem | null } => {
  const { place } = mapping;
  const system = place === undefined ? null : findSystem(place.crs ?? assumedSystem);
  if (place === undefined || system === null) return { alarm: null, note: null };
  const [east, north] = 'x' in place ? [place.x, place.y] : [place.longitude, place.latitude];
  const numberIn = (values: readonly string[], column: string) =>
    Number((values[columns.indexOf.get(column) ?? -1] ?? '').replaceAll(',', ''));
  const pairs = rows
    .map((values): [number, number] => [numberIn(values, east), numberIn(values, north)])
    .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0));
  return {
    alarm: pairs.length === 0 ? null : coordinateAlarm(pairs, system),
    note: place.crs === undefined ? assumptionNote(pairs, '"place": { …, "crs": "GCJ02" }') : null,
  };
};

/** Nothing is imported: the first of many problems, and how many there are. */
export const refusedTickets = (file: string, problems: readonly InputProblem[], count: number): InputError =>
  new InputError('import-refused', file, problems, { count });
