import type { Sql } from '../../../server/db/sql.ts';

/**
 * Puts functions into a schema `probe` of a test database. They do in the database what would take tens of thousands of round trips: look at a table, or try a change, as a role with settings.
 */
export const createProbe = async (sql: Sql): Promise<void> => {
  await sql
    .unsafe(`
    create schema probe;

    -- How many rows there are, and a hash of their keys.
    create function probe.signature(relation text, key text, condition text) returns text language plpgsql as $$
    declare
      found text;
    begin
      execute format(
        'select count(*) || '' rows '' || coalesce(md5(string_agg(key, '','' order by key)), '''') from (select (%s)::text as key from %s where %s) as kept',
        key, relation, condition) into found;
      return found;
    end $$;

    -- What became of a statement, which is undone: a number of rows, 'refused', or an error.
    create function probe.attempt(statement text) returns text language plpgsql as $$
    declare
      count bigint;
    begin
      execute statement;
      get diagnostics count = row_count;
      raise exception using errcode = 'ZZ001', message = count::text;
    exception
      when sqlstate 'ZZ001' then return sqlerrm || ' rows';
      when insufficient_privilege or serialization_failure then return 'refused';
      when others then return 'error ' || sqlstate || ' ' || sqlerrm;
    end $$;

    -- Runs the questions of one caller in one role; gives what differs from what was expected.
    create function probe.differences(as_role text, scope jsonb, looks jsonb, attempts jsonb)
    returns table (target text, label text, expected text, seen text) language plpgsql as $$
    declare
      setting record;
      question record;
    begin
      for setting in select * from jsonb_each_text(scope) loop
        perform set_config(setting.key, setting.value, true);
      end loop;
      perform set_config('role', as_role, true);
      for question in select * from jsonb_to_recordset(looks) as q (target text, key text, expected text) loop
        begin
          seen := probe.signature(question.target, question.key, 'true');
        exception when insufficient_privilege then seen := 'refused';
        end;
        if seen is distinct from question.expected then
          target := question.target; label := 'rows'; expected := question.expected;
          return next;
        end if;
      end loop;
      for question in select * from jsonb_to_recordset(attempts) as q (target text, label text, statement text, expected text) loop
        seen := probe.attempt(question.statement);
        if question.expected in ('done', 'refused') and seen ~ '^\\d+ rows$' then
          seen := case when seen = '0 rows' then 'refused' else 'done' end;
        end if;
        if seen is distinct from question.expected then
          target := question.target; label := question.label; expected := question.expected;
          return next;
        end if;
      end loop;
      perform set_config('role', 'none', true);
    end $$;
    grant usage on schema probe to public;
    grant execute on all functions in schema probe to public;
  `)
    .simple();
};
