import type { Sql } from '../db/sql.ts';

/** A code and the unit that it belongs or belonged to. */
export interface IssuedCode {
  readonly code: string;
  readonly unitId: string;
  readonly name: string;
  /** Longitude and latitude of the unit's label. */
  readonly place: [number, number];
}

/** Which of these codes some unit has or once had. */
export const listIssuedCodes = (sql: Sql, codes: readonly string[]): Promise<IssuedCode[]> =>
  // Were these codes ever issued?
  sql<IssuedCode[]>`
    select distinct on (code, unit_id) code, unit_id as "unitId", name,
      array[st_x(label_point), st_y(label_point)] as place
    from unit_version where code = any (${sql.array([...codes])}::text[]) order by code, unit_id, from_revision desc`;

/** Codes that begin so, of units that are and of units that were. */
export const listCodesBelow = async (sql: Sql, prefix: string): Promise<string[]> => {
  // Which codes with this beginning are used up?
  const rows = await sql<{ code: string }[]>`
    select distinct code from unit_version where starts_with(code, ${prefix})`;
  return rows.map(({ code }) => code);
};
