import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Settings, settingNames } from '../../../server/contract/settings.ts';
import { comingNet } from '../../support/small-district.ts';
import { type AppOfPerson, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let admin: Awaited<ReturnType<TestApp['signIn']>>;
beforeAll(async () => {
  atlas = await openTestApp();
  admin = await atlas.signIn('system-admin');
});
afterAll(() => atlas.close());

const send = (who: AppOfPerson, method: string, path: string, body: unknown) =>
  who.request(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const change = (name: string, body: unknown, who: AppOfPerson = admin) =>
  send(who, 'PUT', `/api/settings/${name}`, body);
const record = (body: unknown, who: AppOfPerson = admin) => send(who, 'POST', '/api/public-editions', body);

interface Link {
  actor: string;
  action: string;
  subject: string;
  requestId: string;
  before: unknown;
  after: unknown;
  hash: string;
}
const linkOf = async (id: number): Promise<Link | undefined> => {
  const [link] = await atlas.database.sql<Link[]>`
    select actor, action, subject, request_id as "requestId", before, after, encode(hash, 'hex') as hash
    from audit_log where id = ${id}`;
  return link;
};

interface Receipt {
  receipt: { auditId: number; hash: string };
}

describe('settings', () => {
  it('have a value before anybody decided them', async () => {
    const other = await openTestApp({ empty: true });
    const settings = await jsonOf<Settings>(other.staff.request('/api/settings'));
    expect(settings).toEqual({
      site: { icpNumber: null, policeNumber: null },
      sessions: { idleMinutes: 30, absoluteHours: 12 },
      retention: { personalDays: 180 },
      approvals: { steps: ['community', 'street', 'grid-center', 'countersign', 'approval'] },
      editions: [],
      netRevisions: [],
    });
    await other.close();
  });

  it('are changed by the system administrator, and the history keeps both values', async () => {
    const first = { idleMinutes: 15, absoluteHours: 8 };
    await jsonOf(change('sessions', first));
    const answer = await change('sessions', { idleMinutes: 20, absoluteHours: 8 });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const { receipt } = (await answer.json()) as Receipt;
    expect(await linkOf(receipt.auditId)).toMatchObject({
      actor: admin.person.id,
      action: 'change-setting',
      subject: 'setting sessions',
      requestId: answer.headers.get('X-Request-Id'),
      before: first,
      after: { idleMinutes: 20, absoluteHours: 8 },
      hash: receipt.hash,
    });
    const settings = await jsonOf<Settings>(admin.request('/api/settings'));
    expect(settings.sessions).toEqual({ idleMinutes: 20, absoluteHours: 8 });
  });

  it('are refused with the field that is wrong, and then nothing has changed', async () => {
    const before = await jsonOf<Settings>(admin.request('/api/settings'));
    for (const [name, body, field] of [
      ['sessions', { idleMinutes: 1 }, 'idleMinutes'],
      ['retention', { personalDays: 'for ever' }, 'personalDays'],
      ['site', { icpNumber: '京ICP备1号', colour: 'red' }, 'colour'],
      ['site', { icpNumber: '京ICP\0备' }, 'icpNumber'],
      ['site', { policeNumber: '\ud800' }, 'policeNumber'],
      ['site', [], 'body'],
      ['site', 'text', 'body'],
    ] as const) {
      const error = await jsonOf<{ code: string; details: { field: string }[] }>(change(name, body), 400);
      expect(error.code).toBe('parameter-wrong');
      expect(error.details.map((detail) => detail.field)).toContain(field);
    }
    for (const name of ['colours', '__proto__', 'constructor']) await jsonOf(change(name, {}), 404);
    expect(await jsonOf(admin.request('/api/settings'))).toEqual(before);
  });

  it('reach nobody but who may decide them', async () => {
    for (const who of [
      atlas.visitor,
      await atlas.signIn('security-admin', 'leader'),
      await atlas.signIn('audit-admin'),
    ]) {
      const status = who === atlas.visitor ? 401 : 403;
      await jsonOf(who.request('/api/settings'), status);
      for (const name of settingNames) await jsonOf(send(who, 'PUT', `/api/settings/${name}`, {}), status);
      await jsonOf(record({ netRevisionId: 2, reviewNumber: '审图号' }, who), status);
    }
  });

  it('are kept by the database too: no other person, no other name', async () => {
    const { sql } = atlas.database;
    const as = (settings: Record<string, string>, work: string) =>
      sql.begin(async (tx) => {
        for (const [name, value] of Object.entries({ ...settings, role: 'app_identity' }))
          await tx`select set_config(${name}, ${value}, true)`;
        await tx.unsafe(work);
      });
    const insert = `insert into setting (name, value, changed_by) values ('x', '{}', '${admin.person.id}')`;
    await expect(as({ 'app.person': admin.person.id, 'app.rights': ',people,' }, insert)).rejects.toThrow(
      /policy/,
    );
    const { person: other } = await atlas.signIn('system-admin');
    await expect(as({ 'app.person': other.id, 'app.rights': ',settings,' }, insert)).rejects.toThrow(
      /policy/,
    );
  });
});

describe('a reviewed edition of the public map', () => {
  const outlines = async (): Promise<{ numberMatched: number; names: string[] }> => {
    const { numberMatched, features } = await jsonOf<{
      numberMatched: number;
      features: { properties: { name: string } }[];
    }>(atlas.visitor.request('/ogc/collections/areas/items'));
    return { numberMatched, names: features.map(({ properties }) => properties.name).sort() };
  };

  it('shows the public its outlines from the next request on', async () => {
    expect(await outlines()).toEqual({ numberMatched: 0, names: [] });
    const { edition, receipt } = await jsonOf<{ edition: Settings['editions'][number] } & Receipt>(
      record({ netRevisionId: 2, reviewNumber: ' 京S(2026)001号 ' }),
    );
    expect(edition).toMatchObject({
      reviewNumber: '京S(2026)001号',
      netRevision: { id: 2, title: '二版', effectiveFrom: '2025-01-01' },
      recordedBy: expect.stringMatching(/^测试人员/),
    });
    expect(await linkOf(receipt.auditId)).toMatchObject({
      action: 'record-public-edition',
      before: null,
      after: { netRevisionId: 2, reviewNumber: '京S(2026)001号' },
      hash: receipt.hash,
    });
    expect(await outlines()).toMatchObject({ numberMatched: 4 });

    // The next net drops a community; its edition is recorded, and the public sees it go.
    await atlas.database.sql`
      update unit_version set until_revision = 2 where name = '向阳社区'`;
    expect((await outlines()).names).not.toContain('向阳社区');
    await jsonOf(record({ netRevisionId: 1, reviewNumber: '京S(2026)002号' }));
    expect((await outlines()).names).toContain('向阳社区');
    const { editions } = await jsonOf<Settings>(admin.request('/api/settings'));
    expect(editions.map(({ reviewNumber }) => reviewNumber)).toEqual(['京S(2026)002号', '京S(2026)001号']);
  });

  it('is refused for a net that is unknown or has not taken effect', async () => {
    const before = await outlines();
    await jsonOf(record({ netRevisionId: 99, reviewNumber: '审图号' }), 404);
    const error = await jsonOf<{ code: string }>(
      record({ netRevisionId: comingNet, reviewNumber: '审图号' }),
      409,
    );
    expect(error.code).toBe('net-not-in-force');
    await jsonOf(record({ netRevisionId: 2, reviewNumber: ' ' }), 400);
    await jsonOf(record({ netRevisionId: 2 ** 40, reviewNumber: '审图号' }), 404);
    for (const reviewNumber of ['审图\0号', '审图\ud800号', '审图\n号'])
      await jsonOf(record({ netRevisionId: 2, reviewNumber }), 400);
    expect(await outlines()).toEqual(before);
  });
});
