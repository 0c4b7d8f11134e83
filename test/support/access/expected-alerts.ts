import { type Attempt, everybody, nobody, only, type Who } from './attempt.ts';
import { ownCodePrefix } from './caller-kinds.ts';
import { alertElsewhereId, ownAlertId } from './planted-alerts.ts';

const columns = 'state responsible_unit_id due_on supervised changed_at';

const decides = only('leader', 'area-staff', 'data-steward');
const everywhere: Who = (caller) => decides(caller) && caller.area === 'whole';
const inArea: Who = (caller) => decides(caller) && caller.area !== 'whole';

const ownRows: Who = (caller) =>
  decides(caller) &&
  `community_id in (select unit_id from unit_version where code like '${ownCodePrefix[caller.area]}%')`;

const changeOf = (label: string, statement: string, app_staff: Who, app_area: Who): Attempt => ({
  ...{ target: 'public.alert', privilege: 'UPDATE', label, statement, columns },
  succeeds: { app_staff, app_area },
});
const stepOf = (label: string, statement: string, app_staff: Who, app_area: Who): Attempt => ({
  ...{ target: 'public.alert_step', privilege: 'INSERT', label, statement },
  succeeds: { app_staff, app_area },
});
const step = (person: string, alertId: number): string =>
  `insert into alert_step (alert_id, state, supervised, note, taken_by)
  values (${alertId}, 'verified', false, '合成', '${person}')`;

/** Early warnings: who decides on them in an area says so in their own name. */
export const alertAttempts: readonly Attempt[] = [
  changeOf(
    'one of the own area',
    `update alert set supervised = true where id = ${ownAlertId}`,
    everywhere,
    inArea,
  ),
  changeOf(
    'one elsewhere',
    `update alert set supervised = true where id = ${alertElsewhereId}`,
    everywhere,
    nobody,
  ),
  // Without a condition, the rules for reading do not hide what the rules for changing must.
  changeOf('all at once', 'update alert set supervised = true', ownRows, ownRows),
  stepOf('in own name', step('SELF', ownAlertId), everywhere, inArea),
  stepOf('elsewhere', step('SELF', alertElsewhereId), everywhere, nobody),
  stepOf("in another's name", step('OTHER', ownAlertId), nobody, nobody),
  {
    target: 'guard.alert_person',
    privilege: 'EXECUTE',
    label: 'the name of somebody who worked on alerts',
    statement: `select guard.alert_person('OTHER')`,
    succeeds: { app_staff: everybody, app_area: everybody },
  },
];

/** What not even the owner of the database can do. */
export const impossibleForAlerts: Readonly<Record<string, string>> = {
  'changes what was said of an alert': `update alert_step set note = 'x1'`,
  'deletes what was said of an alert': 'delete from alert_step',
  'takes an alert back to the beginning': `update alert set state = 'new', changed_at = null`,
};
