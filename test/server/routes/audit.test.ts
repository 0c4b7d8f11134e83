import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuditPage,
  type AuditVerification,
  auditPageSchema,
  auditVerificationSchema,
} from '../../../server/contract/audit.ts';
import { anchorAudit } from '../../../server/jobs/anchor-audit.ts';
import { appendAudit } from '../../../server/queries/audit-log.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'wangge-audit-'));
const anchorFile = join(folder, 'anchors.jsonl');
let test: TestApp;
let auditor: AppOfPerson & { person: { id: string; login: string } };
let planner: AppOfPerson & { person: { id: string; login: string } };

beforeAll(async () => {
  test = await openTestApp({ empty: true, deps: { auditAnchorFile: anchorFile } });
  auditor = await test.signIn('audit-admin');
  planner = await test.signIn('planner');
  await test.database.sql.begin(async (sql) => {
    for (let count = 1; count <= 120; count += 1)
      await appendAudit(sql, {
        actor: count % 3 === 0 ? planner.person.id : 'cli',
        action: count % 2 === 0 ? 'grant-role' : 'import-areas',
        subject: count % 5 === 0 ? `person ${count}` : `import ${count}`,
        requestId: `request-${count}`,
        before: { count },
        after: [count, null],
      });
  });
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const history = async (query = ''): Promise<AuditPage> =>
  auditPageSchema.parse(await jsonOf(auditor.request(`/api/audit${query}`)));
const verification = async (): Promise<AuditVerification> =>
  auditVerificationSchema.parse(await jsonOf(auditor.request('/api/audit/verification')));

describe('the history of changes', () => {
  it('comes page by page, the newest first, each entry once', async () => {
    const ids: number[] = [];
    for (let next: number | null = 1e9; next !== null; ) {
      const page: AuditPage = await history(`?limit=50&beforeId=${next}`);
      ids.push(...page.entries.map(({ id }) => id));
      next = page.next;
    }
    expect(ids).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
    expect((await history('?limit=120')).next).toBeNull();
  });

  it('says who, what, before and after, and by which request', async () => {
    const [entry] = (await history('?limit=1')).entries;
    expect(entry).toMatchObject({
      id: 120,
      actor: { id: planner.person.id, name: expect.stringContaining('测试人员') },
      action: 'grant-role',
      subject: 'person 120',
      requestId: 'request-120',
      before: { count: 120 },
      after: [120, null],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await history('?beforeId=2')).entries[0]?.actor).toEqual({ id: 'cli', name: null });
  });

  it.each([
    ['action=grant-role', 60],
    ['subject=person', 24],
    ['subject=person%20120', 1],
    ['actor=cli', 80],
    ['actor=cli&action=grant-role&subject=import', 32],
    ['from=2000-01-01T00:00:00Z&until=2000-01-02T00:00:00%2B08:00', 0],
    ['from=2000-01-01T00:00:00Z', 120],
    ['actor=nobody', 0],
  ])('can be asked for %s', async (query, count) => {
    expect((await history(`?limit=200&${query}`)).entries).toHaveLength(count);
  });

  it('can be asked for a person by id, login and name', async () => {
    const { id, login } = planner.person;
    const byId = await history(`?limit=200&actor=${id}`);
    expect(byId.entries).toHaveLength(40);
    expect(await history(`?limit=200&actor=${login}`)).toEqual(byId);
    const name = byId.entries[0]?.actor.name ?? '';
    expect(await history(`?limit=200&actor=${encodeURIComponent(name)}`)).toEqual(byId);
  });

  it.each([
    'limit=0',
    'limit=1000',
    'beforeId=-1',
    'beforeId=99999999999999999999',
    'action=%00',
    'from=0000-01-01T00:00:00Z',
    'from=yesterday',
    'nonsense=1',
  ])('refuses %s', async (query) => {
    expect((await auditor.request(`/api/audit?${query}`)).status).toBe(400);
  });

  it('is for the audit administrator alone, and never kept by a cache', async () => {
    const others = await Promise.all(
      (['leader', 'data-steward', 'system-admin', 'security-admin'] as const).map((role) =>
        test.signIn(role),
      ),
    );
    for (const path of ['/api/audit', '/api/audit/verification']) {
      expect((await auditor.request(path)).headers.get('Cache-Control')).toBe('no-store');
      expect((await test.visitor.request(path)).status).toBe(401);
      for (const other of others) expect((await other.request(path)).status).toBe(403);
    }
  });
});

describe('the verification of the history', () => {
  it('says that it is sound, and compares it with the anchors of the server', async () => {
    expect(await verification()).toMatchObject({ sound: true, count: 120, anchors: null });
    await anchorAudit(test.database.sql, anchorFile);
    const found = await verification();
    expect(found).toMatchObject({ sound: true, anchors: { count: 1, lostCount: 0 } });
    expect(found.head).toMatchObject({ id: 120, count: 120 });
  });

  it('shows a cut tail and an edit', async () => {
    await test.database.sql.begin(async (sql) => {
      await sql`alter table audit_log disable trigger all`;
      await sql`delete from audit_log where id > 100`;
      await sql`update audit_log set subject = 'somebody else' where id = 7`;
      await sql`alter table audit_log enable trigger all`;
    });
    expect(await verification()).toMatchObject({
      sound: false,
      count: 100,
      faults: [{ id: 7, kind: 'edited', predecessorId: null }],
      anchors: { count: 1, lostCount: 1, lost: [{ id: 120, kind: 'tail-cut' }] },
    });
    writeFileSync(anchorFile, 'no anchor\n');
    expect(await verification()).toMatchObject({ anchors: { count: 0, unreadableLines: [1] } });
  });
});
