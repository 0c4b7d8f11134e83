import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAlerts } from '../../../server/answers/find-alerts.ts';
import { createTicketColumnStore } from '../../../server/answers/ticket-columns.ts';
import { createNeighbourStore } from '../../../server/answers/unit-neighbours.ts';
import {
  type AlertSummary,
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

/** Tickets of a category at a compound, as conditions of `n` say; days are counted from 1 June 2026. */
interface Planted {
  readonly prefix: string;
  readonly compound: number;
  readonly categoryId: number;
  readonly count: number;
  readonly day: (n: number) => number;
  /** Null: unknown. */
  readonly reporter: (n: number) => string | null;
  readonly closesSameDay?: boolean;
}

let nextId = 1_000;
const plant = async ({ prefix, compound, categoryId, count, day, reporter, closesSameDay }: Planted) => {
  const rows = Array.from({ length: count }, (_, n) => ({
    id: nextId + n,
    number: `${prefix}${n}`,
    received: new Date(Date.parse('2026-06-01T08:00:00+08:00') + day(n) * 86_400_000 + n * 60_000),
    closed: closesSameDay === true,
    reporter: reporter(n),
  }));
  nextId += count;
  await app.database.sql`
    insert into ticket (id, import_id, number, source, request_type, category_id, received_at, closed_at, state,
      match_level, geom, reporter_hash)
    overriding system value
    select given.id, (select id from import where state = 'active'), number, '12345', 'complaint', ${categoryId},
      received, case when closed then received + interval '1 hour' end,
      case when closed then 'closed' else 'handling' end, 'compound',
      (select label_point from compound where id = ${idOf(`compound/${compound}`)}), sha256(reporter::bytea)
    from jsonb_to_recordset(${app.database.sql.json(rows as never)}) as given (id bigint, number text,
      received timestamptz, closed boolean, reporter text)`;
};

const scan = () => {
  const reading = readingAs(app.database.sql, 'app_worker');
  const sources = {
    reading,
    store: createTicketColumnStore(reading),
    neighbours: createNeighbourStore(reading),
  };
  return scanOnce({ pool: app.database.sql, find: () => findAlerts(sources, now) });
};
const list = (who: AppOfPerson, query = '') => jsonOf<Alerts>(who.request(`/api/alerts${query}`));
const summary = (who: AppOfPerson) => jsonOf<AlertSummary>(who.request('/api/alerts/summary'));
const change = (who: AppOfPerson, id: number, body: object) =>
  who.request(`/api/alerts/${id}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const idOfKind = async (kind: string): Promise<number> =>
  (await list(app.staff, `?kind=${kind}`)).alerts[0]?.id ?? 0;

beforeAll(async () => {
  app = await openTestApp();
  const { sql } = app.database;
  await sql`insert into responsible_unit (id, name, kind) values (${officeId}, '供热办', 'department')`;
  // 多人同诉: forty people of the first street within three days.
  await plant({
    ...{ prefix: 'B', compound: 1, categoryId: 11, count: 40 },
    ...{ day: (n) => 9 + (n % 3), reporter: (n) => `of the burst ${n}` },
  });
  // 一人多诉: one person of the second street, every third day.
  await plant({
    ...{ prefix: 'C', compound: 4, categoryId: 13, count: 8 },
    ...{ day: (n) => n * 2, reporter: () => 'one and the same' },
  });
  // 反弹回潮: closed and back on the next day.
  await plant({
    ...{ prefix: 'D', compound: 6, categoryId: 12, count: 18, closesSameDay: true },
    ...{ day: (n) => n, reporter: () => null },
  });
  await sql`
    insert into ticket_unit (from_revision, ticket_id, unit_id)
    select 2, ticket.id, version.unit_id from ticket
    join unit_version as version on version.is_leaf and version.until_revision is null
      and st_intersects(version.geom, ticket.geom)
    where ticket.id >= 1000`;
  await sql`update layer_revision set build = build + 1 where layer = 'tickets'`;
});
afterAll(() => app?.close());

describe('early warnings', () => {
  it('are found by the job, once, and listed with place and evidence', async () => {
    expect(await scan()).toBeGreaterThanOrEqual(3);
    const answer = await list(app.staff);
    expect(alertsSchema.parse(answer)).toEqual(answer);
    expect(answer.total).toBe(answer.alerts.length);
    const joint = answer.alerts.find(({ kind }) => kind === 'joint');
    expect(joint).toMatchObject({
      ...{ state: 'new', tickets: 40, reporters: 40, fromDay: '2026-06-10', untilDay: '2026-06-12' },
      community: { id: idOf('unit/990101001001') },
      street: { id: idOf('unit/990101001'), name: '东风街道' },
      compound: { id: idOf('compound/1') },
      category: { id: 11, name: '垃圾清运' },
    });
    expect(joint?.evidence.perDay.slice(-3)).toEqual([14, 13, 13]);
    const relapse = answer.alerts.find(({ kind }) => kind === 'relapse');
    expect(relapse).toMatchObject({ tickets: 18, compound: { id: idOf('compound/6') } });
    expect(await scan()).toBe(0);
    expect(await list(app.staff)).toEqual(answer);
  });

  it('of one person say where and how often, never who or which days', async () => {
    const [alert] = (await list(app.staff, '?kind=repeat')).alerts;
    expect(alert).toMatchObject({ tickets: 8, reporters: 1, compound: null, category: null });
    expect(alert?.community.id).toBe(idOf('unit/990101002001'));
    expect(alert?.evidence.perDay).toEqual([]);
  });

  it('are filtered and paged', async () => {
    const { alerts, total } = await list(app.staff);
    const first = await list(app.staff, '?limit=2');
    const rest = await list(app.staff, `?after=${first.next}`);
    expect([...first.alerts, ...rest.alerts]).toEqual(alerts);
    expect(first.total).toBe(total);
    expect(rest.next).toBeNull();
    const days = alerts.map(({ untilDay }) => untilDay);
    expect(days).toEqual(days.toSorted().toReversed());
    const ofStreet = await list(app.staff, `?street=${idOf('unit/990101002')}&state=open`);
    expect(ofStreet.alerts).toEqual(alerts.filter(({ street }) => street?.id === idOf('unit/990101002')));
    expect((await list(app.staff, '?until=2026-01-01')).alerts).toEqual([]);
    await jsonOf(app.staff.request('/api/alerts?kind=people'), 400);
  });

  it('go from new to a task with office and day, each step in the history', async () => {
    const id = await idOfKind('joint');
    const leader = await app.signIn('leader');
    const early = await change(leader, id, { state: 'closed' });
    expect((await jsonOf<ErrorBody>(early, 409)).message).toContain('待核实');
    await jsonOf(change(leader, id, { state: 'verified', note: '电话 13800001111' }), 400);
    await jsonOf(change(leader, id, { state: 'verified', note: '现场核实' }));
    await jsonOf(change(leader, id, { state: 'task' }), 422);
    await jsonOf(change(leader, id, { state: 'task', responsibleUnitId: officeId }), 400);
    const unknown = { state: 'task', responsibleUnitId: idOf('nobody'), dueOn: '2026-07-01' };
    await jsonOf(change(leader, id, unknown), 404);
    const { alert, receipt } = await jsonOf<ChangedAlert>(
      change(leader, id, { state: 'task', responsibleUnitId: officeId, dueOn: '2026-01-01' }),
    );
    expect(alert).toMatchObject({ state: 'task', isOverdue: true, supervised: false, dueOn: '2026-01-01' });
    expect(alert.responsibleUnit).toEqual({ id: officeId, name: '供热办' });
    expect(alert.steps.map(({ state, note }) => [state, note])).toEqual([
      ['verified', '现场核实'],
      ['task', null],
    ]);
    const [entry] = await app.database.sql<{ actor: string; before: unknown; after: unknown }[]>`
      select actor, before, after from audit_log where id = ${receipt.auditId}`;
    expect(entry).toMatchObject({
      ...{ actor: leader.person.id, before: { state: 'verified' } },
      after: { state: 'task', responsibleUnitId: officeId, dueOn: '2026-01-01' },
    });
  });

  it('that are tasks are supervised by those of the whole district, and counted per office', async () => {
    const id = await idOfKind('joint');
    const ofStreet = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101001') });
    await jsonOf(change(ofStreet, id, { state: 'task', supervised: true }), 403);
    const { alert } = await jsonOf<ChangedAlert>(
      change(app.staff, id, { state: 'task', supervised: true, note: '请本周办结' }),
    );
    expect(alert).toMatchObject({ supervised: true, dueOn: '2026-01-01' });
    const listed = await list(app.staff, `?office=${officeId}&overdue=true&supervised=true`);
    expect(listed.alerts.map(({ id: each }) => each)).toEqual([id]);
    const office = (await summary(ofStreet)).offices.find(({ id: each }) => each === officeId);
    expect(office).toEqual({ id: officeId, name: '供热办', tasks: 1, overdue: 1, supervised: 1 });
    await jsonOf(change(ofStreet, id, { state: 'closed', note: '已恢复供热' }));
    await jsonOf(change(app.staff, id, { state: 'verified' }), 409);
  });

  it('that were decided make the precision', async () => {
    const relapse = await idOfKind('relapse');
    await jsonOf(change(app.staff, relapse, { state: 'false-alarm', note: '重复导入' }));
    const { precision, precisionOfKinds, scannedUntil } = await summary(app.staff);
    expect(precision).toEqual({ numerator: 1, denominator: 2, value: 0.5 });
    expect(precisionOfKinds).toContainEqual({ kind: 'relapse', numerator: 0, denominator: 1, value: 0 });
    expect(precisionOfKinds).toContainEqual({ kind: 'repeat', numerator: 0, denominator: 0, value: null });
    expect(scannedUntil).toBe('2026-06-20');
  });

  it('of another street are not shown to a street, and not changed by it', async () => {
    const repeat = await idOfKind('repeat');
    const other = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101001') });
    const seen = await list(other);
    expect(seen.alerts.map(({ street }) => street?.id)).toEqual(
      seen.alerts.map(() => idOf('unit/990101001')),
    );
    expect(seen.total).toBeGreaterThan(0);
    await jsonOf(other.request(`/api/alerts/${repeat}`), 404);
    await jsonOf(change(other, repeat, { state: 'verified' }), 404);
    const reader = await app.signIn('planner');
    await jsonOf(reader.request(`/api/alerts/${repeat}`));
    await jsonOf(change(reader, repeat, { state: 'verified' }), 403);
  });

  it('that were decided stay as they were when the data change and the scan finds them again', async () => {
    const before = await list(app.staff, '?kind=joint');
    await app.database.sql`update layer_revision set build = build + 1 where layer = 'tickets'`;
    expect(await scan()).toBe(0);
    expect(await list(app.staff, '?kind=joint')).toEqual(before);
  });

  it('have a calendar of what came back last year', async () => {
    const { seasons, tickets } = await jsonOf<SeasonCalendar>(app.staff.request('/api/alerts/calendar'));
    expect(Array.isArray(seasons)).toBe(true);
    expect(tickets).toBeGreaterThan(60);
  });
});
