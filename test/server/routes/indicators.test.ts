import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Assessment,
  assessmentSchema,
  type Insight,
  insightSchema,
} from '../../../server/contract/indicators.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body>(path: string, status = 200) =>
  jsonOf<Body>(app.staff.request(`/api/indicators/${path}`), status);

beforeAll(async () => {
  app = await openTestApp();
  const { sql } = app.database;
  await sql`delete from callback`;
  await sql`
    update ticket set excluded = id % 10 = 0, exclusion_reason = case when id % 10 = 0 then '不属职责范围' end,
      due_resolve_at = received_at + interval '2 days',
      closed_at = case when id % 5 = 0 then null else received_at + make_interval(days => (id % 4)::int) end,
      rework_count = case when id % 7 = 1 then 1 else 0 end`;
  await sql`
    insert into callback (ticket_id, called_at, responded, solved, rating, excluded, exclusion_reason)
    select id, received_at + interval '5 days', true, id % 3 > 0,
      case id % 6 when 0 then 'dissatisfied' when 2 then 'basically-satisfied' else 'satisfied' end,
      id % 11 = 0, case when id % 11 = 0 then '无法接通' end
    from ticket where id % 2 = 0`;
  // Only the last callback of a ticket counts.
  await sql`
    insert into callback (ticket_id, called_at, responded, solved, rating)
    select id, received_at + interval '4 days', false, false, 'dissatisfied' from ticket where id % 2 = 0`;
});
afterAll(() => app?.close());

const active = `ticket.import_id in (select id from import where state = 'active')`;
const one = async (text: string): Promise<number> => {
  const [row] = await app.database.sql.unsafe<{ n: number }[]>(`select (${text})::float8 as n`);
  return row?.n ?? Number.NaN;
};
const figure = (group: Assessment['all'] | undefined, indicator: string) =>
  group?.figures.find((own) => own.indicator === indicator);

it('the assessment counts before and after what is left out (剔除)', async () => {
  const answer = await ask<Assessment>('assessment');
  expect(assessmentSchema.parse(answer)).toEqual(answer);
  const calls = `select count(*) from ticket join lateral (select * from callback where ticket_id = ticket.id
    order by called_at desc limit 1) as c on true where ${active}`;
  const satisfaction = figure(answer.all, 'satisfaction');
  expect(satisfaction?.before.denominator).toBe(await one(calls));
  const after = `${calls} and not c.excluded and not ticket.excluded`;
  expect(satisfaction?.after.denominator).toBe(await one(after));
  const satisfied = await one(`${after} and rating = 'satisfied'`);
  const basically = await one(`${after} and rating = 'basically-satisfied'`);
  expect(basically).toBeGreaterThan(0);
  expect(satisfaction?.after.numerator).toBeCloseTo(satisfied + 0.6 * basically, 9);
  const solved = figure(answer.all, 'solution');
  expect(solved?.after.numerator).toBe(await one(`${after} and solved`));
});

it('groups add up to all, and what has no street stands by itself', async () => {
  for (const by of ['assessed-street', 'office']) {
    const { all, groups } = await ask<Assessment>(`assessment?by=${by}`);
    for (const { indicator } of all.figures)
      for (const side of ['before', 'after'] as const) {
        const total = groups.reduce(
          (sum, group) => sum + (figure(group, indicator)?.[side].denominator ?? 0),
          0,
        );
        expect(total).toBe(figure(all, indicator)?.[side].denominator);
      }
  }
});

it('closed in time is measured against what is closed or past its limit', async () => {
  const { all } = await ask<Assessment>('assessment');
  const due = await one(`select count(*) from ticket where ${active}
    and (closed_at is not null or due_resolve_at < now())`);
  expect(figure(all, 'in-time')?.before).toMatchObject({
    denominator: due,
    numerator: await one(`select count(*) from ticket where ${active} and closed_at <= due_resolve_at`),
  });
  expect(figure(all, 'rework')?.before.numerator).toBe(
    await one(`select count(*) from ticket where ${active} and closed_at is not null and rework_count > 0`),
  );
});

it('ranks and composites are off until they are asked for', async () => {
  const { groups } = await ask<Assessment>('assessment?by=office');
  for (const group of groups) expect(Object.keys(group)).toEqual(['id', 'tickets', 'figures']);
  const ranked = await ask<Assessment>('assessment?by=office&ranked=true');
  const ranks = ranked.groups.flatMap(({ rank }) => rank ?? []).sort();
  if (ranks.length > 0) expect(ranks[0]).toBe(1);
  const weighted = await ask<Assessment>('assessment?basicWeight=0');
  expect(weighted.basicWeight).toBe(0);
  await ask('assessment?basicWeight=2', 400);
});

it('figures for understanding are smoothed, have an interval, and no rank', async () => {
  const answer = await ask<Insight>('insight?level=community');
  expect(insightSchema.parse(answer)).toEqual(answer);
  expect(answer.units).toHaveLength(4);
  expect(JSON.stringify(answer)).not.toContain('rank');
  for (const { figures, density } of answer.units) {
    expect(density.perTenThousand).toBeCloseTo((density.tickets / 1000) * 10_000, 9);
    for (const { basis, raw, isSmall } of figures) {
      expect(basis).toBe('insight');
      expect(isSmall).toBe(raw.denominator < 30);
    }
  }
  await ask('insight?ranked=true', 400);
});
