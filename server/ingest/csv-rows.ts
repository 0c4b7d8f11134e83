import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import type { InputCode } from '../contract/input-words.ts';
import { fileBroken, inspectFile, readChunks } from './read-file.ts';
import { type Encoding, EncodingDetector } from './text-encoding.ts';

const limitMegabytes = 4_000;
const longestRecord = 1_000_000;

export interface CsvFile {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly sha256: string;
}

/** One record with the line it begins on; the header is the first. */
export interface CsvRow {
  readonly row: number;
  readonly values: readonly string[];
}

/** Looks through a whole file once: its hash and its encoding. Throws `file-missing` or `file-broken`. */
export const inspectCsv = async (
  file: string,
  delimiter: string,
  declared: Encoding | null,
): Promise<CsvFile> => {
  await inspectFile(file, limitMegabytes);
  const hash = createHash('sha256');
  const detector = new EncodingDetector();
  let holdsZero = false;
  for await (const chunk of readChunks(file)) {
    hash.update(chunk);
    detector.add(chunk);
    holdsZero ||= chunk.includes(0);
  }
  const encoding = declared ?? detector.encoding;
  if (encoding !== 'utf-16le' && holdsZero) throw fileBroken(file, { code: 'csv-binary' });
  if (encoding === null) throw fileBroken(file, { code: 'encoding-unknown' });
  if (declared !== null && declared !== detector.encoding && declared === 'utf-8')
    throw fileBroken(file, { code: 'encoding-wrong', params: { encoding: declared } });
  return { file, encoding, delimiter, sha256: hash.digest('hex') };
};

async function* decoded({ file, encoding, sha256 }: CsvFile): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const hash = createHash('sha256');
  for await (const chunk of readChunks(file)) {
    hash.update(chunk);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
  if (hash.digest('hex') !== sha256) throw fileBroken(file, { code: 'file-changed' });
}

const faultCode = (error: CsvError): InputCode => {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'csv-quote-not-closed';
  return error.code === 'CSV_MAX_RECORD_SIZE' ? 'csv-record-too-long' : 'csv-quote-misplaced';
};

const lineBreaks = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + (value.includes('\n') ? value.split('\n').length - 1 : 0), 0);

/** Reads the records one after the other, never the whole file; throws `file-broken` where quotes are broken. */
export async function* readCsvRows(source: CsvFile): AsyncGenerator<CsvRow> {
  const parser = parse({
    bom: true,
    delimiter: source.delimiter,
    info: true,
    max_record_size: longestRecord,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const feeding = pipeline(Readable.from(decoded(source)), parser);
  feeding.catch(() => {});
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: Info; record: string[] }>)
      yield { row: info.lines - lineBreaks(record), values: record };
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    throw fileBroken(source.file, { code: faultCode(error), params: { line }, row: line });
  } finally {
    parser.destroy();
  }
}
