import type { AlertKind, AlertState } from '../contract/alert-kinds.ts';
import type { AlertSummary } from '../contract/alerts.ts';
import type { Sql } from '../db/sql.ts';
import { momentText } from './moments.ts';
import { unitsOfNet } from './visible.ts';

export interface AlertCount {
  readonly kind: AlertKind;
  readonly state: AlertState;
  readonly count: number;
}

/** How many alerts of each kind are in each state, of the caller's area. */
export const countAlertStates = (sql: Sql): Promise<AlertCount[]> =>
  // What became of the alerts so far?
  sql<AlertCount[]>`select kind, state, count(*)::int as count from alert group by kind, state`;

/** All responsible units with the tasks that they have now. */
export const listAlertOffices = (sql: Sql): Promise<AlertSummary['offices']> =>
  // Who has how many tasks?
  sql<AlertSummary['offices']>`
    select office.id, office.name, count(alert.id)::int as tasks,
      count(*) filter (where alert.due_on < shanghai_today())::int as overdue,
      count(*) filter (where alert.supervised)::int as supervised
    from responsible_unit as office
    left join alert on alert.responsible_unit_id = office.id and alert.state = 'task'
    group by office.id order by tasks desc, office.name`;

/** Streets in which the caller has alerts. */
export const listAlertStreets = (sql: Sql, netRevision: number): Promise<AlertSummary['streets']> =>
  // In which streets are there alerts?
  sql<AlertSummary['streets']>`
    select street.unit_id as id, street.name from ${unitsOfNet(sql, netRevision)} as street
    where street.unit_id in (
      select community.parent_id from ${unitsOfNet(sql, netRevision)} as community
      where community.unit_id in (select community_id from alert))
    order by street.code`;

/** The latest scan; null before the first. */
export const getLatestScan = async (
  sql: Sql,
): Promise<{ readonly day: string; readonly stamp: string; readonly scannedAt: string } | null> => {
  // What was looked at last?
  const [row] = await sql<{ day: string; stamp: string; scannedAt: string }[]>`
    select day, stamp, ${momentText(sql, 'scanned_at')} as "scannedAt" from alert_scan order by id desc limit 1`;
  return row ?? null;
};
