-- Figures for the public: proposed by one person, reviewed by another, proven before both. What was public once
-- stays here for ever, because the public remembers it: later proofs start from it.
create table release (
  id integer generated always as identity primary key,
  title text not null check (length(title) between 2 and 100),
  net_revision_id integer not null references net_revision (id),
  -- First days of the first and of the last month.
  from_month date not null check (extract(day from from_month) = 1),
  until_month date not null check (extract(day from until_month) = 1),
  -- Top-level categories, each a table of its own; null: all tickets in one table.
  categories smallint[],
  -- Categories whose tickets are in no figure.
  left_out_categories smallint[] not null,
  -- Counts inside a drawn line, in place of communities.
  outline geometry (polygon, 4326),
  with_totals boolean not null,
  -- The last day the data spoke of.
  data_until date not null,
  state text not null default 'proposed' check (state in ('proposed', 'reviewed', 'rejected', 'withdrawn')),
  proposed_by uuid not null references identity.person (id),
  proposed_at timestamptz not null default now(),
  reviewed_by uuid references identity.person (id),
  reviewed_at timestamptz,
  reviewed_on date,
  document_number text,
  opinion text,
  withdrawn_by uuid references identity.person (id),
  withdrawn_at timestamptz,
  withdrawal_reason text,
  -- The proof, and per month the sha-256 of which ticket is counted where.
  certificate jsonb not null,
  month_hashes jsonb not null,
  check (until_month >= from_month),
  check (outline is null or (not with_totals and st_isvalid(outline))),
  constraint nobody_reviews_their_own_release check (reviewed_by <> proposed_by),
  check ((state = 'proposed') = (reviewed_by is null)),
  check (num_nulls(reviewed_by, reviewed_at, reviewed_on, document_number, opinion) in (0, 5)),
  check ((state = 'withdrawn') = (withdrawn_by is not null)),
  check (num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason) in (0, 3))
);

-- The imports whose tickets it counts: those that were active when it was proposed.
create table release_import (
  release_id integer not null references release (id),
  import_id uuid not null references import (id),
  primary key (release_id, import_id)
);

-- One mark (no value) for none, few, and kept back so that others cannot be computed.
create table release_cell (
  release_id integer not null references release (id),
  area text not null check (area in ('community', 'district', 'drawn')),
  unit_id uuid references unit (id),
  month date not null,
  category_id smallint references ticket_category (id),
  value integer constraint values_are_large_and_rounded check (value >= 10 and value % 5 = 0),
  check ((area = 'community') = (unit_id is not null)),
  unique nulls not distinct (release_id, area, unit_id, month, category_id)
);

create trigger release_cells_stay before update or delete on release_cell
  for each row execute function refuse_change();
create trigger release_imports_stay before update or delete on release_import
  for each row execute function refuse_change();
create trigger releases_stay before delete on release for each row execute function refuse_change();

-- A proposal is decided once, what was public can be withdrawn, and what is counted never changes.
create function guard.keep_release() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.id, new.title, new.net_revision_id, new.from_month, new.until_month, new.categories,
      new.left_out_categories, new.outline::text, new.with_totals, new.data_until, new.proposed_by, new.proposed_at,
      new.month_hashes)
    is distinct from
     (old.id, old.title, old.net_revision_id, old.from_month, old.until_month, old.categories,
      old.left_out_categories, old.outline::text, old.with_totals, old.data_until, old.proposed_by, old.proposed_at,
      old.month_hashes)
    or (old.state, new.state) not in (('proposed', 'reviewed'), ('proposed', 'rejected'), ('reviewed', 'withdrawn'))
    or (old.state = 'reviewed' and
      (new.reviewed_by, new.reviewed_at, new.reviewed_on, new.document_number, new.opinion, new.certificate)
      is distinct from
      (old.reviewed_by, old.reviewed_at, old.reviewed_on, old.document_number, old.opinion, old.certificate))
  then
    raise exception 'a release changes by its review and its withdrawal only'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger release_changes_by_review before update on release
  for each row execute function guard.keep_release();

-- Cells come with the proposal, never after its review.
create function guard.refuse_late_cells() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from inserted join public.release on release.id = inserted.release_id
    where release.state <> 'proposed')
  then
    raise exception 'a release takes no cells after its review' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger release_cells_come_first after insert on release_cell
  referencing new table as inserted for each statement execute function guard.refuse_late_cells();
create trigger release_imports_come_first after insert on release_import
  referencing new table as inserted for each statement execute function guard.refuse_late_cells();

-- Names of those who proposed, reviewed or withdrew figures, for their colleagues.
create function guard.release_person(wanted uuid) returns text language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select person.name from identity.person
  where person.id = wanted
    and exists (select from public.release where wanted in (proposed_by, reviewed_by, withdrawn_by))
$$;
revoke all on function guard.release_person from public;
grant execute on function guard.release_person to app_staff;

-- Figures are of the whole district, so are the rights to them.
do $$
declare
  name text;
begin
  foreach name in array array['release', 'release_import', 'release_cell'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to app_staff, app_worker', name);
    execute format('create policy worker_reads on %I for select to app_worker using (true)', name);
    execute format($policy$create policy releases_are_seen on %I for select to app_staff using (
      (select guard.whole('releases')) or (select guard.whole('reviews')))$policy$, name);
  end loop;
  foreach name in array array['release_import', 'release_cell'] loop
    execute format('grant insert on %I to app_staff', name);
    execute format($policy$create policy figures_are_proposed on %1$I for insert to app_staff with check (
      (select guard.whole('releases')) and exists (select from release
        where release.id = %1$I.release_id and release.proposed_by = (select guard.person())
          and release.state = 'proposed'))$policy$, name);
  end loop;
end $$;
grant insert on release to app_staff;
grant update (state, reviewed_by, reviewed_at, reviewed_on, document_number, opinion, certificate,
  withdrawn_by, withdrawn_at, withdrawal_reason) on release to app_staff;
create policy releases_are_proposed on release for insert to app_staff with check (
  (select guard.whole('releases')) and proposed_by = (select guard.person()) and state = 'proposed');
create policy releases_are_decided on release for update to app_staff
  using ((select guard.whole('reviews')))
  with check (case when state = 'withdrawn' then withdrawn_by else reviewed_by end = (select guard.person()));

-- What everybody reads: reviewed releases and their cells.
create view pub.ticket_release as
  select release.id, release.title, release.document_number, release.reviewed_on, release.reviewed_at,
    release.net_revision_id, net_revision.title as net_revision_title, release.from_month, release.until_month,
    release.data_until, release.outline
  from public.release join public.net_revision on net_revision.id = release.net_revision_id
  where release.state = 'reviewed';

create view pub.ticket_count as
  select release.id as release_id, release.net_revision_id, release.reviewed_at, cell.area, cell.unit_id,
    community.code, community.name, community.name_en, cell.month, cell.category_id,
    category.name as category_name, category.name_en as category_name_en, cell.value
  from public.release
  join public.release_cell as cell on cell.release_id = release.id
  left join public.unit_version as community on community.unit_id = cell.unit_id
    and community.from_revision <= release.net_revision_id
    and (community.until_revision is null or community.until_revision > release.net_revision_id)
  left join public.ticket_category as category on category.id = cell.category_id
  where release.state = 'reviewed';
grant select on pub.ticket_release, pub.ticket_count to app_public, app_staff;
