import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAlerts } from '../../../server/answers/find-alerts.ts';
import { createTicketColumnStore } from '../../../server/answers/ticket-columns.ts';
import { createNeighbourStore } from '../../../server/answers/unit-neighbours.ts';
import {
  type Alerts,
  alertsSchema,
  type ChangedAlert,
  type SeasonCalendar,
} from '../../../server/contract/alerts.ts';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import { scanOnce } from '../../../server/jobs/watch-alerts.ts';
import { readingAs } from '../../../server/queries/reading.ts';
import { idOf } from '../../support/small-district.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const officeId = idOf('office/heating');
const now = new Date('2026-06-20T12:00:00Z');

/** Forty tickets of three days in the second compound, by forty people. */
const insertBurst = () => app.database.sql`
  insert into ticket (id, import_id, number, source, request_type, category_id, received_at, state, match_level, geom, reporter_hash)
  overriding system value
  select 1000 + n, (select id from import where state = 'active'), 'B' || n, '12345', 'complaint', 11,
    timestamptz '2026-06-10 08:00+08' + make_interval(days => n % 3, mins => n), 'handling', 'compound',
    (select label_point from compound where id = ${idOf('compound/1')}), sha256(n::text::bytea)
  from generate_series(1, 40) as n`;

const scan = () => {
  const reading = readingAs(app.database.sql, 'app_worker');
  const find = () =>
    findAlerts(reading, createTicketColumnStore(reading), createNeighbourStore(reading), now);
  return scanOnce({ pool: app.database.sql, find });
};
const list = (who: AppOfPerson, query = '') => jsonOf<Alerts>(who.request(`/api/alerts${query}`));
const change = (who: AppOfPerson, id: number, body: object) =>
  who.request(`/api/alerts/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  app = await openTestApp();
  const { sql } = app.database;
  await sql`insert into responsible_unit (id, name, kind) values (${officeId}, '供热办', 'department')`;
  await insertBurst();
  await sql`
    insert into ticket_unit (revision_id, ticket_id, unit_id)
    select 2, ticket.id, version.unit_id from ticket
    join unit_version as version on version.is_leaf and version.until_revision is null
      and st_intersects(version.geom, ticket.geom)
    where ticket.number like 'B%'`;
  await sql`update layer_revision set build = build + 1 where layer = 'tickets'`;
});
afterAll(() => app?.close());

describe('early warnings', () => {
  it('are found by the job, once, and listed with place, evidence and precision', async () => {
    expect(await scan()).toBeGreaterThan(0);
    const answer = await list(app.staff);
    expect(alertsSchema.parse(answer)).toEqual(answer);
    const joint = answer.alerts.find(({ kind }) => kind === 'joint');
    expect(joint).toMatchObject({
      state: 'new',
      tickets: 40,
      reporters: 40,
      fromDay: '2026-06-10',
      untilDay: '2026-06-12',
    });
    expect(joint?.compound?.id).toBe(idOf('compound/1'));
    expect(joint?.community.id).toBe(idOf('unit/990101001001'));
    expect(joint?.evidence.perDay.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(40);
    expect(answer.precision.every(({ value, denominator }) => value === null && denominator === 0)).toBe(
      true,
    );
    expect(answer.scannedUntil).not.toBeNull();
    expect(await scan()).toBe(0);
    expect((await list(app.staff)).alerts).toEqual(answer.alerts);
  });

  it('go from new to a task with office and day, each step in the history', async () => {
    const id = (await list(app.staff, '?kind=joint')).alerts[0]?.id ?? 0;
    const planner = await app.signIn('planner');
    const early = await change(planner, id, { state: 'closed' });
    expect(early.status).toBe(409);
    expect((await jsonOf<ErrorBody>(early, 409)).message).toContain('不能');
    await jsonOf(change(planner, id, { state: 'task' }), 400);
    await jsonOf(
      change(planner, id, { state: 'task', responsibleUnitId: idOf('nobody'), dueOn: '2026-07-01' }),
      404,
    );
    await jsonOf(change(planner, id, { state: 'verified', note: '电话 13800001111' }), 400);
    await jsonOf(change(planner, id, { state: 'verified', note: '现场核实' }));
    const task = await jsonOf<ChangedAlert>(
      change(planner, id, {
        state: 'task',
        responsibleUnitId: officeId,
        dueOn: '2026-01-01',
        supervised: true,
      }),
    );
    expect(task.alert).toMatchObject({
      state: 'task',
      isOverdue: true,
      supervised: true,
      dueOn: '2026-01-01',
    });
    expect(task.alert.responsibleUnit).toEqual({ id: officeId, name: '供热办' });
    expect((await list(planner, `?office=${officeId}&overdue=true&supervised=true`)).alerts).toHaveLength(1);
    const [entry] = await app.database.sql<{ actor: string; before: unknown; after: unknown }[]>`
      select actor, before, after from audit_log where id = ${task.receipt.auditId}`;
    expect(entry).toMatchObject({
      actor: planner.person.id,
      before: { state: 'verified' },
      after: { state: 'task' },
    });
    const joint = (await list(planner)).precision.find(({ kind }) => kind === 'joint');
    expect(joint).toMatchObject({ numerator: 1, denominator: 1, value: 1 });
    await jsonOf(change(planner, id, { state: 'closed' }));
    await jsonOf(
      change(planner, id, { state: 'task', responsibleUnitId: officeId, dueOn: '2026-01-01' }),
      409,
    );
  });

  it('of another street are not shown to a street, and not changed by it', async () => {
    const { alerts } = await list(app.staff);
    const [first] = alerts;
    const own = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101001') });
    const other = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101002') });
    const ids = async (who: AppOfPerson) => (await list(who)).alerts.map(({ id }) => id);
    expect(await ids(own)).toContain(first?.id);
    expect(await ids(other)).not.toContain(first?.id);
    await jsonOf(change(other, first?.id ?? 0, { state: 'verified' }), 404);
  });

  it('that were decided stay as they were when the scan finds them again', async () => {
    const before = (await list(app.staff, '?kind=joint')).alerts;
    await app.database.sql`delete from alert_scan`;
    await scan();
    expect((await list(app.staff, '?kind=joint')).alerts).toEqual(before);
  });

  it('have a calendar of what came back last year', async () => {
    const { seasons } = await jsonOf<SeasonCalendar>(app.staff.request('/api/alerts/calendar'));
    expect(Array.isArray(seasons)).toBe(true);
  });
});
