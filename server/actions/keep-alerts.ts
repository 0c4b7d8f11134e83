import type { Pool } from '../db/sql.ts';
import { keepAlerts, type NewAlert, noteScan } from '../queries/alert-keeping.ts';
import { appendAudit } from '../queries/audit-log.ts';

const portion = 500;

/**
 * Keeps what a scan found, in short transactions; it counts as looked at when all of it is kept. Gives how many alerts
 * are new. The same scan twice changes nothing.
 */
export const keepFoundAlerts = async (
  pool: Pool,
  {
    day,
    stamp,
    alerts,
  }: { readonly day: string; readonly stamp: string; readonly alerts: readonly NewAlert[] },
): Promise<number> => {
  let added = 0;
  for (let at = 0; at < alerts.length; at += portion)
    added += (await pool.begin((sql) => keepAlerts(sql, alerts.slice(at, at + portion)))) as number;
  await pool.begin(async (sql) => {
    await noteScan(sql, { day, stamp, found: alerts.length });
    await appendAudit(sql, {
      ...{ actor: 'server', action: 'scan-alerts', subject: `alerts ${day}` },
      after: { found: alerts.length, added },
    });
  });
  return added;
};
