/** A value that COPY can write; objects are written as JSON. */
export type CopyValue =
  | null
  | undefined
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | readonly CopyValue[]
  | { readonly [key: string]: unknown };

const special = /[\\\n\r\t]/;
const allSpecial = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escapeText = (text: string): string =>
  special.test(text) ? text.replace(allSpecial, (character) => escapes[character] ?? character) : text;

const plainText = (value: Exclude<CopyValue, null | undefined | readonly CopyValue[]>): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'object') {
    if (value instanceof Date) return value.toISOString();
    if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
    return JSON.stringify(value);
  }
  return String(value);
};

/** An array in PostgreSQL's text form. */
export const arrayText = (values: readonly CopyValue[]): string => {
  const items = values.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    if (Array.isArray(value)) return arrayText(value);
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    const text = plainText(value as Exclude<typeof value, readonly CopyValue[]>);
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${items.join(',')}}`;
};

/** One value in COPY's text format. */
const fieldText = (value: CopyValue): string => {
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined) return '\\N';
  if (Array.isArray(value)) return escapeText(arrayText(value));
  return escapeText(plainText(value as Exclude<typeof value, readonly CopyValue[]>));
};

/** One row in COPY's text format, with its line end. */
export const rowText = (row: readonly CopyValue[]): string => {
  let line = '';
  for (let index = 0; index < row.length; index += 1) {
    line += index === 0 ? fieldText(row[index]) : `\t${fieldText(row[index])}`;
  }
  return `${line}\n`;
};
