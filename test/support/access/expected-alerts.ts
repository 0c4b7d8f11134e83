import { type Attempt, nobody, type Who } from './attempt.ts';
import { ownCodePrefix } from './caller-kinds.ts';
import { alertElsewhereId, ownAlertId } from './planted-alerts.ts';

const columns = 'state responsible_unit_id due_on supervised note changed_by changed_at';
const countRoles = ['leader', 'party-affairs', 'planner', 'approver', 'area-staff', 'data-steward'];

const counts: Who = ({ role }) => role !== null && countRoles.includes(role);
const countsEverywhere: Who = (caller) => counts(caller) === true && caller.area === 'whole';
const countsInArea: Who = (caller) => counts(caller) === true && caller.area !== 'whole';

const changeOf = (label: string, statement: string, app_staff: Who, app_area: Who): Attempt => ({
  target: 'public.alert',
  privilege: 'UPDATE',
  label,
  statement,
  columns,
  succeeds: { app_staff, app_area },
});
const verifiedBy = (person: string): string =>
  `update alert set state = 'verified', changed_by = '${person}', changed_at = now()`;

/** Early warnings: whoever counts in an area says what became of them, in their own name. */
export const alertAttempts: readonly Attempt[] = [
  changeOf(
    'one of the own area',
    `${verifiedBy('SELF')} where id = ${ownAlertId}`,
    countsEverywhere,
    countsInArea,
  ),
  changeOf('one elsewhere', `${verifiedBy('SELF')} where id = ${alertElsewhereId}`, countsEverywhere, nobody),
  changeOf("one in another's name", `${verifiedBy('OTHER')} where id = ${ownAlertId}`, nobody, nobody),
  // Without a condition, the rules for reading do not hide what the rules for changing must.
  changeOf(
    'all at once',
    verifiedBy('SELF'),
    (caller) => (countsEverywhere(caller) === true ? 'true' : false),
    (caller) =>
      countsInArea(caller) === true &&
      `community_id in (select unit_id from unit_version where code like '${ownCodePrefix[caller.area]}%')`,
  ),
];
