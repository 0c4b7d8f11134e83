import type { Sql } from '../../../server/db/sql.ts';
import { idOf } from '../small-district.ts';

/** In the first community of the first street, and in the second street. */
export const ownAlertId = 1;
export const alertElsewhereId = 3;

/** One alert in each of three communities, and the scan that found them. */
export const plantAlerts = async (sql: Sql): Promise<void> => {
  const communities = ['990101001001', '990101001002', '990101002001'].map((code) => idOf(`unit/${code}`));
  await sql`
    insert into alert (key, kind, community_id, category_id, from_day, until_day, tickets, evidence, state, changed_at)
    select 'planted ' || place, 'spike', community, 11, '2026-06-01', '2026-06-03', 20,
      '{"firstDay": "2026-06-01", "perDay": [5, 6, 9], "upperBound": null, "expected": 2, "chance": null}',
      'verified', '2026-06-04'
    from unnest(${communities}::uuid[]) with ordinality as given (community, place) order by place`;
  await sql`insert into alert_scan (day, stamp, found) values ('2026-06-30', 'planted', 3)`;
};

/** What somebody said of each of them. */
export const plantAlertSteps = async (sql: Sql, personId: string): Promise<void> => {
  await sql`
    insert into alert_step (alert_id, state, supervised, note, taken_by)
    select id, 'verified', false, '合成', ${personId} from alert`;
};
