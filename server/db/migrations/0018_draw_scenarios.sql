-- Scenarios (调整方案): a base revision of the net and operations on it, drawn by planners, decided step by step,
-- published as a revision.
create table scenario (
  id uuid primary key default gen_random_uuid(),
  title text not null check (length(title) between 1 and 100),
  -- 一般调整 leaves the lines of communities, streets and the district alone; 区划变更 moves them.
  kind text not null check (kind in ('adjustment', 'boundary-change')),
  base_revision_id integer not null references net_revision (id),
  -- The part of the district that it is drawn for.
  area_id uuid references unit (id),
  state text not null default 'draft'
    check (state in ('draft', 'submitted', 'approved', 'published', 'withdrawn')),
  -- Rises with every change; whoever changes something says which version they saw.
  version integer not null default 1,
  -- Counts submissions; the chain of steps is that of the setting on the day.
  round smallint not null default 0,
  steps text[] not null default '{}',
  explanation text not null default '',
  certificate jsonb,
  copied_from uuid references scenario (id) on delete set null,
  created_by uuid not null references identity.person (id),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  submitted_at timestamptz,
  net_revision_id integer unique references net_revision (id),
  effective_from date,
  published_by uuid references identity.person (id),
  published_at timestamptz,
  withdrawn_by uuid references identity.person (id),
  withdrawn_at timestamptz,
  withdrawal_reason text,
  unique (id, created_by),
  check (state = 'draft' or round > 0),
  check (num_nulls(effective_from, published_by, published_at) in (0, 3)),
  check (state <> 'published' or (net_revision_id is not null and effective_from is not null)),
  check (num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason) in (0, 3)),
  check ((state = 'withdrawn') = (withdrawn_by is not null))
);
create index scenario_changed on scenario (changed_at);

-- What was done, with the exact record of what it came to: turned round, the patch takes it back.
create table scenario_operation (
  scenario_id uuid not null references scenario (id) on delete cascade,
  sequence integer not null,
  -- An undone operation can be done again until another one is added.
  state text not null default 'done' check (state in ('done', 'undone', 'dropped')),
  operation jsonb not null,
  patch jsonb not null,
  notes jsonb not null default '[]',
  -- Parents whose children fill them, proven after this operation.
  proof jsonb not null,
  -- Communities of what it touches; rights end at them.
  communities uuid[] not null,
  -- The version of the scenario that it made.
  version integer not null,
  -- A request that is sent again does nothing again.
  client_key uuid not null,
  appended_by uuid not null references identity.person (id),
  appended_at timestamptz not null default now(),
  primary key (scenario_id, sequence),
  unique (scenario_id, client_key)
);

-- One decision for each step of a round, each by another person, none by the author.
create table scenario_decision (
  scenario_id uuid not null,
  author_id uuid not null,
  round smallint not null,
  position smallint not null,
  step text not null check (step in ('community', 'street', 'grid-center', 'countersign', 'approval')),
  decision text not null check (decision in ('approve', 'return')),
  opinion text not null check (length(opinion) between 1 and 2000),
  decided_on date not null,
  document_number text check (length(document_number) between 2 and 100),
  decided_by uuid not null references identity.person (id),
  decided_at timestamptz not null default now(),
  primary key (scenario_id, round, position),
  foreign key (scenario_id, author_id) references scenario (id, created_by),
  constraint nobody_decides_on_their_own_scenario check (decided_by <> author_id),
  constraint one_person_one_step unique (scenario_id, round, decided_by)
);
create trigger scenario_decisions_stay before update or delete on scenario_decision
  for each row execute function refuse_change();

-- Remarks pinned to places.
create table scenario_comment (
  id uuid primary key default gen_random_uuid(),
  scenario_id uuid not null references scenario (id) on delete cascade,
  geom geometry (point, 4326) not null,
  unit_id uuid,
  body text not null check (length(body) between 1 and 2000),
  written_by uuid not null references identity.person (id),
  written_at timestamptz not null default now(),
  resolved_by uuid references identity.person (id),
  resolved_at timestamptz,
  check ((resolved_by is null) = (resolved_at is null))
);
create index scenario_comment_scenario on scenario_comment (scenario_id);

-- What was handed in does not change; the state goes its way and no other.
create function guard.keep_scenario() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.id, new.kind, new.created_by, new.created_at) is distinct from
      (old.id, old.kind, old.created_by, old.created_at)
    or (old.state <> 'draft' and (new.title, new.base_revision_id, new.area_id, new.explanation) is distinct from
      (old.title, old.base_revision_id, old.area_id, old.explanation))
    or (old.state <> 'draft' and new.state <> 'draft' and (new.round, new.steps, new.certificate) is distinct from
      (old.round, old.steps, old.certificate))
    or new.version <= old.version
    or (old.state <> new.state and (old.state, new.state) not in (('draft', 'submitted'), ('submitted', 'draft'),
      ('submitted', 'approved'), ('approved', 'published'), ('approved', 'withdrawn'), ('published', 'withdrawn')))
  then
    raise exception 'a scenario changes while it is a draft, then by decisions only'
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'approved' and old.state = 'submitted' and (select count(*) from public.scenario_decision as decision
      where decision.scenario_id = new.id and decision.round = new.round and decision.decision = 'approve')
    is distinct from cardinality(new.steps)
  then
    raise exception 'a step of the chain has not approved this scenario'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger scenario_goes_its_way before update on scenario
  for each row execute function guard.keep_scenario();

-- Operations come and go in drafts only. What one did stays as it was; it is done or undone.
create function guard.keep_operation() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new is not distinct from old then
    return new;
  end if;
  if exists (select from public.scenario where scenario.id = coalesce(new.scenario_id, old.scenario_id)
    and scenario.state <> 'draft')
  then
    raise exception 'a scenario that was handed in does not change' using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if tg_op = 'UPDATE' and ((to_jsonb(new) - 'state') is distinct from (to_jsonb(old) - 'state')
    or old.state = 'dropped')
  then
    raise exception 'an operation is done or undone, never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger scenario_operations_stay before insert or update or delete on scenario_operation
  for each row execute function guard.keep_operation();

-- Whoever drew a part of a scenario does not decide on it either, and steps come in their order.
create function guard.check_decision() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from public.scenario_operation as operation
    where operation.scenario_id = new.scenario_id and operation.appended_by = new.decided_by)
  then
    raise exception 'nobody decides on what they drew' using errcode = 'integrity_constraint_violation';
  end if;
  if not exists (select from public.scenario where scenario.id = new.scenario_id and scenario.state = 'submitted'
    and scenario.round = new.round and scenario.steps[new.position + 1] = new.step
    and new.position = (select count(*) from public.scenario_decision as earlier
      where earlier.scenario_id = new.scenario_id and earlier.round = new.round))
  then
    raise exception 'this step is not the next one' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger scenario_decisions_are_in_order before insert on scenario_decision
  for each row execute function guard.check_decision();

-- Names of those who work on scenarios, for their colleagues.
create function guard.scenario_person(wanted uuid) returns text language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select person.name from identity.person where person.id = wanted
    and (exists (select from public.scenario where wanted in (created_by, published_by, withdrawn_by))
      or exists (select from public.scenario_operation where appended_by = wanted)
      or exists (select from public.scenario_decision where decided_by = wanted)
      or exists (select from public.scenario_comment where wanted in (written_by, resolved_by)))
$$;
revoke all on function guard.scenario_person from public;
grant execute on function guard.scenario_person to app_staff;
create index scenario_operation_person on scenario_operation (appended_by);

do $$
declare
  name text;
begin
  foreach name in array array['scenario', 'scenario_operation', 'scenario_decision', 'scenario_comment'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to app_staff, app_worker', name);
    execute format('create policy worker_reads on %I for select to app_worker using (true)', name);
    execute format($policy$create policy scenarios_are_seen on %I for select to app_staff using (
      (select guard.may('drafts')) or (select guard.may('approvals')))$policy$, name);
  end loop;
end $$;

grant insert, delete on scenario to app_staff;
grant update (title, explanation, base_revision_id, state, version, round, steps, certificate, changed_at,
  submitted_at, net_revision_id, effective_from, published_by, published_at, withdrawn_by, withdrawn_at,
  withdrawal_reason) on scenario to app_staff;
create policy scenarios_are_drawn on scenario for insert to app_staff with check (
  (select guard.may('drafts')) and created_by = (select guard.person()) and state = 'draft');
create policy scenarios_change on scenario for update to app_staff
  using ((select guard.may('drafts')) or (select guard.may('approvals')))
  with check ((published_by is null or published_by = (select guard.person()) or state = 'withdrawn')
    and (withdrawn_by is null or withdrawn_by = (select guard.person())));
create policy own_drafts_are_deleted on scenario for delete to app_staff using (
  (select guard.may('drafts')) and created_by = (select guard.person()) and state = 'draft' and round = 0);

grant insert on scenario_operation to app_staff;
grant update (state) on scenario_operation to app_staff;
create policy operations_are_appended on scenario_operation for insert to app_staff with check (
  (select guard.may('drafts')) and appended_by = (select guard.person())
  and ((select guard.whole('drafts')) or communities <@ (select guard.communities('drafts'))));
create policy operations_are_undone on scenario_operation for update to app_staff using (
  (select guard.may('drafts')) and ((select guard.whole('drafts')) or communities <@ (select guard.communities('drafts'))));

grant insert on scenario_decision to app_staff;
create policy decisions_are_taken on scenario_decision for insert to app_staff with check (
  decided_by = (select guard.person()) and ((select guard.whole('approvals'))
    or ((select guard.may('approvals')) and not exists (select from scenario_operation as operation
      where operation.scenario_id = scenario_decision.scenario_id and operation.state = 'done'
        and not operation.communities <@ (select guard.communities('approvals'))))));

grant insert on scenario_comment to app_staff;
grant update (resolved_by, resolved_at) on scenario_comment to app_staff;
create policy comments_are_written on scenario_comment for insert to app_staff with check (
  ((select guard.may('drafts')) or (select guard.may('approvals'))) and written_by = (select guard.person()));
create policy comments_are_resolved on scenario_comment for update to app_staff
  using ((select guard.may('drafts')) or (select guard.may('approvals')))
  with check (resolved_by = (select guard.person()));

