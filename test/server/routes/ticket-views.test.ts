import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import { mapLevels } from '../../../server/contract/map-levels.ts';
import { unitMeasures } from '../../../server/contract/measure-names.ts';
import { ticketDimensions } from '../../../server/contract/ticket-dimensions.ts';
import type { TicketBreakdown, TicketSeries } from '../../../server/contract/ticket-views.ts';
import type { TicketCells, UnitTickets } from '../../../server/contract/tickets.ts';
import { type UnitMeasureAnswer, unitMeasureSchema } from '../../../server/contract/unit-measures.ts';
import { idOf, ticketDivision } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body>(path: string, status = 200) =>
  jsonOf<Body>(app.staff.request(`/api/tickets/${path}`), status);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** A question in parameters, with a condition that says the same about a row of the table `ticket`. */
const filters = {
  sources: ['12345', '网格'],
  requestTypes: ['complaint', 'report', 'help'],
  states: ['closed', 'handling'],
  hours: ['8', '9', '10', '16'],
  weekdays: ['1', '3', '7'],
} as const;
const conditions = {
  sources: 'source',
  requestTypes: 'request_type',
  states: 'state',
  hours: "extract(hour from received_at at time zone 'Asia/Shanghai')::int::text",
  weekdays: "extract(isodow from received_at at time zone 'Asia/Shanghai')::int::text",
} as const;
type FilterName = keyof typeof filters;
const names = Object.keys(filters) as FilterName[];

beforeAll(async () => {
  app = await openTestApp();
  // Tickets of the fixture differ in few ways: make them differ in all that can be asked for.
  await app.database.sql`
    update ticket set source = case when id % 3 = 0 then '网格' else '12345' end,
      state = case when id % 4 = 0 then 'handling' else 'closed' end,
      received_at = received_at + make_interval(hours => (id % 17)::int),
      closed_at = case when id % 4 = 0 then null else received_at + interval '3 days' end,
      due_resolve_at = received_at + make_interval(days => (id % 6)::int)`;
});
afterAll(() => app?.close());

describe('any mix of filters', () => {
  const anyFilter = fc
    .record(
      Object.fromEntries(names.map((name) => [name, fc.subarray([...filters[name]], { minLength: 1 })])) as {
        [name in FilterName]: fc.Arbitrary<string[]>;
      },
      { requiredKeys: [] },
    )
    .map((chosen) => chosen as Partial<Record<FilterName, string[]>>);
  const queryOf = (chosen: Partial<Record<FilterName, string[]>>): string =>
    names
      .flatMap((name) =>
        chosen[name] === undefined ? [] : `${name}=${encodeURIComponent(chosen[name].join(','))}`,
      )
      .join('&');

  it('counts what SQL counts, in all views, and everything reconciles', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFilter,
        fc.constantFrom(...ticketDimensions),
        fc.constantFrom(...mapLevels),
        async (chosen, by, level) => {
          const query = queryOf(chosen);
          const where = names
            .filter((name) => chosen[name] !== undefined)
            .map((name) => `${conditions[name]} in (${chosen[name]?.map((value) => `'${value}'`).join(',')})`)
            .concat("import_id in (select id from import where state = 'active')")
            .join(' and ');
          const [row] = await app.database.sql.unsafe<{ n: number }[]>(
            `select count(*)::int as n from ticket where ${where}`,
          );
          const { totals, count } = await ask<TicketCells>(`cells?${query}`);
          expect(totals.total).toBe(row?.n);
          expect(sum(count)).toBe(totals.inCell);
          const parts = await ask<TicketBreakdown>(`breakdown?by=${by}&${query}`);
          expect(parts.total).toBe(row?.n);
          expect(sum(parts.values.map((value) => value.count))).toBe(row?.n);
          const series = await ask<TicketSeries>(`series?step=week&${query}`);
          expect(sum(series.steps.map((step) => step.count))).toBe(row?.n);
          const units = await ask<UnitMeasureAnswer>(`units?level=${level}&${query}`);
          expect(sum(units.numerator) + sum(Object.values(units.rest))).toBe(row?.n);
          expect(units.total).toBe(row?.n);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says what is wrong with a value that there is not', async () => {
    for (const [query, name] of [
      ['lights=blue', 'lights'],
      ['states=lost', 'states'],
      ['hours=24', 'hours'],
      ['weekdays=0', 'weekdays'],
      ['offices=nobody', 'offices'],
      ['within=x', 'within'],
    ] as const) {
      const body = await ask<ErrorBody>(`cells?${query}&lang=en`, 400);
      expect(body.message).toContain(`Parameter ${name} `);
    }
    await ask(`cells?within=${idOf('nothing')}`, 404);
  });
});

describe('what a ticket is', () => {
  it('lights say how it stands to its limit, now', async () => {
    const { values } = await ask<TicketBreakdown>('breakdown?by=light');
    const [row] = await app.database.sql<{ inTime: number; late: number; open: number }[]>`
      select count(*) filter (where closed_at <= due_resolve_at)::int as "inTime",
        count(*) filter (where closed_at > due_resolve_at)::int as late,
        count(*) filter (where closed_at is null)::int as open
      from ticket where import_id in (select id from import where state = 'active')`;
    const of = (light: string) => values.find(({ value }) => value === light)?.count ?? 0;
    expect(of('closed-in-time')).toBe(row?.inTime);
    expect(of('closed-late')).toBe(row?.late);
    expect(of('late') + of('very-late') + of('green') + of('yellow') + of('red')).toBe(row?.open);
    expect(of('very-late')).toBeGreaterThan(0);
  });

  it('an office and an assessed street are known by their ids', async () => {
    for (const by of ['office', 'assessed-street']) {
      const { values } = await ask<TicketBreakdown>(`breakdown?by=${by}`);
      for (const { value, count } of values) {
        const name = by === 'office' ? 'offices' : 'streets';
        expect((await ask<TicketCells>(`cells?${name}=${value}`)).totals.total).toBe(count);
      }
    }
  });
});

describe('measures per unit', () => {
  it('keep to their schema, and say numerator and denominator', async () => {
    for (const measure of unitMeasures)
      for (const level of ['street', 'community', 'grid'] as const) {
        const answer = await ask<UnitMeasureAnswer>(`units?level=${level}&measure=${measure}`);
        expect(unitMeasureSchema.parse(answer)).toEqual(answer);
        const length = answer.id.length;
        for (const column of ['numerator', 'denominator', 'value', 'low', 'high', 'q', 'flag'] as const)
          expect(answer[column]).toHaveLength(length);
      }
  });

  it('agree with the figures of a unit', async () => {
    const answer = await ask<UnitMeasureAnswer>('units?level=street&measure=per-thousand-households');
    for (const [place, id] of answer.id.entries()) {
      const unit = await jsonOf<UnitTickets>(app.staff.request(`/api/units/${id}/tickets`));
      expect(answer.numerator[place]).toBe(unit.count);
      expect(answer.denominator[place]).toBe(unit.households);
      expect(answer.value[place]).toBeCloseTo(unit.perThousandHouseholds ?? -1, 2);
    }
  });

  it('do not call a ratio a change where the data do not reach back', async () => {
    const answer = await ask<UnitMeasureAnswer>('units?level=community&measure=change&compare=last-year');
    expect(new Set(answer.flag)).toEqual(new Set(['no-earlier-data']));
    expect(answer.value.every((value) => value === null)).toBe(true);
    expect(answer.comparedWith).not.toBeNull();
  });

  it('show a street its own units only', async () => {
    const own = await app.signIn({ role: 'area-staff', areaId: idOf('unit/990101001') });
    const answer = await jsonOf<UnitMeasureAnswer>(
      own.request('/api/tickets/units?level=community&measure=excess'),
    );
    expect(answer.code).toEqual(['990101001001', '990101001002']);
    expect(answer.total).toBeLessThan(ticketDivision.total);
    expect(sum(answer.numerator) + sum(Object.values(answer.rest))).toBe(answer.total);
  });
});
