-- Early warnings (未诉先办): what the scan found, and what became of it. No alert names a reporter.
create table alert (
  id integer generated always as identity primary key,
  -- The same rule, place, category and beginning: a later scan tells how it went on.
  key text not null unique,
  kind text not null check (
    kind in ('spike', 'joint', 'repeat', 'relapse', 'frequent', 'hot-spot', 'rise')
  ),
  community_id uuid not null references unit (id),
  compound_id uuid references compound (id),
  category_id smallint references ticket_category (id),
  from_day date not null,
  until_day date not null,
  tickets integer not null check (tickets > 0),
  reporters integer check (reporters > 0),
  evidence jsonb not null,
  found_at timestamptz not null default now(),
  state text not null default 'new' check (state in ('new', 'verified', 'task', 'false-alarm', 'closed')),
  -- 责任单位 and 时限; they stay when the task is closed.
  responsible_unit_id uuid references responsible_unit (id),
  due_on date,
  -- 督办
  supervised boolean not null default false,
  changed_at timestamptz,
  check (until_day >= from_day),
  -- 一人多诉 is told of a community, never of a compound.
  check (kind <> 'repeat' or compound_id is null),
  check (state <> 'task' or (responsible_unit_id is not null and due_on is not null)),
  check ((state = 'new') = (changed_at is null))
);
create index alert_latest on alert (until_day, id);
create index alert_community on alert (community_id);
create index alert_compound on alert (compound_id);

-- Who said what of an alert, and when.
create table alert_step (
  id integer generated always as identity primary key,
  alert_id integer not null references alert (id),
  state text not null check (state in ('verified', 'task', 'false-alarm', 'closed')),
  responsible_unit_id uuid references responsible_unit (id),
  due_on date,
  supervised boolean not null,
  note text check (length(note) between 2 and 200),
  taken_by uuid not null references identity.person (id),
  taken_at timestamptz not null default now()
);
create index alert_step_alert on alert_step (alert_id);
create index alert_step_person on alert_step (taken_by);
create trigger alert_steps_stay before update or delete on alert_step
  for each row execute function refuse_change();

-- What was looked at: the data up to a day, as they were with this stamp.
create table alert_scan (
  id integer generated always as identity primary key,
  day date not null,
  stamp text not null,
  found integer not null,
  scanned_at timestamptz not null default now()
);

-- The state goes its way and no other.
create function guard.keep_alert() returns trigger language plpgsql
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.state <> new.state and (old.state, new.state) not in (('new', 'verified'), ('new', 'false-alarm'),
    ('verified', 'task'), ('verified', 'false-alarm'), ('verified', 'closed'), ('task', 'false-alarm'),
    ('task', 'closed'), ('false-alarm', 'verified'))
  then
    raise exception 'an alert does not go from % to %', old.state, new.state
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger alert_goes_its_way before update on alert
  for each row execute function guard.keep_alert();

-- Names of those who work on alerts, for their colleagues.
create function guard.alert_person(wanted uuid) returns text language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select person.name from identity.person where person.id = wanted
    and exists (select from public.alert_step where taken_by = wanted)
$$;
revoke all on function guard.alert_person from public;
grant execute on function guard.alert_person to app_staff, app_area;

alter table alert enable row level security;
alter table alert_step enable row level security;
alter table alert_scan enable row level security;
grant select on alert, alert_step, alert_scan to app_staff, app_area, app_worker;
grant update (state, responsible_unit_id, due_on, supervised, changed_at) on alert to app_staff, app_area;
grant insert on alert_step to app_staff, app_area;

-- What they say goes into the history.
grant execute on function guard.audit_head(), guard.audit_append to app_area;

create policy worker_reads on alert for select to app_worker using (true);
create policy worker_reads on alert_step for select to app_worker using (true);
create policy worker_reads on alert_scan for select to app_worker using (true);
create policy counts_read on alert_scan for select to app_staff, app_area using ((select guard.may('counts')));
-- Who may see the counts of a community may see its alerts.
create policy counts_read on alert for select to app_staff using (
  (select guard.may('counts')) and (select guard.whole('counts')));
create policy area_reads on alert for select to app_area using (
  (select guard.may('counts')) and community_id = any ((select guard.communities('counts'))::uuid[]));
create policy steps_of_alerts_are_seen on alert_step for select to app_staff, app_area using (
  alert_id in (select alert.id from alert));
-- Who may say what became of the alerts of a community does so in their own name.
create policy alerts_are_decided on alert for update to app_staff, app_area using (
  (select guard.may('alerts')) and ((select guard.whole('alerts'))
    or community_id = any ((select guard.communities('alerts'))::uuid[])));
create policy steps_are_taken on alert_step for insert to app_staff, app_area with check (
  taken_by = (select guard.person()) and (select guard.may('alerts')) and exists (
    select from alert where alert.id = alert_id and ((select guard.whole('alerts'))
      or alert.community_id = any ((select guard.communities('alerts'))::uuid[]))));
