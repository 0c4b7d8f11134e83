import type { Sql } from '../db/sql.ts';

/** A unit as its last version knew it. */
export interface RetiredUnit {
  readonly name: string;
  readonly code: string;
  /** Longitude and latitude of its label. */
  readonly place: [number, number];
}

/** What a unit was last called and where it lay; null for one that never was. */
export const findRetiredUnit = async (sql: Sql, id: string): Promise<RetiredUnit | null> => {
  // What was this unit?
  const [row] = await sql<RetiredUnit[]>`
    select name, code, array[st_x(label_point), st_y(label_point)] as place
    from unit_version where unit_id = ${id}::uuid order by from_revision desc limit 1`;
  return row ?? null;
};
