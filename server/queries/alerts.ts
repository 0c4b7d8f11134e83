import type { AlertState } from '../contract/alert-kinds.ts';
import type { Alert, AlertChange, AlertDetail, AlertsQuery } from '../contract/alerts.ts';
import type { Fragment, Sql } from '../db/sql.ts';
import { momentText } from './moments.ts';
import { unitsOfNet } from './visible.ts';

const isOverdue = (sql: Sql): Fragment => sql`(alert.state = 'task' and alert.due_on < shanghai_today())`;

const alerts = (sql: Sql, netRevision: number): Fragment => sql`
  select alert.id, alert.kind, alert.state,
    case when street.unit_id is not null then
      json_build_object('id', street.unit_id, 'name', street.name) end as street,
    json_build_object('id', alert.community_id, 'name', coalesce(community.name, latest.name)) as community,
    case when compound.id is not null then
      json_build_object('id', compound.id, 'name', compound.name) end as compound,
    case when category.id is not null then
      json_build_object('id', category.id, 'name', category.name, 'nameEn', category.name_en) end as category,
    array[st_x(spot.at), st_y(spot.at)] as place,
    alert.from_day as "fromDay", alert.until_day as "untilDay", alert.tickets, alert.reporters, alert.evidence,
    ${momentText(sql, 'alert.found_at')} as "foundAt",
    case when office.id is not null then
      json_build_object('id', office.id, 'name', office.name) end as "responsibleUnit",
    alert.due_on as "dueOn", alert.supervised, ${isOverdue(sql)} as "isOverdue",
    ${momentText(sql, 'alert.changed_at')} as "changedAt"
  from alert
  left join ${unitsOfNet(sql, netRevision)} as community on community.unit_id = alert.community_id
  left join ${unitsOfNet(sql, netRevision)} as street on street.unit_id = community.parent_id
  left join compound on compound.id = alert.compound_id
  left join ticket_category as category on category.id = alert.category_id
  left join responsible_unit as office on office.id = alert.responsible_unit_id
  cross join lateral (
    select version.name, version.label_point from unit_version as version
    where version.unit_id = alert.community_id order by version.from_revision desc limit 1
  ) as latest
  cross join lateral (
    select coalesce(compound.label_point, community.label_point, latest.label_point) as at
  ) as spot`;

/** The condition of a list; all filters but the place where a page begins. */
const conditions = (sql: Sql, netRevision: number, query: AlertsQuery): Fragment => {
  const { kind, state, street, office, overdue, supervised, from, until } = query;
  const wanted: Fragment[] = [sql`true`];
  if (kind !== undefined) wanted.push(sql`alert.kind = ${kind}`);
  if (state === 'open') wanted.push(sql`alert.state in ('new', 'verified', 'task')`);
  else if (state !== undefined) wanted.push(sql`alert.state = ${state}`);
  if (street !== undefined)
    wanted.push(sql`alert.community_id in (
      select inner_unit.unit_id from ${unitsOfNet(sql, netRevision)} as inner_unit
      where inner_unit.parent_id = ${street}::uuid)`);
  if (office !== undefined) wanted.push(sql`alert.responsible_unit_id = ${office}::uuid`);
  if (overdue !== undefined) wanted.push(sql`${isOverdue(sql)} = ${overdue === 'true'}`);
  if (supervised !== undefined) wanted.push(sql`alert.supervised = ${supervised === 'true'}`);
  if (from !== undefined) wanted.push(sql`alert.until_day >= ${from}::date`);
  if (until !== undefined) wanted.push(sql`alert.from_day <= ${until}::date`);
  return wanted.reduce((all, one) => sql`${all} and ${one}`);
};

/** A page of alerts of the caller's area, those that go on longest into the data first. */
export const listAlerts = (sql: Sql, netRevision: number, query: AlertsQuery): Promise<Alert[]> => {
  const [day, id] = query.after?.split('_') ?? [];
  const follows =
    day === undefined || id === undefined
      ? sql`true`
      : sql`(alert.until_day, alert.id) < (${day}::date, ${Number(id)}::int)`;
  // Which alerts are there?
  return sql<Alert[]>`
    ${alerts(sql, netRevision)} where ${conditions(sql, netRevision, query)} and ${follows}
    order by alert.until_day desc, alert.id desc limit ${query.limit}`;
};

/** How many alerts of the caller's area these filters leave. */
export const countAlerts = async (sql: Sql, netRevision: number, query: AlertsQuery): Promise<number> => {
  // How many alerts are there?
  const [row] = await sql<{ total: number }[]>`
    select count(*)::int as total from alert where ${conditions(sql, netRevision, query)}`;
  return row?.total ?? 0;
};

/** One alert with its steps; null where there is none for the caller. */
export const getAlert = async (sql: Sql, netRevision: number, id: number): Promise<AlertDetail | null> => {
  // What is known of this alert?
  const [alert] = await sql<Alert[]>`${alerts(sql, netRevision)} where alert.id = ${id}`;
  if (alert === undefined) return null;
  // Who said what of it?
  const steps = await sql<AlertDetail['steps']>`
    select step.state, step.due_on as "dueOn", step.supervised, step.note,
      case when office.id is not null then
        json_build_object('id', office.id, 'name', office.name) end as "responsibleUnit",
      coalesce(guard.alert_person(step.taken_by), '') as "takenBy", ${momentText(sql, 'step.taken_at')} as "takenAt"
    from alert_step as step left join responsible_unit as office on office.id = step.responsible_unit_id
    where step.alert_id = ${id} order by step.id`;
  return { ...alert, steps: [...steps] };
};

/** What an alert is before somebody says more of it. */
export interface AlertHead {
  readonly state: AlertState;
  readonly supervised: boolean;
  readonly responsibleUnitId: string | null;
  readonly dueOn: string | null;
}

/** The head of an alert, whose row waits for this transaction; null where there is none that the caller may change. */
export const lockAlert = async (sql: Sql, id: number): Promise<AlertHead | null> => {
  // What has become of this alert so far?
  const [row] = await sql<AlertHead[]>`
    select state, supervised, responsible_unit_id as "responsibleUnitId", due_on as "dueOn"
    from alert where id = ${id} for update`;
  return row ?? null;
};

/** Records what somebody says of an alert. */
export const takeAlertStep = async (
  sql: Sql,
  id: number,
  { state, responsibleUnitId, dueOn, supervised }: AlertHead,
  { note, personId }: { readonly note: AlertChange['note']; readonly personId: string },
): Promise<void> => {
  await sql`
    update alert set state = ${state}, responsible_unit_id = ${responsibleUnitId}, due_on = ${dueOn},
      supervised = ${supervised}, changed_at = now()
    where id = ${id}`;
  await sql`
    insert into alert_step (alert_id, state, responsible_unit_id, due_on, supervised, note, taken_by)
    values (${id}, ${state}, ${responsibleUnitId}, ${dueOn}, ${supervised}, ${note ?? null}, ${personId})`;
};

/** Whether there is such an office. */
export const hasResponsibleUnit = async (sql: Sql, id: string): Promise<boolean> => {
  // Is there such an office?
  const rows = await sql`select from responsible_unit where id = ${id}::uuid`;
  return rows.length > 0;
};
