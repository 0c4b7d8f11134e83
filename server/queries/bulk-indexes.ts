import type { Sql } from '../db/sql.ts';

/**
 * Drops the plain indexes of the large ticket tables until `restoreIndexes` in the same transaction. Worth it for
 * millions of rows; for 200,000 it saved less than a tenth. Others cannot read these tables meanwhile.
 */
export const suspendIndexes = async (sql: Sql): Promise<void> => {
  await sql`
    do $$
    declare
      found record;
    begin
      create temp table suspended_index on commit drop as
        select indexname, indexdef from pg_indexes
        where schemaname = 'public' and tablename in ('ticket', 'ticket_event', 'ticket_unit')
          and indexname not in (select conname from pg_constraint);
      for found in select * from suspended_index loop
        execute format('drop index public.%I', found.indexname);
      end loop;
    end $$`;
};

/** Builds the indexes that `suspendIndexes` dropped. */
export const restoreIndexes = async (sql: Sql): Promise<void> => {
  await sql`set local maintenance_work_mem = '256MB'`;
  await sql`
    do $$
    declare
      found record;
    begin
      for found in select * from suspended_index loop
        execute found.indexdef;
      end loop;
    end $$`;
};
