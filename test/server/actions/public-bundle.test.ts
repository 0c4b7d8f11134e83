import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPublic } from '../../../server/actions/export-public.ts';
import { loadPublicBundle, refuseStaffDatabase } from '../../../server/actions/load-public-bundle.ts';
import type { Database } from '../../../server/db/database.ts';
import { declaredAccess } from '../../../server/http/access.ts';
import { publicRoutes } from '../../../server/http/public-only.ts';
import { readPublicBundle } from '../../../server/ingest/public-bundle-file.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addPerson } from '../../support/people.ts';
import { insertReleases, linesOf, newBundleKeys, sealed } from '../../support/public-bundle.ts';
import { idOf } from '../../support/small-district.ts';
import { type AppOfPerson, appWith, jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';
import { insertWalkStreet, streetNodes } from '../../support/walk-street.ts';

const keys = newBundleKeys();
const now = new Date('2026-07-01T08:00:00Z');
const communityId = idOf('unit/990101002001');

/** What the public asks; the addresses cover every public route that shows data. */
const questions = [
  '/ogc',
  '/ogc/conformance',
  '/ogc/api',
  '/ogc/collections',
  '/ogc/collections/areas',
  '/ogc/collections/stations',
  '/ogc/collections/areas/queryables',
  '/ogc/collections/stations/queryables',
  '/ogc/collections/areas/items',
  '/ogc/collections/areas/items?limit=1',
  '/ogc/collections/stations/items?limit=3',
  '/ogc/collections/stations/items?bbox=108.5,33.58,108.53,33.6',
  `/ogc/collections/areas/items/${communityId}`,
  `/ogc/collections/stations/items/${idOf('station/2')}`,
  `/api/stations/${idOf('station/0')}`,
  `/api/stations/${idOf('station/3')}`,
  `/api/stations/${idOf('station/9')}`,
  '/api/session',
  '/api/public/ticket-counts',
  '/api/public/stations',
  `/stations/${idOf('station/3')}`,
  '/api/public/places',
  '/api/public/walks?cell=37319_100429',
  `/api/public/directions?cell=37319_100429&station=${idOf('station/0')}`,
  '/ogc/collections/tickets/items',
  '/ogc/collections/grids',
];

/** An answer without what is of its moment only. */
const answerOf = async (app: AppOfPerson, path: string): Promise<unknown> => {
  const response = await app.request(path);
  const text = (await response.text())
    .replace(/"(timeStamp|at|requestId)":\s*"[^"]*"/g, (_whole, name: string) => `"${name}":""`)
    // Staff may come in there, nobody here.
    .replace(/"doors":\{[^}]*\}|"hasStaffDoor":\w+/, '');
  return { status: response.status, type: response.headers.get('Content-Type'), text };
};

/** What the public reads of figures, in SQL. */
const figuresOf = ({ sql }: Database) =>
  sql.begin(async (tx) => {
    await tx`select set_config('role', 'app_public', true)`;
    return [
      await tx`select * from pub.ticket_release order by id`,
      await tx`select * from pub.ticket_count order by release_id, area, code, value`,
    ];
  });

let staff: TestApp;
let figures: unknown;
let bundle: Buffer;
let expected: Map<string, unknown>;
/** Words of the staff database that no public view shows. */
let staffWords: string[];
beforeAll(async () => {
  staff = await openTestApp();
  const { sql } = staff.database;
  await sql`insert into public_edition (net_revision_id, review_number) values (2, '京S(2026)007号')`;
  await sql`insert into setting (name, value) values ('site', '{"icpNumber": "京ICP备0号", "policeNumber": null}')`;
  await sql`update station set state = 'suspended', state_reason = '装修', has_ramp = true where id = ${idOf('station/3')}`;
  await sql`
    insert into station_special_day (station_id, day, opens, closes, reason)
    values (${idOf('station/2')}, '2999-12-31', '09:00', '11:30', null)`;
  await sql`
    insert into station (name, kind, address, geom, import_id)
    select '未启用的站', 'micro', '暂无', geom, (select id from import where state = 'staging')
    from station limit 1`;
  await sql`update unit_version set households = 77777, people = 88888`;
  await insertReleases(staff);
  await insertWalkStreet(sql);
  const { person } = await staff.signIn('leader');
  staffWords = [
    '东风街道',
    '百花第一网格',
    '水库',
    '和平8号院',
    '和平第1党支部',
    '试验区初版',
    '未启用的站',
    '未审查的数据',
    '12345',
    '内部意见',
    '77777',
    '88888',
    'T17',
    '垃圾清运',
    '电梯故障',
    person.login,
    person.id,
    idOf('unit/990101001'),
    idOf('unit/990101001001001'),
    idOf('building/1'),
  ];
  expected = new Map();
  for (const path of questions) expected.set(path, await answerOf(staff.visitor, path));
  figures = await figuresOf(staff.database);
  ({ bytes: bundle } = await exportPublic(staff.database.sql, { key: keys.privateKey, now, actor: 'cli' }));
});
// It is closed in the middle; a second time would wait for ever.
let isOpen = true;
const closeStaff = async (): Promise<void> => {
  if (isOpen) {
    isOpen = false;
    await staff.close();
  }
};
afterAll(closeStaff);

describe('a bundle', () => {
  it('holds what the public may see and no word of the staff database', () => {
    const text = linesOf(bundle).join('\n');
    for (const word of staffWords) expect(text, word).not.toContain(word);
    for (const word of [
      '试验区',
      '百花社区',
      '第1党群服务中心',
      '京S(2026)007号',
      '京ICP备0号',
      '装修',
      '青公开〔2026〕3号',
    ])
      expect(text).toContain(word);
    const kinds = linesOf(bundle).map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds).toEqual([
      'header',
      ...Array(4).fill('community'),
      ...Array(4).fill('station'),
      ...Array(7).fill('place'),
      'walk-network',
      ...Array(streetNodes).fill('walk-node'),
      ...Array(streetNodes - 1).fill('walk-edge'),
      'ticket-release',
      ...Array(3).fill('ticket-count'),
      'seal',
    ]);
  });

  it('is the same for the same data, but for the moment', async () => {
    const again = await exportPublic(staff.database.sql, { key: keys.privateKey, now, actor: 'cli' });
    expect(again.bytes.equals(bundle)).toBe(true);
    const [link] = await staff.database.sql<{ hash: string; subject: string }[]>`
      select encode(hash, 'hex') as hash, subject from audit_log where id = ${again.receipt.auditId}`;
    expect(link).toEqual({ hash: again.receipt.hash, subject: `public-bundle ${again.sha256}` });
  });

  it('has no outlines while no edition was reviewed', async () => {
    const other = await openTestApp();
    const { bytes, reviewNumber } = await exportPublic(other.database.sql, {
      key: keys.privateKey,
      now,
      actor: 'cli',
    });
    await other.close();
    const { header, communities, stations } = await readPublicBundle(bytes, keys.publicKey);
    expect({ reviewNumber, edition: header.edition, communities, stations: stations.length }).toEqual({
      reviewNumber: null,
      edition: null,
      communities: [],
      stations: 4,
    });
  });
});

describe('an instance for the public', () => {
  let database: Database;
  let instance: TestApp;
  beforeAll(async () => {
    database = await openTestDatabase();
    await refuseStaffDatabase(database.sql);
    expect(await loadPublicBundle(database.sql, await readPublicBundle(bundle, keys.publicKey))).toBe(true);
    // The staff database is gone; only the bundle is left.
    await closeStaff();
    instance = await openTestApp({ empty: true, deps: { pool: database.sql, publicOnly: true } });
  });
  afterAll(async () => {
    await instance.close();
    await database.close();
  });

  it('answers as the staff instance answered the public', async () => {
    for (const path of questions) {
      const answer = await answerOf(instance.visitor, path);
      const before = expected.get(path) as { status: number };
      // Where staff may sign in, a closed door says so; here there is no door.
      if (before.status === 401) expect(answer, path).toMatchObject({ status: 401 });
      else expect(answer, path).toEqual(before);
    }
    expect(expected.get('/ogc/collections/areas/items')).toMatchObject({ status: 200 });
    expect(expected.get('/api/public/ticket-counts')).toMatchObject({
      status: 200,
      text: expect.stringContaining('五月热线数据'),
    });
    expect(await figuresOf(database)).toEqual(figures);
    expect(figures).toMatchObject([[{ title: '五月热线数据' }], [{}, {}, { value: 40 }]]);
  });

  it('refuses every other route of the table, also to who holds a session', async () => {
    const { headers } = await addPerson(database, ['leader', 'system-admin']);
    const person = appWith(instance.app, headers);
    const others = Object.keys(declaredAccess).filter((key) => !publicRoutes.has(key));
    expect(others.length).toBeGreaterThan(30);
    for (const key of others) {
      const [method = '', path = ''] = key.split(' ');
      const address = path.replace(/:\w+\{[^}]*\}/, 'areas.json').replace(/:\w+/g, '1');
      for (const who of [instance.visitor, person]) {
        const { status } = await who.request(address, { method });
        expect([401, 404, 405], `${key} ${status}`).toContain(status);
      }
    }
    expect((await instance.visitor.request('/api/session/password', { method: 'POST' })).status).toBe(404);
    const areas = await jsonOf<{ numberMatched: number }>(person.request('/ogc/collections/areas/items'));
    expect(areas.numberMatched).toBe(4);
    await database.sql`delete from identity.person_role`;
    await database.sql`delete from identity.person`;
  });

  it('takes a newer bundle in the place of the old one, all of it or nothing', async () => {
    const lines = linesOf(bundle).slice(0, -1);
    const loadedOnce = await readPublicBundle(bundle, keys.publicKey);
    expect(await loadPublicBundle(database.sql, loadedOnce)).toBe(false);
    const fewer = lines.filter((line) => !line.includes('第2党群') && !line.includes('向阳'));
    expect(
      await loadPublicBundle(database.sql, await readPublicBundle(sealed(fewer, keys), keys.publicKey)),
    ).toBe(true);
    const count = async (collection: string) =>
      (
        await jsonOf<{ numberMatched: number }>(
          instance.visitor.request(`/ogc/collections/${collection}/items`),
        )
      ).numberMatched;
    expect([await count('stations'), await count('areas')]).toEqual([3, 3]);

    // A geometry that the database refuses: the bundle before stays as it was.
    const broken = lines.map((line) => line.replace(/"geometry":"[0-9A-F]{10}/, '"geometry":"0000000000'));
    await expect(
      loadPublicBundle(database.sql, await readPublicBundle(sealed(broken, keys), keys.publicKey)),
    ).rejects.toThrow();
    expect([await count('stations'), await count('areas')]).toEqual([3, 3]);

    const bare = lines
      .filter((line) => !line.includes('"kind":"community"'))
      .map((line) => line.replace(/"edition":\{[^}]*\}/, '"edition":null'));
    await loadPublicBundle(database.sql, await readPublicBundle(sealed(bare, keys), keys.publicKey));
    expect([await count('stations'), await count('areas')]).toEqual([4, 0]);
  });

  it('never touches a database that holds anything else', async () => {
    const given = await readPublicBundle(bundle, keys.publicKey);
    const other = await openTestApp();
    await expect(refuseStaffDatabase(other.database.sql)).rejects.toMatchObject({
      code: 'public-instance-foreign',
    });
    await expect(loadPublicBundle(other.database.sql, given)).rejects.toMatchObject({
      code: 'public-instance-foreign',
    });
    const [left] = await other.database.sql`select count(*)::int as count from station`;
    expect(left).toEqual({ count: 4 });
    await other.close();

    // Also not its own, once somebody has put an account or a ticket there.
    await database.sql`insert into identity.person (login, name, sign_on) values ('intruder', '某人', 'password')`;
    await expect(loadPublicBundle(database.sql, given)).rejects.toMatchObject({
      params: { table: 'identity.person' },
    });
  });
});
