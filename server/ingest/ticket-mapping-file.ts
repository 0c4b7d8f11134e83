import { basename } from 'node:path';
import type { z } from 'zod';
import { InputError, type InputProblem } from '../contract/input-error.ts';
import { type TicketMapping, ticketMappingSchema } from '../contract/ticket-mapping.ts';
import { findSystem, knownSystems } from './coordinate-systems.ts';
import { parseJson } from './parse-json.ts';
import { fileBroken, readWholeFile } from './read-file.ts';
import { decodeText } from './text-encoding.ts';
import { isTimeZone, timeReader } from './time-format.ts';

const limitMegabytes = 1;

/** Headers of columns about a person; times and coordinates of an address are none. */
const personalHeader =
  /姓名|电话|手机|身份证|地址|联系方式|phone|mobile|telephone|e-?mail|address|(caller|applicant|complainant|contact|person|customer|citizen|resident|full|first|last)[ _-]?name|^name$/i;
/** Fields whose values are kept as they stand in the file. */
const keptFields = new Set([
  'number',
  'category',
  'source',
  'requestType',
  'state',
  'responsibleUnit',
  'declaredPlace',
]);

/** Wraps what is wrong with a mapping. */
export const mappingWrong = (file: string, problems: readonly InputProblem[]): InputError =>
  new InputError('mapping-wrong', basename(file), problems);

/** Reads and checks a mapping; throws `file-missing`, `file-broken` or `mapping-wrong`. */
export const readTicketMapping = async (file: string): Promise<TicketMapping> => {
  const { bytes } = await readWholeFile(file, limitMegabytes);
  const decoded = decodeText(bytes);
  if (decoded === null) throw fileBroken(file, { code: 'encoding-unknown' });
  const json = parseJson(decoded.text);
  if ('problem' in json) throw fileBroken(file, json.problem);
  const result = ticketMappingSchema.safeParse(json.value);
  if (!result.success) throw mappingWrong(file, result.error.issues.map(problemOf));
  const problems = checkMapping(result.data);
  if (problems.length > 0) throw mappingWrong(file, problems);
  return result.data;
};

const problemOf = (issue: z.core.$ZodIssue): InputProblem => {
  const path = issue.path.join('.') || '{ }';
  if (issue.code === 'unrecognized_keys')
    return { code: 'mapping-key-unknown', params: { path, keys: issue.keys.join(', ') } };
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined'))
    return { code: 'mapping-key-missing', params: { path } };
  return { code: 'mapping-value-wrong', params: { path, expected: expectedBy(issue, path) } };
};

const shapes: Readonly<Record<string, string>> = {
  place: '{ "longitude", "latitude", "crs" } | { "x", "y", "crs" }',
};
const valueShape = '"…" | { "column", "values", "otherwise" } | { "constant" }';

const expectedBy = (issue: z.core.$ZodIssue, path: string): string => {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.join(' | ');
  if (issue.code === 'invalid_union') return shapes[path] ?? valueShape;
  return issue.code === 'too_small' || issue.code === 'too_big' ? '"…"' : issue.code;
};

/** What the schema cannot see: formats, zones, coordinate systems, personal columns that are used. */
const checkMapping = (mapping: TicketMapping): InputProblem[] => {
  const problems: InputProblem[] = [];
  const { format, zone } = mapping.time;
  if (!isTimeZone(zone)) problems.push({ code: 'mapping-time-zone', params: { zone } });
  else if (timeReader(format, zone) === null)
    problems.push({ code: 'mapping-time-format', params: { format } });
  const crs = mapping.place?.crs;
  if (crs !== undefined && findSystem(crs) === null)
    problems.push({ code: 'crs-unknown', params: { crs, known: knownSystems } });
  const reporterColumns = new Set(Object.values(mapping.person ?? {}));
  for (const { path, column } of usedColumns(mapping))
    if (mapping.personal.includes(column) || (!path.startsWith('person.') && reporterColumns.has(column)))
      problems.push({ code: 'mapping-personal-used', params: { path, column } });
    else if (keptFields.has(path) && personalHeader.test(column.trim()))
      problems.push({ code: 'mapping-personal-suspected', params: { path, column } });
  return problems;
};

/** Every column the mapping takes a field from, with the place in the mapping that names it. */
export const usedColumns = (mapping: TicketMapping): { path: string; column: string }[] => {
  const { number, receivedAt, occurredAt, closedAt, declaredPlace, place } = mapping;
  const { category, source, requestType, state, responsibleUnit, confidential } = mapping;
  const plain = { number, receivedAt, occurredAt, closedAt, declaredPlace };
  const valued = { category, source, requestType, state, responsibleUnit, confidential };
  const found = Object.entries(plain).map(([path, column]) => ({ path, column }));
  for (const [path, value] of Object.entries(valued)) {
    const column = typeof value === 'object' && 'column' in value ? value.column : value;
    found.push({ path, column: typeof column === 'string' ? column : undefined });
  }
  for (const [field, column] of Object.entries(mapping.person ?? {}))
    found.push({ path: `person.${field}`, column });
  const halves = place === undefined ? {} : 'x' in place ? { x: place.x, y: place.y } : lonLatOf(place);
  for (const [half, column] of Object.entries(halves)) found.push({ path: `place.${half}`, column });
  return found.flatMap(({ path, column }) => (column === undefined ? [] : [{ path, column }]));
};

const lonLatOf = ({ longitude, latitude }: { longitude: string; latitude: string }) => ({
  longitude,
  latitude,
});
