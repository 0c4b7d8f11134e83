import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TicketChoices, WorkCalendar } from '../../../server/contract/ticket-choices.ts';
import { idOf } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body>(path: string) => jsonOf<Body>(app.staff.request(`/api/tickets/${path}`), 200);

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

it('names every street and every office that a filter can ask for', async () => {
  const { streets, offices } = await ask<TicketChoices>('choices');
  expect(streets.map(({ id }) => id)).toContain(idOf('unit/990101001'));
  const [row] = await app.database.sql<{ streets: number; offices: number }[]>`
    select (select count(distinct unit_id)::int from unit_version where level = 'street') as streets,
      (select count(*)::int from responsible_unit) as offices`;
  expect({ streets: streets.length, offices: offices.length }).toEqual(row);
  for (const { id } of offices)
    expect((await app.staff.request(`/api/tickets/breakdown?by=hour&offices=${id}`)).status).toBeLessThan(
      500,
    );
});

it('gives the days that are not worked, a worked Saturday not among them', async () => {
  await app.database.sql`
    insert into work_calendar (day, is_workday, note)
    values ('2031-05-10', false, null), ('2031-05-11', true, '调休'), ('2031-05-12', true, null)
    on conflict (day) do update set is_workday = excluded.is_workday`;
  const { daysOff, until } = await ask<WorkCalendar>('calendar');
  expect(daysOff).toContain('2031-05-10');
  expect(daysOff).not.toContain('2031-05-11');
  expect(until).toBe('2031-05-12');
});
