-- Who counts in an area, who handles cases, who keeps accounts, what sign-in and the server need: roles besides
-- app_staff and app_public. Roles belong to the whole cluster, so another database may have made them already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['app_area', 'app_handler', 'app_identity', 'app_sign_in', 'app_worker'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- What policies ask about the caller of this transaction; the server sets app.* with SET LOCAL.
create schema guard;
grant usage on schema guard, public
  to app_staff, app_area, app_public, app_handler, app_identity, app_sign_in, app_worker;

create function guard.may(wanted text) returns boolean language sql stable parallel safe as $$
  select position(',' || wanted || ',' in coalesce(current_setting('app.rights', true), '')) > 0
$$;
-- Whether a right is held for the whole district.
create function guard.whole(wanted text) returns boolean language sql stable parallel safe as $$
  select position(',' || wanted || ',' in coalesce(current_setting('app.whole', true), '')) > 0
$$;
-- The communities a right is held for, where it is not held for the whole district.
create function guard.communities(wanted text) returns uuid[] language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('app.communities_' || wanted, true), ''), '{}')::uuid[]
$$;
-- The offices whose cases the caller handles.
create function guard.offices() returns uuid[] language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('app.offices', true), ''), '{}')::uuid[]
$$;
create function guard.person() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.person', true), '')::uuid
$$;

create schema identity;
grant usage on schema identity to app_identity, app_sign_in;

create table identity.person (
  id uuid primary key default gen_random_uuid(),
  login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  name text not null check (length(name) between 1 and 100),
  -- How this person signs in; 'demo' people exist in the synthetic district only.
  sign_on text not null check (sign_on in ('password', 'oidc', 'demo')),
  password_hash text,
  password_changed_at timestamptz,
  -- Sealed by the application.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The last time step whose code was used; no code counts twice.
  totp_last_step bigint not null default 0,
  oidc_issuer text,
  oidc_subject text,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  check (sign_on = 'password' or password_hash is null),
  check ((oidc_issuer is null) = (oidc_subject is null)),
  unique (oidc_issuer, oidc_subject)
);

create table identity.person_role (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references identity.person (id),
  role text not null check (role in (
    'leader', 'party-affairs', 'planner', 'approver', 'area-staff', 'caseworker', 'data-steward',
    'system-admin', 'security-admin', 'audit-admin'
  )),
  -- Street or community; none means the whole district.
  area_id uuid references public.unit (id),
  -- The office whose cases a caseworker handles.
  responsible_unit_id uuid references public.responsible_unit (id),
  approval_step text,
  granted_by uuid references identity.person (id),
  granted_at timestamptz not null default now(),
  unique nulls not distinct (person_id, role, area_id, responsible_unit_id, approval_step),
  check ((role = 'caseworker') = (responsible_unit_id is not null)),
  check (role not like '%-admin' or area_id is null),
  check (approval_step is null or role = 'approver'),
  constraint nobody_grants_to_themselves check (granted_by is distinct from person_id)
);
-- The three administrators are three people.
create unique index person_role_one_administrator on identity.person_role (person_id) where role like '%-admin';

create table identity.session (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null references identity.person (id) on delete cascade,
  -- What is still to be done before the session counts.
  stage text not null check (stage in ('second-factor', 'enrol', 'new-password', 'full')),
  device text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_person on identity.session (person_id);

create table identity.access_token (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id uuid not null references identity.person (id) on delete cascade,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz
);
create index access_token_person on identity.access_token (person_id);

create table identity.recovery_code (
  person_id uuid not null references identity.person (id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Codes for the first administrator and for a first or forgotten password.
create table identity.one_time_code (
  code_hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'password')),
  person_id uuid references identity.person (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'setup') = (person_id is null))
);

-- A sign-on at the government's provider that is under way.
create table identity.oidc_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  sealed bytea not null,
  expires_at timestamptz not null
);

-- Failures per account and per address, shared by all processes.
create table identity.throttle (
  key bytea primary key,
  failures integer not null,
  window_until timestamptz not null,
  blocked_until timestamptz
);

-- What administrators decide, by name.
create table setting (
  name text primary key,
  value jsonb not null,
  changed_by uuid references identity.person (id),
  changed_at timestamptz not null default now()
);

alter table public_edition add column recorded_by uuid references identity.person (id);

-- Links of the audit chain are added here only, and only in the caller's own name.
create function guard.audit_head() returns bytea language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select hash from public.audit_log order by id desc limit 1
$$;
create function guard.audit_append(
  at timestamptz, actor text, action text, subject text, request_id text, before jsonb, after jsonb,
  previous_hash bytea, hash bytea
) returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  added bigint;
begin
  -- A role of the app speaks for the person of this transaction, sign-in for nobody else than it has found.
  if current_setting('role', true) like 'app\_%' and current_setting('role', true) <> 'app_sign_in'
    and actor is distinct from coalesce(nullif(current_setting('app.person', true), ''), 'server')
  then
    raise exception 'the audit log takes entries in one''s own name only' using errcode = 'insufficient_privilege';
  end if;
  if octet_length(hash) <> 32 then
    raise exception 'a link of the audit chain has a hash of 32 bytes' using errcode = 'check_violation';
  end if;
  if previous_hash is distinct from guard.audit_head() then
    raise exception 'the audit chain has moved on' using errcode = 'serialization_failure';
  end if;
  insert into public.audit_log (at, actor, action, subject, request_id, before, after, previous_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id into added;
  return added;
end $$;
revoke all on function guard.audit_head(), guard.audit_append from public;
grant execute on function guard.audit_head(), guard.audit_append
  to app_staff, app_handler, app_identity, app_sign_in, app_worker;

-- An administrator's post that nobody active holds.
create function guard.is_vacant(post text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select not exists (
    select from identity.person_role
    join identity.person on person.id = person_role.person_id
    where person_role.role = post and person.disabled_at is null)
$$;
revoke all on function guard.is_vacant from public;
grant execute on function guard.is_vacant to app_identity;
