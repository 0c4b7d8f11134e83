import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDemoDistrict } from '../../../data/demo/demo-district.ts';
import { loadDistrict } from '../../../server/actions/load-district.ts';
import type { Database } from '../../../server/db/database.ts';
import { openTestDatabase } from '../../support/database.ts';
import { squareTown } from '../../support/square-town.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  const options = { seed: 7, anchorDate: '2026-06-30', ticketCount: 400 };
  await loadDistrict(database.sql, buildDemoDistrict(options, squareTown(5)));
});
afterAll(() => database.close());

it('whatever a loader brings in knows the community it lies in, on which the rules for areas rest', async () => {
  // Which units, places and tickets have another community than the codes say?
  const [row] = await database.sql<Record<string, number>[]>`
    with leaf as (
      select version.unit_id, community.unit_id as community_id, version.community_id as known
      from unit_version as version
      left join unit_version as community on community.level = 'community'
        and starts_with(version.code, community.code)
      where version.level not in ('district', 'street')
    )
    select (select count(*)::int from leaf where known is distinct from community_id) as units,
      (select count(*)::int from ticket_unit join leaf using (unit_id)
        where ticket_unit.community_id is distinct from leaf.community_id) as places,
      (select count(*)::int from ticket left join ticket_unit on ticket_unit.ticket_id = ticket.id
        where ticket.community_id is distinct from ticket_unit.community_id) as tickets,
      (select count(*)::int from ticket where community_id is not null) as placed`;
  expect(row).toMatchObject({ units: 0, places: 0, tickets: 0 });
  expect(row?.placed).toBeGreaterThan(200);
});
