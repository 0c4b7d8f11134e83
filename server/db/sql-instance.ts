import type { Socket } from 'node:net';
import type { Options, PostgresType, Sql } from 'postgres';
import postgres from 'postgres';
import { arrayTypeOfElement, arrayTypes } from './array-types.ts';
import type { SqlHooks } from './pool.ts';

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
const valueTypes: Record<string, PostgresType> = {
  ...arrayTypes,
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

/** Options of postgres.js, with those that it has but does not declare. */
type SqlOptions = Options<Record<string, PostgresType>> & {
  onnotify(channel: string, payload: string): void;
  socket?(): Promise<Socket>;
};

/** A postgres.js instance with our value types, wired to the hooks; `url` may be left out for a socket. */
export const makeInstance = (url: string | undefined, hooks: SqlHooks, options: Partial<SqlOptions>): Sql => {
  const settings: SqlOptions = {
    types: valueTypes,
    fetch_types: false,
    onnotice: () => {},
    onclose: (connectionId) => hooks.onClose(connectionId),
    onnotify: (channel, payload) => hooks.onNotify?.(channel, payload),
    ...options,
  };
  const sql = (url === undefined ? postgres(settings) : postgres(url, settings)) as unknown as Sql;
  const { shared } = sql.options as unknown as { shared: { typeArrayMap: Record<number, number> } };
  Object.assign(shared.typeArrayMap, arrayTypeOfElement);
  return sql;
};
