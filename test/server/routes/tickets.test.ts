import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import type { TicketCells, TicketTimeline, UnitTickets } from '../../../server/contract/tickets.ts';
import { ticketCellsSchema } from '../../../server/contract/tickets.ts';
import { raiseLayerBuilds } from '../../../server/queries/layer-revisions.ts';
import { idOf, ticketDivision } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body>(path: string, status = 200) => jsonOf<Body>(app.staff.request(path), status);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

it('the divisions add up to all tickets, and the cells to those in cells', async () => {
  const cells = await ask<TicketCells>('/api/tickets/cells');
  expect(ticketCellsSchema.parse(cells)).toEqual(cells);
  expect(cells.totals).toEqual(ticketDivision);
  expect(sum(cells.count)).toBe(ticketDivision.inCell);
});

it('figures reconcile for every period and category', async () => {
  const day = fc.date({ min: new Date('2026-05-30'), max: new Date('2026-07-02'), noInvalidDate: true });
  const category = fc.constantFrom(undefined, '1', '2', '11', '1,2', '13,12');
  await fc.assert(
    fc.asyncProperty(day, day, category, async (one, other, categories) => {
      const [from, until] = [one, other].map((date) => date.toISOString().slice(0, 10)).sort();
      const query = new URLSearchParams({
        from: from ?? '',
        until: until ?? '',
        ...(categories ? { categories } : {}),
      });
      const { totals, count } = await ask<TicketCells>(`/api/tickets/cells?${query}`);
      expect(totals.inCell + totals.withheld + totals.coarse + totals.outside + totals.withoutPlace).toBe(
        totals.total,
      );
      expect(sum(count)).toBe(totals.inCell);
      const timeline = await ask<TicketTimeline>(
        `/api/tickets/timeline${categories ? `?categories=${categories}` : ''}`,
      );
      const first = Date.parse(timeline.firstDay ?? '');
      const inPeriod = timeline.perDay.filter((_, index) => {
        const text = new Date(first + index * 86_400_000).toISOString().slice(0, 10);
        return text >= (from ?? '') && text <= (until ?? '');
      });
      expect(sum(inPeriod)).toBe(totals.total);
    }),
    { numRuns: 40 },
  );
});

it('every cell lies where its indices say, inside the district', async () => {
  const { east, north, longitude, latitude } = await ask<TicketCells>('/api/tickets/cells');
  expect(new Set(east.map((value, index) => `${value} ${north[index]}`)).size).toBe(east.length);
  for (const [index, value] of east.entries()) {
    // A hundred metres are about 0.001077 degrees of longitude here.
    expect(longitude[index]).toBeCloseTo(108.49564 + (value + 0.5) * 0.0010775, 3);
    expect(latitude[index]).toBeCloseTo(33.59635 + ((north[index] ?? 0) + 0.5) * 0.0009, 3);
  }
});

it('a parent category stands for its children', async () => {
  const total = async (categories: string) =>
    (await ask<TicketCells>(`/api/tickets/cells?categories=${categories}`)).totals.total;
  expect(await total('1')).toBe((await total('11')) + (await total('12')));
  expect(await total('1,2')).toBeLessThan(ticketDivision.total);
});

it('a unit counts the tickets in it, by the fineness of their match', async () => {
  const count = async (code: string) =>
    (await ask<UnitTickets>(`/api/units/${idOf(`unit/${code}`)}/tickets`)).count;
  const micro = (await count('990101001001001001')) + (await count('990101001001001002'));
  expect(await count('990101001001001')).toBe(micro);
  expect(await count('990101')).toBe((await count('990101001')) + (await count('990101002')));
  // Matches to roads and communities count for the district, but for no grid.
  const { totals } = await ask<TicketCells>('/api/tickets/cells');
  expect(await count('990101')).toBe(totals.inCell + totals.withheld + totals.coarse);
});

it('a rate has its denominator', async () => {
  const unit = await ask<UnitTickets>(`/api/units/${idOf('unit/990101001')}/tickets`);
  expect(unit.households).toBe(400);
  expect(unit.perThousandHouseholds).toBeCloseTo((unit.count / 400) * 1000, 2);
  expect(sum(unit.topCategories.map(({ count }) => count))).toBeLessThanOrEqual(unit.count);
});

it.each([
  ['cells?from=2026-02-30', 'from'],
  ['cells?from=2026-07-01&until=2026-06-01', 'from'],
  ['cells?categories=a', 'categories'],
  ['cells?categories=999', 'categories'],
  ['cells?until=yesterday', 'until'],
  ['cells?categories=1%00', 'categories'],
  ['cells?from=2026-01-01%00', 'from'],
  ['cells?colour=red', 'colour'],
  ['timeline?from=2026-01-01', 'from'],
])('refuses %s because of %s', async (path, name) => {
  const body = await ask<ErrorBody>(`/api/tickets/${path}${path.includes('lang') ? '' : '&lang=en'}`, 400);
  expect(body.message).toContain(`Parameter ${name} `);
});

it.each([
  [
    'tickets/cells?categories=a',
    '参数 categories 不正确:应为类别编号',
    'must be category numbers joined by commas',
  ],
  [
    'tickets/cells?categories=99999999999999999999',
    '没有类别 99999999999999999999',
    'no category 99999999999999999999',
  ],
  ['units/a/tickets?', '参数 id 不正确:应为编号(UUID)', 'must be an identifier (UUID)'],
  ['units/a?', '参数 id 不正确:应为编号(UUID)', 'must be an identifier (UUID)'],
  ['search?q=a&limit=x', '应为数字', 'must be a number'],
])('says what is wrong with %s in plain words', async (path, zh, en) => {
  expect((await ask<ErrorBody>(`/api/${path}&lang=zh-CN`, 400)).message).toContain(zh);
  expect((await ask<ErrorBody>(`/api/${path}&lang=en`, 400)).message).toContain(en);
});

it('staff of a street see its figures, and those of no other street nor of the district', async () => {
  const own = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101001') });
  const statusOf = async (code: string) =>
    (await own.request(`/api/units/${idOf(`unit/${code}`)}/tickets`)).status;
  expect(await statusOf('990101001')).toBe(200);
  expect(await statusOf('990101001001')).toBe(200);
  expect(await statusOf('990101002')).toBe(403);
  expect(await statusOf('990101')).toBe(403);
  const part = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101001001') });
  expect((await part.request(`/api/units/${idOf('unit/990101001')}/tickets`)).status).toBe(403);
});

it('categories are listed with their parents', async () => {
  const { categories } = await ask<{ categories: { id: number; parentId: number | null }[] }>(
    '/api/tickets/categories',
  );
  expect(categories.find(({ id }) => id === 11)).toMatchObject({ parentId: 1, nameEn: 'Waste' });
});

it('an import becomes visible when it is made active, not before', async () => {
  const before = await ask<TicketCells>('/api/tickets/cells');
  await app.database.sql.begin(async (sql) => {
    await sql`update import set state = 'active' where state = 'staging'`;
    await raiseLayerBuilds(sql, ['tickets', 'compounds'], 'test');
  });
  const after = await ask<TicketCells>('/api/tickets/cells');
  expect(after.totals.total).toBe(before.totals.total + 3);
  expect(after.build).toBe(before.build + 1);
});
