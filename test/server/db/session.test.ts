import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/db/database.ts';
import { inRole } from '../../../server/db/session.ts';
import { openTestDatabase } from '../../support/database.ts';

describe('work in a role', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase({ poolSize: 1 });
    await database.sql`create table role_probe (id integer)`;
    await database.sql`grant select, insert on role_probe to app_staff`;
  });
  afterAll(() => database.close());

  it('sees its role and settings, and nothing of them is left afterwards', async () => {
    const { sql } = database;
    const scope = { 'app.actor': '测试员 "x"', 'app.request_id': 'r-1' };
    const inside = await inRole(sql, 'app_staff', scope, async (tx) => {
      const [row] = await tx`
        select current_user as role, current_setting('app.actor') as actor, current_setting('app.request_id') as request`;
      return row;
    });
    expect(inside).toEqual({ role: 'app_staff', actor: '测试员 "x"', request: 'r-1' });
    const [outside] = await sql`
      select current_user <> 'app_staff' as "isOther", coalesce(current_setting('app.actor', true), '') as actor`;
    expect(outside).toEqual({ isOther: true, actor: '' });
  });

  it('may do what the role may, and no more', async () => {
    const { sql } = database;
    await inRole(sql, 'app_staff', {}, (tx) => tx`insert into role_probe values (1)`);
    await expect(inRole(sql, 'app_public', {}, (tx) => tx`select id from role_probe`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(inRole(sql, 'app_staff', {}, (tx) => tx`delete from role_probe`)).rejects.toThrow(
      'permission denied',
    );
    expect(await sql`select id from role_probe`).toEqual([{ id: 1 }]);
  });

  it('changes nothing when it is read only', async () => {
    const { sql } = database;
    const writing = inRole(sql, 'app_staff', {}, (tx) => tx`insert into role_probe values (2)`, {
      readOnly: true,
    });
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });

  it('leaves no role behind when it fails', async () => {
    const { sql } = database;
    await expect(inRole(sql, 'app_public', {}, (tx) => tx`select 1 / 0`)).rejects.toThrow('division by zero');
    expect(await sql`select current_user <> 'app_public' as other`).toEqual([{ other: true }]);
  });
});
