-- Row-level security on every table: what no policy allows is denied. The owner (migrations, imports and the
-- command line) is exempt.

-- Staff whose counts end at an area read as a role of their own: the rows of a ticket are then compared with the
-- area for nobody else, which would cost a fifth of every count.
grant usage on schema pub to app_area;
grant select on all tables in schema pub to app_area;

-- The community around a unit, so that a policy need not climb: empty for districts and streets.
alter table unit_version add column community_id uuid references unit (id);
create index unit_version_community on unit_version (community_id) where until_revision is null;

create function guard.fill_community() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  with recursive up as (
    select id, from_revision, level, unit_id, parent_id from inserted where level not in ('district', 'street')
    union all
    select up.id, up.from_revision, parent.level, parent.unit_id, parent.parent_id
    from up
    join public.unit_version as parent on parent.unit_id = up.parent_id
      and parent.from_revision <= up.from_revision
      and (parent.until_revision is null or parent.until_revision > up.from_revision)
    where up.level <> 'community'
  )
  update public.unit_version set community_id = up.unit_id
  from up where up.level = 'community' and unit_version.id = up.id;
  return null;
end $$;
create trigger unit_version_community after insert on unit_version
  referencing new table as inserted for each statement execute function guard.fill_community();
-- Also where a loader leaves out the checks of foreign keys, which are triggers too.
alter table unit_version enable always trigger unit_version_community;

with recursive up as (
  select id, from_revision, level, unit_id, parent_id from unit_version
  where level not in ('district', 'street')
  union all
  select up.id, up.from_revision, parent.level, parent.unit_id, parent.parent_id
  from up
  join unit_version as parent on parent.unit_id = up.parent_id
    and parent.from_revision <= up.from_revision
    and (parent.until_revision is null or parent.until_revision > up.from_revision)
  where up.level <> 'community'
)
update unit_version set community_id = up.unit_id from up
where up.level = 'community' and unit_version.id = up.id;

-- The community a ticket lies in, per net and today, for the same reason; a loader may say it at once.
alter table ticket_unit add column community_id uuid references unit (id);
alter table ticket add column community_id uuid references unit (id);

create function guard.fill_ticket_community() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  select leaf.community_id into new.community_id from public.unit_version as leaf
  where leaf.unit_id = new.unit_id and leaf.from_revision <= new.revision_id
    and (leaf.until_revision is null or leaf.until_revision > new.revision_id);
  return new;
end $$;
create trigger ticket_unit_community before insert on ticket_unit
  for each row when (new.community_id is null) execute function guard.fill_ticket_community();
alter table ticket_unit enable always trigger ticket_unit_community;

create function guard.place_tickets() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  update public.ticket set community_id = inserted.community_id from inserted
  where ticket.id = inserted.ticket_id and ticket.community_id is distinct from inserted.community_id
    and inserted.revision_id = (select net_revision.id from public.net_revision
      where net_revision.effective_from <= (now() at time zone 'Asia/Shanghai')::date
      order by net_revision.effective_from desc limit 1);
  return null;
end $$;
create trigger ticket_community after insert on ticket_unit
  referencing new table as inserted for each statement execute function guard.place_tickets();
alter table ticket_unit enable always trigger ticket_community;

update ticket_unit set community_id = leaf.community_id from unit_version as leaf
where leaf.unit_id = ticket_unit.unit_id and leaf.from_revision <= ticket_unit.revision_id
  and (leaf.until_revision is null or leaf.until_revision > ticket_unit.revision_id);
update ticket set community_id = ticket_unit.community_id from ticket_unit
where ticket_unit.ticket_id = ticket.id
  and ticket_unit.revision_id = (select net_revision.id from net_revision
    where net_revision.effective_from <= (now() at time zone 'Asia/Shanghai')::date
    order by net_revision.effective_from desc limit 1);

-- Under policies an index answers only what cannot give away rows that are hidden. That boxes overlap does not: the
-- function neither fails nor tells anything by what it is given. Without the right to say so, questions about a
-- place read the whole table; an update of PostGIS forgets it.
do $$
begin
  alter function geometry_overlaps(geometry, geometry) leakproof;
exception when insufficient_privilege then
  raise warning 'a superuser should run: alter function geometry_overlaps(geometry, geometry) leakproof';
end $$;

do $$
declare
  name text;
begin
  for name in
    select format('%I.%I', schemaname, tablename) from pg_tables
    where schemaname in ('public', 'personal', 'identity') and tablename <> 'spatial_ref_sys'
  loop
    execute format('alter table %s enable row level security', name);
  end loop;

  -- What everybody with the map sees: boundaries, places, organisations, calendars; none of it about one person.
  foreach name in array array[
    'net_revision', 'unit', 'unit_version', 'unit_other_code', 'lineage', 'unit_staffing',
    'compound', 'compound_tag', 'compound_entrance', 'building', 'building_unit',
    'responsible_unit', 'pairing', 'party_org', 'party_coverage', 'party_area', 'party_area_member',
    'station', 'station_function', 'station_service', 'station_errand', 'station_hours', 'station_special_day',
    'work_calendar', 'ticket_category', 'deadline_policy', 'walk_network', 'walk_node', 'walk_edge',
    'base_feature', 'public_edition'
  ] loop
    execute format('grant select on public.%I to app_area', name);
    execute format(
      'create policy map_reads on public.%I for select to app_staff, app_area using ((select guard.may(''map'')))',
      name);
  end loop;

  -- What the server reads for all: ticket columns, tiles, jobs. It reads no personal data and no accounts.
  for name in
    select tablename from pg_tables
    where schemaname = 'public' and tablename not in ('spatial_ref_sys', 'schema_migration', 'audit_log')
  loop
    execute format('grant select on public.%I to app_worker', name);
    execute format('create policy worker_reads on public.%I for select to app_worker using (true)', name);
  end loop;
end $$;
grant select on spatial_ref_sys to app_staff, app_area, app_handler, app_worker;

-- Nearly every question asks this one inside; with a subselect here it could not be answered in parallel.
create policy map_reads on import for select to app_staff, app_area using (guard.may('map'));

-- Every page of a person who has signed in needs these two.
create policy signed_in_reads on district for select to app_staff, app_area
  using ((select guard.person()) is not null);
create policy signed_in_reads on layer_revision for select to app_staff, app_area
  using ((select guard.person()) is not null);

-- Fees and petitions of a compound: who may see counts of its community.
create policy counts_read on compound_period for select to app_staff, app_area using (
  (select guard.may('counts')) and ((select guard.whole('counts')) or exists (
    select from compound where compound.id = compound_period.compound_id
      and compound.community_id = any ((select guard.communities('counts'))::uuid[]))));

-- Tickets without their place, their words and their reporter: who may see counts, in their own area.
revoke select on ticket, ticket_event, callback, ticket_responsibility, ticket_unit from app_staff;
grant select (
  id, import_id, number, source, request_type, category_id, deadline_class, received_at, closed_at, state,
  due_sign_at, due_contact_at, due_resolve_at, rework_count, extended, supervised, confidential, excluded,
  parent_ticket_id, assessed_street_id, match_level, cell_east, cell_north
) on ticket to app_staff, app_area;
grant select on ticket_unit, import, district, layer_revision, compound_period to app_staff, app_area;
do $$
declare
  name text;
begin
  foreach name in array array['ticket', 'ticket_unit'] loop
    execute format($policy$create policy counts_read on %I for select to app_staff using (
      (select guard.may('counts')) and (select guard.whole('counts')))$policy$, name);
    execute format($policy$create policy area_reads on %I for select to app_area using (
      (select guard.may('counts')) and community_id = any ((select guard.communities('counts'))::uuid[]))$policy$, name);
  end loop;
end $$;

-- Cases: the office that leads a ticket reads all of it, also its place.
grant select on district, import, net_revision, unit, unit_version, ticket, ticket_event, callback,
  ticket_responsibility, ticket_category, responsible_unit, layer_revision to app_handler;
create policy handler_reads on ticket_responsibility for select to app_handler using (
  (select guard.may('cases')) and role = 'lead' and responsible_unit_id = any ((select guard.offices())::uuid[]));
create policy handler_reads on ticket for select to app_handler using (
  exists (select from ticket_responsibility where ticket_responsibility.ticket_id = ticket.id));
create policy handler_reads on ticket_event for select to app_handler using (
  exists (select from ticket_responsibility where ticket_responsibility.ticket_id = ticket_event.ticket_id));
create policy handler_reads on callback for select to app_handler using (
  exists (select from ticket_responsibility where ticket_responsibility.ticket_id = callback.ticket_id));
do $$
declare
  name text;
begin
  foreach name in array array[
    'district', 'net_revision', 'unit', 'unit_version', 'ticket_category', 'responsible_unit',
    'layer_revision'
  ] loop
    execute format(
      'create policy handler_reads on public.%I for select to app_handler using (guard.may(''cases''))', name);
  end loop;
end $$;
create policy handler_reads on import for select to app_handler using (guard.may('cases'));
grant usage on schema personal to app_handler;
grant select on personal.ticket_person to app_handler;
create policy handler_reads on personal.ticket_person for select to app_handler using (
  (select guard.may('cases')) and exists (
    select from public.ticket_responsibility where ticket_responsibility.ticket_id = ticket_person.ticket_id));

-- Accounts. Sign-in finds people before it knows who asks; everything else knows.
grant select, insert, update on identity.person to app_sign_in;
grant select, insert on identity.person to app_identity;
-- Neither the login nor the way of signing in of an account ever changes.
grant update (name, password_hash, password_changed_at, totp_secret, totp_confirmed_at, totp_last_step,
  oidc_issuer, oidc_subject, disabled_at) on identity.person to app_identity;
grant select, insert, update, delete on identity.session, identity.recovery_code, identity.one_time_code
  to app_sign_in;
grant select, insert, update, delete on identity.recovery_code, identity.one_time_code to app_identity;
grant select, delete on identity.session to app_identity;
grant select, insert, update, delete on identity.access_token, identity.oidc_attempt, identity.throttle
  to app_sign_in;
grant select, insert, update (revoked_at) on identity.access_token to app_identity;
grant select, insert, delete on identity.person_role to app_identity;
grant select, insert on identity.person_role to app_sign_in;
grant select on district, unit, unit_version, responsible_unit, setting to app_sign_in;
grant select on district, unit, unit_version, responsible_unit, net_revision, public_edition, audit_log
  to app_identity;
grant select, insert, update on setting to app_identity;
grant insert on public_edition to app_identity;
grant usage on sequence public_edition_id_seq to app_identity;
do $$
declare
  name text;
begin
  foreach name in array array[
    'person', 'person_role', 'session', 'access_token', 'recovery_code', 'one_time_code', 'oidc_attempt',
    'throttle'
  ] loop
    execute format('create policy sign_in_works on identity.%I to app_sign_in using (true) with check (true)', name);
  end loop;
  foreach name in array array['district', 'unit', 'unit_version', 'responsible_unit', 'setting'] loop
    execute format('create policy sign_in_reads on public.%I for select to app_sign_in using (true)', name);
  end loop;
  foreach name in array array['district', 'unit', 'unit_version', 'responsible_unit', 'net_revision'] loop
    execute format(
      'create policy account_reads on public.%I for select to app_identity using ((select guard.person()) is not null)',
      name);
  end loop;
end $$;

create policy people_are_seen on identity.person for select to app_identity using (
  id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles'))
  or (select guard.may('audit')));
create policy people_are_added on identity.person for insert to app_identity
  with check ((select guard.may('people')) and sign_on <> 'demo');
create policy people_are_changed on identity.person for update to app_identity
  using (id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles')));

create policy roles_are_seen on identity.person_role for select to app_identity using (
  person_id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles'))
  or (select guard.may('audit')));
-- The security administrator gives roles, never to themselves; the system administrator fills a vacant post only.
create policy roles_are_given on identity.person_role for insert to app_identity with check (
  granted_by = (select guard.person()) and person_id <> (select guard.person())
  and ((select guard.may('roles'))
    or ((select guard.may('people')) and role like '%-admin' and guard.is_vacant(role))));
create policy roles_are_taken on identity.person_role for delete to app_identity
  using ((select guard.may('roles')) and person_id <> (select guard.person()));

create policy sessions_are_seen on identity.session for select to app_identity
  using (person_id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles')));
create policy sessions_end on identity.session for delete to app_identity
  using (person_id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles')));

create policy tokens_are_seen on identity.access_token for select to app_identity
  using (person_id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles')));
create policy tokens_are_made on identity.access_token for insert to app_identity
  with check (person_id = (select guard.person()));
create policy tokens_are_revoked on identity.access_token for update to app_identity
  using (person_id = (select guard.person()) or (select guard.may('people')) or (select guard.may('roles')));

create policy recovery_codes_are_ones_own on identity.recovery_code to app_identity
  using (person_id = (select guard.person()) or (select guard.may('roles')))
  with check (person_id = (select guard.person()));
create policy codes_are_given on identity.one_time_code to app_identity
  using ((select guard.may('people')) and purpose = 'password')
  with check ((select guard.may('people')) and purpose = 'password');

create policy settings_are_seen on setting for select to app_identity
  using ((select guard.person()) is not null);
create policy settings_are_added on setting for insert to app_identity
  with check ((select guard.may('settings')) and changed_by = (select guard.person()));
create policy settings_are_changed on setting for update to app_identity
  using ((select guard.may('settings'))) with check (changed_by = (select guard.person()));
create policy editions_are_seen on public_edition for select to app_identity
  using ((select guard.may('settings')));
create policy editions_are_recorded on public_edition for insert to app_identity
  with check ((select guard.may('settings')) and recorded_by = (select guard.person()));

create policy history_is_read on audit_log for select to app_identity using ((select guard.may('audit')));
-- How far the log has counted tells a restored backup from a cut tail.
grant select on sequence audit_log_id_seq to app_identity;
-- Writers know the head of the chain by a function, so nobody else needs to read the log.
revoke select on audit_log, setting, schema_migration from app_staff;

-- Footers of the public page.
create view pub.site as
  select (select value ->> 'icpNumber' from public.setting where name = 'site') as icp_number,
    (select value ->> 'policeNumber' from public.setting where name = 'site') as police_number;
grant select on pub.site to app_public, app_staff, app_area;
