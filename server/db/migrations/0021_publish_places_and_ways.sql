-- What the public needs to find the nearest station: what a station holds, names of places to start from, and the
-- walking network in force. No outline is among it; names of communities come with the reviewed edition only.
create or replace view pub.station as
  select station.id, station.feature_id, station.name, station.kind, station.address, station.phone,
    station.floor, station.has_lift, station.has_ramp, station.has_accessible_toilet,
    station.state, station.state_reason, station.geom, station.capacity_per_day,
    (select community.id from pub.community where community.id = station.community_id) as community_id
  from public.station
  where station.import_id is null
    or exists (select from public.import where import.id = station.import_id and import.state = 'active');

-- Where people may say they are; the points are entrances of a compound, or one within a road or a community.
create view pub.compound as
  select compound.id, compound.name, compound.aliases,
    (select community.id from pub.community where community.id = compound.community_id) as community_id,
    coalesce(
      (select st_collect(entrance.geom order by entrance.id) from public.compound_entrance as entrance
        where entrance.compound_id = compound.id),
      st_multi(compound.label_point)) as geom
  from public.compound
  where compound.import_id is null
    or exists (select from public.import where import.id = compound.import_id and import.state = 'active');

create view pub.road as
  select md5(road.name)::uuid as id, road.name, st_closestpoint(road.lines, st_centroid(road.lines)) as geom
  from (
    select feature.name, st_collect(feature.geom) filter (where feature.import_id is null
      or exists (select from public.import where import.id = feature.import_id and import.state = 'active')) as lines
    from public.base_feature as feature
    where feature.kind = 'road' and feature.name is not null
    group by feature.name) as road
  where road.lines is not null;

-- The newest by its date, of equals the one imported last.
create view pub.walk_network as
  select walk_network.id, walk_network.source_name, walk_network.as_of
  from public.walk_network
  where walk_network.id = (
    select counted.id from public.walk_network as counted
    where counted.import_id is null
      or exists (select from public.import where import.id = counted.import_id and import.state = 'active')
    order by counted.as_of desc, counted.id desc limit 1);
create view pub.walk_node as
  select walk_node.id, walk_node.geom from public.walk_node
  where walk_node.network_id = (select walk_network.id from pub.walk_network);
create view pub.walk_edge as
  select walk_edge.id, walk_edge.from_node_id, walk_edge.to_node_id, walk_edge.kind, walk_edge.length_meters,
    walk_edge.wheelchair, walk_edge.name, walk_edge.access,
    -- The gate that it leads through: that of the source, or the entrance of a compound.
    coalesce(walk_edge.gate, walk_edge.entrance_id::text) as gate, walk_edge.gate_hours, walk_edge.geom
  from public.walk_edge
  where walk_edge.network_id = (select walk_network.id from pub.walk_network);

grant select on pub.compound, pub.road, pub.walk_network, pub.walk_node, pub.walk_edge
  to app_public, app_staff, app_area;
-- Times on foot are searched by the server for all alike.
grant usage on schema pub to app_worker;
grant select on pub.walk_network, pub.walk_node, pub.walk_edge to app_worker;
