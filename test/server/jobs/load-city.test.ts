import { describe, expect, it } from 'vitest';
import { loadCity } from '../../../server/jobs/load-city.ts';
import { openTestDatabase, testEngine } from '../../support/database.ts';

describe('loading a city for benchmarks', () => {
  // One transaction over many towns is longer than the embedded engine lets anybody hold it.
  it.skipIf(testEngine === 'embedded')(
    'puts towns side by side under one district, with indexes and references whole',
    async () => {
      const database = await openTestDatabase();
      try {
        const { sql } = database;
        const before = await sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`;
        await loadCity(sql, {
          seed: 7,
          anchorDate: '2026-06-30',
          towns: 2,
          generalGrids: 670,
          microGrids: 5_400,
          tickets: 4_001,
        });
        const levels = await sql<{ level: string; n: number }[]>`
          select level, count(*)::int as n from unit_version where level in ('district', 'street', 'general-grid')
          group by level order by level`;
        expect(levels).toEqual([
          { level: 'district', n: 1 },
          { level: 'general-grid', n: 670 },
          { level: 'street', n: 20 },
        ]);
        const [tickets] = await sql`select count(*)::int as n, max(id)::int as last from ticket`;
        expect(tickets).toEqual({ n: 4_001, last: 4_001 });
        const [orphans] = await sql`
          select count(*)::int as n from ticket_event where not exists (select from ticket where id = ticket_id)`;
        expect(orphans).toEqual({ n: 0 });
        const [towns] =
          await sql`select st_numgeometries(geom) as parts from unit_version where level = 'district'`;
        expect(towns?.parts).toBeGreaterThanOrEqual(2);
        expect(await sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`).toEqual(
          before,
        );
      } finally {
        await database.close();
      }
    },
    300_000,
  );
});
