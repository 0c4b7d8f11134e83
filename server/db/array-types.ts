import type { PostgresType } from 'postgres';
import { arrayText, type CopyValue } from './copy-text.ts';

type ReadElement = (text: string) => unknown;

const asText: ReadElement = (text) => text;
const asNumber: ReadElement = Number;
const asTime: ReadElement = (text) => new Date(text);
const asBytes: ReadElement = (text) => Buffer.from(text.slice(2), 'hex');

/** Element type, array type (their numbers are fixed in every PostgreSQL) and how an element is read. */
const builtInArrays: readonly (readonly [element: number, array: number, read: ReadElement])[] = [
  [16, 1000, (text) => text === 't'], // boolean
  [17, 1001, asBytes], // bytea
  [20, 1016, asNumber], // bigint
  [21, 1005, asNumber], // smallint
  [23, 1007, asNumber], // integer
  [25, 1009, asText], // text
  [114, 199, JSON.parse], // json
  [700, 1021, asNumber], // real
  [701, 1022, asNumber], // double precision
  [1043, 1015, asText], // varchar
  [1082, 1182, asText], // date
  [1114, 1115, asTime], // timestamp
  [1184, 1185, asTime], // timestamptz
  [1700, 1231, asText], // numeric
  [2950, 2951, asText], // uuid
  [3802, 3807, JSON.parse], // jsonb
];

const elementPattern = /"((?:[^"\\]|\\.)*)"|([^,{}]+)|([{}])/gs;

/** Reads the text form of an array, nested ones too. */
const readArray = (text: string, read: ReadElement): unknown[] => {
  const root: unknown[] = [];
  const open: unknown[][] = [root];
  for (const [, quoted, plain, brace] of text.matchAll(elementPattern)) {
    const current = open.at(-1) ?? root;
    if (brace === '{') {
      const nested: unknown[] = [];
      current.push(nested);
      open.push(nested);
    } else if (brace === '}') open.pop();
    else if (quoted !== undefined) current.push(read(quoted.replace(/\\(.)/gs, '$1')));
    else if (plain !== undefined) current.push(plain === 'NULL' ? null : read(plain));
  }
  return (root[0] as unknown[] | undefined) ?? [];
};

const arrayType = (array: number, read: ReadElement): PostgresType => ({
  to: array,
  from: [array],
  serialize: (value: readonly CopyValue[] | string) => (typeof value === 'string' ? value : arrayText(value)),
  parse: (text: string) => readArray(text, read),
});

/**
 * Arrays of the built-in types. postgres.js can ask the database for them, but a connection that is lost while
 * it asks ends the process with an unhandled rejection.
 */
export const arrayTypes: Record<string, PostgresType> = Object.fromEntries(
  builtInArrays.map(([element, array, read]) => [`arrayOf${element}`, arrayType(array, read)]),
);

/** Array type of each element type, which `sql.array` looks up. */
export const arrayTypeOfElement: Readonly<Record<number, number>> = Object.fromEntries(
  builtInArrays.map(([element, array]) => [element, array]),
);
