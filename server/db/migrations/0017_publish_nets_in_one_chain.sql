-- Publishing: revisions in one chain by date, and places by range, so that a revision writes what it changes only.

-- Which day it is in the district, and which net is in force. Everything that asks for today asks here.
create function shanghai_today() returns date language sql stable as $$
  select (now() at time zone 'Asia/Shanghai')::date
$$;
-- Also for those who may not read revisions, such as sign-in, which must know the communities of a street.
create function net_in_force() returns integer language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select id from public.net_revision where effective_from <= public.shanghai_today()
  order by effective_from desc limit 1
$$;
revoke all on function net_in_force from public;
grant execute on function net_in_force
  to app_staff, app_area, app_handler, app_identity, app_sign_in, app_worker;

-- The scenario that a revision was published from, who published it, and when the work of its first day was done.
alter table net_revision add column scenario_id uuid;
alter table net_revision add column published_by uuid references identity.person (id);
alter table net_revision add column took_effect_at timestamptz;
update net_revision set took_effect_at = now() where effective_from <= shanghai_today();

-- Whoever compares numbers of revisions compares their days.
create function guard.keep_chain() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from public.net_revision as one join public.net_revision as other
    on one.id < other.id and one.effective_from >= other.effective_from)
  then
    raise exception 'numbers of net revisions rise with their days' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger net_revisions_are_one_chain after insert or update on net_revision
  for each statement execute function guard.keep_chain();

-- A code that a unit has had is never given to another one.
create index unit_version_code on unit_version (code);
create function guard.keep_codes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  taken text;
begin
  select inserted.code into taken from inserted
  join public.unit_version as other on other.code = inserted.code and other.unit_id <> inserted.unit_id limit 1;
  if taken is not null then
    raise exception 'code % belongs to another unit', taken
      using errcode = 'unique_violation', constraint = 'codes_are_never_used_again', detail = taken;
  end if;
  return null;
end $$;
create trigger codes_are_never_used_again after insert on unit_version
  referencing new table as inserted for each statement execute function guard.keep_codes();
create trigger codes_change_by_versions before update of code on unit_version
  for each row when (new.code <> old.code) execute function refuse_change();

-- The leaf of a ticket or a building, from one revision until (not including) another.
alter table building_unit rename column revision_id to from_revision;
alter table building_unit add column until_revision integer references net_revision (id);
alter table building_unit drop constraint building_unit_pkey;
update building_unit set until_revision =
  (select min(id) from net_revision where id > building_unit.from_revision);
alter table building_unit add primary key (building_id, from_revision);
alter table building_unit add check (until_revision > from_revision);
create index building_unit_from on building_unit (from_revision);
create index building_unit_until on building_unit (until_revision) where until_revision is not null;

alter table ticket_unit rename column revision_id to from_revision;
alter table ticket_unit add column until_revision integer references net_revision (id);
alter table ticket_unit drop constraint ticket_unit_pkey;
update ticket_unit set until_revision =
  (select min(id) from net_revision where id > ticket_unit.from_revision);
alter table ticket_unit add primary key (ticket_id, from_revision);
alter table ticket_unit add check (until_revision > from_revision);
drop index ticket_unit_ticket;
create index ticket_unit_from on ticket_unit (from_revision);
create index ticket_unit_until on ticket_unit (until_revision) where until_revision is not null;

create index unit_version_from on unit_version (from_revision);
create index unit_version_until on unit_version (until_revision) where until_revision is not null;

create or replace function guard.fill_ticket_community() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  select leaf.community_id into new.community_id from public.unit_version as leaf
  where leaf.unit_id = new.unit_id and leaf.from_revision <= new.from_revision
    and (leaf.until_revision is null or leaf.until_revision > new.from_revision);
  return new;
end $$;

create or replace function guard.place_tickets() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare
  today integer := public.net_in_force();
begin
  update public.ticket set community_id = inserted.community_id from inserted
  where ticket.id = inserted.ticket_id and ticket.community_id is distinct from inserted.community_id
    and inserted.from_revision <= today
    and (inserted.until_revision is null or inserted.until_revision > today);
  return null;
end $$;
