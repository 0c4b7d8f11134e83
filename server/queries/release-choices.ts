import type { Sql } from '../db/sql.ts';
import { unitsOfNet } from './visible.ts';

/** A net as a release names it. */
export interface ReleaseNet {
  readonly id: number;
  readonly title: string;
  readonly effectiveFrom: string;
}

/** Nets that have taken effect, the latest first. */
export const listNetsInForce = (sql: Sql): Promise<ReleaseNet[]> =>
  // On which nets can figures be counted?
  sql<ReleaseNet[]>`
    select id, title, effective_from as "effectiveFrom" from net_revision
    where effective_from <= shanghai_today()
    order by effective_from desc`;

export interface CommunityRow {
  readonly id: string;
  readonly featureId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** The communities of a net, by code. */
export const listCommunities = (sql: Sql, netRevisionId: number): Promise<CommunityRow[]> =>
  // Which communities does this net have?
  sql<CommunityRow[]>`
    select unit.id, unit.feature_id as "featureId", version.code, version.name, version.name_en as "nameEn"
    from ${unitsOfNet(sql, netRevisionId)} as version join unit on unit.id = version.unit_id
    where version.level = 'community' order by version.code`;

/** The last day the data speak of, and the first and the last month (YYYY-MM) that are over and hold tickets. */
export interface ReleasePeriod {
  readonly dataUntil: string | null;
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
}

export const getReleasePeriod = async (sql: Sql): Promise<ReleasePeriod> => {
  // Until when is there data, and which months can be released?
  const [row] = await sql<ReleasePeriod[]>`
    select data_until as "dataUntil",
      to_char((select min(received_at) from ticket) at time zone 'Asia/Shanghai', 'YYYY-MM') as "firstMonth",
      to_char(data_until + 1 - interval '1 month', 'YYYY-MM') as "lastMonth"
    from district`;
  return row ?? { dataUntil: null, firstMonth: null, lastMonth: null };
};
