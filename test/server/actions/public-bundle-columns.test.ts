import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { openTestDatabase } from '../../support/database.ts';

let staff: Database;
beforeAll(async () => {
  staff = await openTestDatabase();
});
afterAll(() => staff.close());

it('every column that the public may read has its place in a bundle', async () => {
  const columns = await staff.sql<{ view: string; columns: string }[]>`
    select table_name as view, string_agg(column_name, ' ' order by ordinal_position) as columns
    from information_schema.columns where table_schema = 'pub' group by table_name order by table_name`;
  // What is new here must be exported, loaded and added to the format.
  expect(Object.fromEntries(columns.map(({ view, columns: names }) => [view, names]))).toEqual({
    community: 'id feature_id code name name_en geom',
    compound: 'id name aliases community_id geom',
    district: 'name name_en synthetic data_until',
    edition: 'review_number recorded_at',
    road: 'id name geom',
    site: 'icp_number police_number',
    station:
      'id feature_id name kind address phone floor has_lift has_ramp has_accessible_toilet state state_reason geom capacity_per_day community_id',
    station_errand: 'station_id name papers',
    station_function: 'station_id function',
    station_hours: 'station_id weekday opens closes',
    station_service: 'station_id service',
    station_special_day: 'station_id day opens closes reason',
    ticket_count:
      'release_id net_revision_id reviewed_at area unit_id code name name_en month category_id category_name category_name_en value',
    ticket_release:
      'id title document_number reviewed_on reviewed_at net_revision_id net_revision_title from_month until_month data_until outline',
    walk_edge: 'id from_node_id to_node_id kind length_meters wheelchair name access gate gate_hours geom',
    walk_network: 'id source_name as_of',
    walk_node: 'id geom',
  });
});
