import type { BundleWalk, PublicBundle } from '../contract/public-bundle.ts';
import type { Sql } from '../db/sql.ts';

// Compounds and roads belong to staff tables. An instance for the public has none of these, so there the two views
// show tables that hold what the bundle brought.

/** Puts the names of a bundle that people may start from in the place of those before. */
export const replacePlaces = async (sql: Sql, { places }: PublicBundle): Promise<void> => {
  await sql`create schema if not exists bundle`;
  const of = (kind: 'compound' | 'road') =>
    sql.json(places.filter((place) => place.placeKind === kind) as never);
  // The columns of the view as this program knows it.
  await sql`create table bundle.coming as select * from pub.compound with no data`;
  await sql`
    insert into bundle.coming (id, name, aliases, community_id, geom)
    select id, name, aliases, "communityId", geometry::geometry
    from jsonb_to_recordset(${of('compound')}) as given (id uuid, name text, aliases text[], "communityId" uuid,
      geometry text)`;
  await sql`create or replace view pub.compound as select * from bundle.coming`;
  await sql`drop table if exists bundle.compound`;
  await sql`alter table bundle.coming rename to compound`;
  // The same for roads.
  await sql`create table bundle.coming as select * from pub.road with no data`;
  await sql`
    insert into bundle.coming (id, name, geom)
    select id, name, geometry::geometry
    from jsonb_to_recordset(${of('road')}) as given (id uuid, name text, geometry text)`;
  await sql`create or replace view pub.road as select * from bundle.coming`;
  await sql`drop table if exists bundle.road`;
  await sql`alter table bundle.coming rename to road`;
};

/** Writes the walking network of a bundle into tables that hold none. */
export const insertWalkNetwork = async (sql: Sql, { networks, nodes, edges }: BundleWalk): Promise<void> => {
  const [network] = networks;
  if (network === undefined) return;
  await sql`
    insert into walk_network (id, source_name, as_of) overriding system value
    values (${network.id}, ${network.sourceName}, ${network.asOf}::date)`;
  await sql`
    insert into walk_node (id, network_id, geom)
    select id, ${network.id}, geometry::geometry
    from jsonb_to_recordset(${sql.json(nodes as never)}) as given (id bigint, geometry text)`;
  await sql`
    insert into walk_edge (id, network_id, from_node_id, to_node_id, kind, length_meters, wheelchair, name, access,
      gate, gate_hours, geom)
    select id, ${network.id}, "from", "to", "edgeKind", "lengthMeters", wheelchair, name, access, gate, "gateHours",
      geometry::geometry
    from jsonb_to_recordset(${sql.json(edges as never)}) as given (id bigint, "from" bigint, "to" bigint,
      "edgeKind" text, "lengthMeters" float8, wheelchair boolean, name text, access text, gate text,
      "gateHours" jsonb, geometry text)`;
};
