import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type CopyValue, rowText } from './copy-text.ts';
import type { Pool, Sql } from './sql.ts';

const chunkCharacters = 256 * 1024;
/** The embedded engine gets each COPY as a whole, so a long one is sent as several. */
const copyCharacters = 8 * 1024 * 1024;

/** Rows to be copied: arrays of values in the order of the columns. */
export type CopyRows = AsyncIterable<readonly CopyValue[]> | Iterable<readonly CopyValue[]>;

/** How postgres.js settles a query; not declared in its types. */
interface Settling {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

interface OpenCopy {
  stream: Writable;
  /** Settles when the database has taken or refused the rows. */
  done: Promise<void>;
}

/** Writes rows to one table, as one COPY after the other. */
class CopyWriter {
  readonly #tx: Sql;
  readonly #table: string;
  readonly #columns: readonly string[];
  #open: OpenCopy | undefined;
  #chunk = '';
  #sent = 0;

  constructor(tx: Sql, table: string, columns: readonly string[]) {
    this.#tx = tx;
    this.#table = table;
    this.#columns = columns;
  }

  /** Takes a row; true when enough has gathered for `flush`. */
  add(row: readonly CopyValue[]): boolean {
    this.#chunk += rowText(row);
    return this.#chunk.length >= chunkCharacters;
  }

  async flush(): Promise<void> {
    if (this.#chunk === '') return;
    this.#open ??= await this.#begin();
    const { stream, done } = this.#open;
    const text = this.#chunk;
    this.#chunk = '';
    this.#sent += text.length;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
    if (this.#sent >= copyCharacters) await this.finish();
  }

  async finish(): Promise<void> {
    await this.flush();
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    this.#sent = 0;
    open.stream.end();
    await open.done;
  }

  /** Makes the database forget the COPY that is under way. */
  abort(reason: Error): void {
    this.#open?.stream.destroy(reason);
  }

  async #begin(): Promise<OpenCopy> {
    const query = this.#tx`copy ${this.#tx(this.#table)} (${this.#tx(this.#columns)}) from stdin`;
    const stream = await query.writable();
    // postgres.js has settled the query with the stream and would drop an error that comes after the last row.
    const done = new Promise<void>((resolve, reject) => {
      const settling = query as unknown as Settling;
      settling.resolve = () => resolve();
      settling.reject = reject;
    });
    done.catch(() => {});
    stream.on('error', () => {});
    return { stream, done };
  }
}

const copyAll = async (writer: CopyWriter, rows: CopyRows): Promise<number> => {
  let count = 0;
  if (Symbol.iterator in rows) {
    for (const row of rows) {
      count += 1;
      if (writer.add(row)) await writer.flush();
    }
  } else {
    for await (const row of rows) {
      count += 1;
      if (writer.add(row)) await writer.flush();
    }
  }
  await writer.finish();
  return count;
};

const isPool = (sql: Sql): sql is Pool => 'begin' in sql && typeof sql.begin === 'function';

/**
 * Writes rows to a table (`schema.table` or `table`) with COPY, all or none; gives their number. Runs in the
 * transaction it is given, or in one of its own, which keeps the embedded engine for all that time. Geometry
 * goes as hexadecimal EWKB or EWKT text.
 */
export const copyRows = async (
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: CopyRows,
): Promise<number> => {
  if (isPool(sql)) return await sql.begin((tx) => copyRows(tx, table, columns, rows));
  const writer = new CopyWriter(sql, table, columns);
  try {
    return await copyAll(writer, rows);
  } catch (error) {
    writer.abort(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
};
