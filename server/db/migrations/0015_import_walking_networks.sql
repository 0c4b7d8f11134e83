-- What a walking network from a file says of its ways.
alter table walk_edge add column name text;
-- Who may walk there: everybody, who lives or works there, nobody (a locked gate).
alter table walk_edge add column access text not null default 'open' check (access in ('open', 'private', 'closed'));
-- The gate of the source that the way leads through; a gate may consist of several ways.
alter table walk_edge add column gate text;
-- Open spans of the week in minutes from Monday 00:00; null: not known.
alter table walk_edge add column gate_hours jsonb check (jsonb_typeof(gate_hours) = 'array');
alter table walk_edge add check (gate_hours is null or gate is not null);
create index walk_node_network on walk_node (network_id);
create index walk_edge_network on walk_edge (network_id);

alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check check (kind in ('areas', 'tickets', 'walking-network', 'demo'));
