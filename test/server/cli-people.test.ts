import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashOfCode } from '../../server/actions/secret-codes.ts';
import { createApp } from '../../server/app.ts';
import { runCommandLine } from '../../server/cli/run.ts';
import type { Database } from '../../server/db/database.ts';
import { createEventBus, type EventBus } from '../../server/events/event-bus.ts';
import { nativeUrlOf, openTestDatabase, testEngine } from '../support/database.ts';
import { insertSmallDistrict } from '../support/small-district.ts';
import { testSealer } from '../support/test-app.ts';

// On the embedded engine every command joins the one that is open here, as it joins a running server's.
const folder = mkdtempSync(join(tmpdir(), 'wangge-cli-people-'));
let database: Database;
let events: EventBus;
let app: ReturnType<typeof createApp>;
let env: Record<string, string>;
beforeAll(async () => {
  database = await openTestDatabase({ dataDir: folder });
  await insertSmallDistrict(database.sql);
  events = await createEventBus(database);
  env = testEngine === 'embedded' ? { DATA_DIR: folder } : { DATABASE_URL: nativeUrlOf(database.sql) };
  app = createApp({
    pool: database.sql,
    engine: database.engine,
    events,
    log: pino({ level: 'silent' }),
    webFolder: null,
    sealer: testSealer,
  });
});
afterAll(async () => {
  events.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command line as the start program does, with what it writes. */
const run = async (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, env, {
    out: { write: (text: string) => out.push(text) },
    err: { write: (text: string) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
};

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token.trim()}` } });
const lastAudit = async () => {
  const [entry] = await database.sql`
    select actor, action, subject, before, after from audit_log order by id desc limit 1`;
  return entry;
};
const codeRow = async (code: string) => {
  const [row] = await database.sql<{ login: string; hours: number }[]>`
    select login, round(extract(epoch from expires_at - now()) / 3600)::int as hours
    from identity.one_time_code join identity.person on person.id = person_id
    where code_hash = ${hashOfCode(code)} and used_at is null`;
  return row;
};

it('a token of the demo’s leader stands alone on the standard output and opens what a leader sees', async () => {
  const { code, out, err } = await run('token', 'leader');
  expect(code).toBe(0);
  expect(out).toMatch(/^[\w-]{43}\n$/);
  expect(err).not.toContain(out.trim());
  expect(err).toContain('demo-leader');
  expect((await app.request('/api/district', bearer(out))).status).toBe(200);
  expect((await app.request('/api/people', bearer(out))).status).toBe(403);
  const entry = await lastAudit();
  expect(entry).toMatchObject({ actor: 'cli', action: 'make-token', after: { days: 90 } });
  expect(JSON.stringify(entry)).not.toContain(out.trim());
  const byLogin = await run('token', 'demo-leader', '--name', 'QGIS', '--days', '1', '--lang', 'en');
  expect((await app.request('/api/district', bearer(byLogin.out))).status).toBe(200);
  const [row] = await database.sql`
    select name, expires_at < now() + interval '25 hours' as short from identity.access_token
    where name = 'QGIS'`;
  expect(row).toEqual({ name: 'QGIS', short: true });
});

it('a token is for somebody who is there and not locked out', async () => {
  expect(await run('token', 'nobody')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('nobody'),
  });
  expect(await run('token')).toMatchObject({ code: 2, out: '' });
  expect(await run('token', 'leader', '--days', '367')).toMatchObject({ code: 2, out: '' });
  expect(await run('token', 'leader', '--days', '0')).toMatchObject({ code: 2, out: '' });
  await run('user', 'disable', 'demo-planner');
  expect(await run('token', 'demo-planner')).toMatchObject({ code: 1, out: '' });
  expect(await run('token', 'planner')).toMatchObject({ code: 1, out: '' });
  await run('user', 'enable', 'demo-planner');
  expect(await run('token', 'planner')).toMatchObject({ code: 0 });
});

it('a role that several people of the demo have names nobody', async () => {
  await database.sql`
    insert into identity.person_role (person_id, role)
    select id, 'leader' from identity.person where login = 'demo-planner'`;
  expect(await run('token', 'leader')).toMatchObject({ code: 1, out: '' });
  expect(await run('token', 'demo-leader')).toMatchObject({ code: 0 });
});

it('lists people with their roles, and vacant posts, in both languages', async () => {
  const chinese = await run('user', 'list');
  expect(chinese.out).toContain('demo-leader\t演示·区领导\tdemo\t区领导');
  expect(chinese.out).not.toContain('空缺');
  expect((await run('user', 'list', '--lang', 'en')).out).toContain('system administrator');
});

it('adds an administrator with a code for the first password', async () => {
  const added = await run('user', 'add', 'Wang.Li', '--name', '王丽', '--role', 'security-admin');
  expect(added.code).toBe(0);
  expect(added.out).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\n$/);
  expect(await codeRow(added.out)).toEqual({ login: 'wang.li', hours: 72 });
  expect(await lastAudit()).toMatchObject({
    actor: 'cli',
    action: 'change-roles',
    after: { roles: [{ role: 'security-admin' }] },
  });
  expect(await run('user', 'add', 'wang.li', '--name', '别人')).toMatchObject({ code: 1, out: '' });
  // Nothing is left of somebody whose roles are refused.
  const two = ['--role', 'audit-admin', '--role', 'system-admin'];
  expect(await run('user', 'add', 'two', '--name', '兼任', ...two)).toMatchObject({ code: 1, out: '' });
  expect(await run('user', 'add', 'worker', '--name', '承办', '--role', 'caseworker')).toMatchObject({
    code: 1,
  });
  expect(await run('user', 'add', 'x', '--name', '短')).toMatchObject({ code: 2 });
  expect(await run('user', 'add', 'king', '--name', '王', '--role', 'king')).toMatchObject({ code: 2 });
  expect((await run('user', 'list')).out).not.toMatch(/two|worker|king/);
});

it('lets an administrator in again who lost password and second factor', async () => {
  await database.sql`
    update identity.person set totp_secret = 'x', totp_confirmed_at = now() where login = 'wang.li'`;
  const again = await run('user', 'code', 'wang.li');
  expect(await codeRow(again.out)).toMatchObject({ login: 'wang.li' });
  const factor = async () => {
    const [row] = await database.sql`
      select totp_confirmed_at is not null as has from identity.person where login = 'wang.li'`;
    return row?.has;
  };
  expect(await factor()).toBe(true);
  const whole = await run('user', 'code', 'wang.li', '--remove-second-factor');
  expect(await codeRow(whole.out)).toMatchObject({ login: 'wang.li' });
  expect(await codeRow(again.out)).toBeUndefined();
  expect(await factor()).toBe(false);
  expect(await run('user', 'code', 'demo-leader')).toMatchObject({ code: 1, out: '' });
});

it('locks and unlocks, but leaves no post of an administrator vacant', async () => {
  const token = (await run('token', 'wang.li')).out;
  expect((await app.request('/api/people', bearer(token))).status).toBe(403);
  expect(await run('user', 'disable', 'wang.li')).toMatchObject({
    code: 0,
    out: expect.stringContaining('wang.li'),
  });
  expect((await app.request('/api/people', bearer(token))).status).toBe(401);
  expect((await run('user', 'list')).out).toMatch(/wang\.li.*\[已停用\]/);
  const last = await run('user', 'disable', 'demo-security-admin');
  expect(last).toMatchObject({ code: 1, err: expect.stringContaining('安全管理员') });
  expect(await run('user', 'enable', 'wang.li')).toMatchObject({ code: 0 });
  expect(await run('user', 'disable', 'demo-security-admin')).toMatchObject({ code: 0 });
});

it('lets somebody be bound anew at the government sign-on', async () => {
  await run('user', 'add', 'sso.one', '--name', '统一', '--sign-on', 'oidc');
  await database.sql`
    update identity.person set oidc_issuer = 'https://old.example', oidc_subject = 's' where login = 'sso.one'`;
  expect(await run('user', 'unpin', 'sso.one')).toMatchObject({
    code: 0,
    out: expect.stringContaining('sso.one'),
  });
  const [row] = await database.sql`
    select oidc_issuer as issuer, oidc_subject as subject from identity.person where login = 'sso.one'`;
  expect(row).toEqual({ issuer: null, subject: null });
  expect(await lastAudit()).toMatchObject({ actor: 'cli', action: 'unpin-sign-on' });
});

it('explains itself in both languages', async () => {
  expect((await run('help')).out).toContain('token LOGIN|ROLE');
  expect((await run('help', '--lang', 'en')).out).toMatch(/user code LOGIN/);
});
