-- One row: the district this database describes.
create table district (
  only_row boolean primary key default true check (only_row),
  code text not null,
  name text not null,
  name_en text,
  -- Projected metric system of the district: its CGCS2000 3-degree Gauss-Krueger zone.
  epsg integer not null,
  -- Local origin in metres of that system; integer centimetres of the net and 100 m cells count from it.
  origin_east_meters integer not null,
  origin_north_meters integer not null,
  synthetic boolean not null default false,
  -- The last day the data speaks of ("data until 24:00 of this day").
  data_until date,
  created_at timestamptz not null default now()
);

-- Every file or generator run that brought rows in. Rows of an import that is not 'active' are invisible.
create table import (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('areas', 'tickets', 'demo')),
  source_name text not null,
  source_sha256 text,
  mapping jsonb not null default '{}',
  state text not null check (state in ('staging', 'active', 'failed')),
  row_count integer not null default 0,
  accepted_count integer not null default 0,
  rejected_count integer not null default 0,
  duplicate_count integer not null default 0,
  problems jsonb not null default '[]',
  started_at timestamptz not null default now(),
  finished_at timestamptz
);

-- Rises with every change of a layer; tiles, columns and open pages follow it.
create table layer_revision (
  layer text primary key,
  build bigint not null default 1,
  changed_at timestamptz not null default now(),
  cause text not null
);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text not null,
  request_id text,
  before jsonb,
  after jsonb,
  previous_hash bytea,
  hash bytea not null unique
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_log_is_append_only before update or delete on audit_log
  for each row execute function refuse_change();
