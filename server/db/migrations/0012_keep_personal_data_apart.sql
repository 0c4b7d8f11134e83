-- The list of an office's cases, the newest first.
create index ticket_responsibility_office on ticket_responsibility (responsible_unit_id, ticket_id)
  where role = 'lead';

-- Handlers see on which day the personal fields of a case will be deleted.
grant select on setting to app_handler;
create policy handler_reads on setting for select to app_handler
  using (name = 'retention' and (select guard.may('cases')));

-- Who opened which case on which day (Asia/Shanghai): so that opening is logged once a day.
create table personal.case_opening (
  person_id uuid not null references identity.person (id) on delete cascade,
  ticket_id bigint not null references public.ticket (id) on delete cascade,
  day date not null,
  primary key (ticket_id, person_id, day)
);
alter table personal.case_opening enable row level security;
grant insert on personal.case_opening to app_handler;
create policy handler_notes on personal.case_opening for insert to app_handler with check (
  (select guard.may('cases')) and person_id = (select guard.person()) and exists (
    select from public.ticket_responsibility where ticket_responsibility.ticket_id = case_opening.ticket_id));

-- Deletes the personal fields of one ticket, or of all tickets of a reporter, and gives these tickets. A reporter of
-- whom nothing personal is left gets a pseudonym that leads back to nobody; all their tickets share it, because
-- figures for the public must go on telling reporters apart. As long as another ticket keeps them, they stay known
-- by their hash, so that a later erasure by phone finds all of them.
create function guard.erase_personal(wanted_number text, reporters bytea[]) returns setof bigint
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('role', true) like 'app\_%' and not guard.may('erasures') then
    raise exception 'personal data are erased by who may do so only' using errcode = 'insufficient_privilege';
  end if;
  return query
    with affected as (
      select ticket.id from public.ticket
      where ticket.number = wanted_number or ticket.reporter_hash = any (reporters)
    ), erased as (
      delete from personal.ticket_person using affected where ticket_person.ticket_id = affected.id
    ), pseudonym as (
      select ticket.reporter_hash as known,
        decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex') as unknown
      from public.ticket join affected on affected.id = ticket.id
      where ticket.reporter_hash is not null and not exists (
        select from public.ticket as other
        join personal.ticket_person on ticket_person.ticket_id = other.id
        where other.reporter_hash = ticket.reporter_hash and other.id not in (select affected.id from affected))
      group by ticket.reporter_hash
    ), forgotten as (
      update public.ticket set reporter_hash = pseudonym.unknown from pseudonym
      where ticket.reporter_hash = pseudonym.known
    )
    select affected.id from affected order by affected.id;
end $$;
revoke all on function guard.erase_personal from public;
grant execute on function guard.erase_personal to app_staff;
