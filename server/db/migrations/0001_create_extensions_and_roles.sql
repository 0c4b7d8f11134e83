-- Two database roles stand behind every request; login roles come with identity.
-- Roles belong to the whole cluster, so another database may have made them already.
create extension if not exists postgis;

do $$
begin
  if not exists (select from pg_roles where rolname = 'app_staff') then create role app_staff nologin; end if;
  if not exists (select from pg_roles where rolname = 'app_public') then create role app_public nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- What a public route may read. Nothing else is granted to app_public.
create schema pub;
-- Names, phone numbers, addresses and free text of reporters.
create schema personal;

revoke all on schema public from public;
grant usage on schema public to app_staff, app_public;
grant usage on schema pub to app_public, app_staff;
