import { copyRows } from '../db/copy.ts';
import type { CopyValue } from '../db/copy-text.ts';
import type { Sql } from '../db/sql.ts';

/** For every column of a table, how a row fills it. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => CopyValue>>;

/** Writes rows to a table by COPY within the transaction it is given; gives their number. */
export const copyTable = <Row>(
  sql: Sql,
  table: string,
  columns: Columns<Row>,
  rows: Iterable<Row>,
): Promise<number> => {
  const fills = Object.values(columns);
  const values = function* (): Generator<CopyValue[]> {
    for (const row of rows) yield fills.map((fill) => fill(row));
  };
  // A transaction is all that callers have; `Sql` does not say so.
  return copyRows(sql as unknown as Parameters<typeof copyRows>[0], table, Object.keys(columns), values());
};
