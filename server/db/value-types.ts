import type { PostgresType } from 'postgres';

const dateOid = 1082;
const int8Oid = 20;

const toSafeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the bigint ${text} does not fit a number`);
  return value;
};

/**
 * How values come and go on both engines: `bigint` is a number (an error beyond 2^53), `date` is a text
 * YYYY-MM-DD, because a day has no time zone; everything else as in postgres.js.
 */
export const valueTypes: Record<'bigint' | 'day', PostgresType> = {
  bigint: {
    to: int8Oid,
    from: [int8Oid],
    serialize: (value: number | bigint) => String(value),
    parse: toSafeNumber,
  },
  day: {
    to: dateOid,
    from: [dateOid],
    serialize: (value: string | Date) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    parse: (text: string) => text,
  },
};
