-- Who lives in a compound and walks with difficulty; null: not known.
alter table compound add column elderly integer check (elderly >= 0);
alter table compound add column disabled integer check (disabled >= 0);
comment on column compound.elderly is '60 years and older';
