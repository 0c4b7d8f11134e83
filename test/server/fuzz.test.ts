import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../server/contract/rights.ts';
import { type ApiDocument, type FuzzRequest, requests } from '../support/fuzz/requests.ts';
import { addPerson, addToken, hashOf, type TestPerson } from '../support/people.ts';
import { idOf } from '../support/small-district.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

/** `TEST_FUZZ=200000 npx vitest run test/server/fuzz.test.ts` is the long run. */
const runs = Number(process.env.TEST_FUZZ ?? 1_500);
const runsPerRound = 500;
const longestMs = 60_000 + runs * 60;

let app: TestApp;
let people: TestPerson[];
let headers: Record<string, string>[];
const secrets: string[] = [];

const marks = [
  /\bat .+\.(ts|js):\d+/,
  /node_modules/,
  /PostgresError/,
  /syntax error/i,
  /relation "/,
  /ECONN/,
];

beforeAll(async () => {
  app = await openTestApp();
  const [office] = await app.database.sql<{ id: string }[]>`
    insert into responsible_unit (name, kind) values ('试验处置单位', 'department') returning id`;
  people = await Promise.all(
    roles.map((role) =>
      addPerson(app.database, [role === 'caseworker' ? { role, officeId: office?.id ?? '' } : role]),
    ),
  );
  const tokens = await Promise.all(people.map(({ id }) => addToken(app.database, id)));
  headers = [
    {},
    ...people.map((person) => ({ ...person.headers })),
    ...tokens.map((token) => ({ Authorization: `Bearer ${token}` })),
  ];
  secrets.push(...tokens, ...people.map(({ sessionToken }) => sessionToken));
});
afterAll(() => app.close());

/** Requests end sessions and lock people out; the next round begins with all of them. */
const reviveCallers = async (): Promise<void> => {
  const { sql } = app.database;
  await sql`update identity.person set disabled_at = null`;
  await sql`delete from identity.throttle`;
  for (const { id, sessionToken } of people)
    await sql`
      insert into identity.session (token_hash, person_id, stage, device, expires_at)
      values (${hashOf(sessionToken)}, ${id}, 'full', 'test', now() + interval '1 hour')
      on conflict (token_hash) do update set stage = 'full', last_seen_at = now(),
        expires_at = now() + interval '1 hour'`;
};

const readDocuments = async (): Promise<ApiDocument[]> => [
  (await (await app.app.request('/api/openapi.json')).json()) as ApiDocument,
  await ogcDocument(),
];

const ogcDocument = async (): Promise<ApiDocument> => {
  const document = (await (await app.staff.request('/ogc/api')).json()) as ApiDocument;
  const paths = Object.entries(document.paths).map(([path, operations]) => [`/ogc${path}`, operations]);
  return { ...document, paths: Object.fromEntries(paths) };
};

/** What is wrong with an answer, if anything. */
const complaintOf = async (request: FuzzRequest, caller: Record<string, string>): Promise<string | null> => {
  const answer = await app.app.request(request.path, {
    method: request.method,
    headers: { ...caller, 'Content-Type': request.contentType },
    ...(request.body === null ? {} : { body: request.body }),
  });
  if (answer.headers.get('Content-Type')?.includes('event-stream')) {
    await answer.body?.cancel();
    return null;
  }
  const text = await answer.text();
  if (answer.status >= 500) return `${answer.status}: ${text}`;
  if (answer.status >= 400 && !text.startsWith('{"code":"'))
    return `an error without a code: ${text.slice(0, 200)}`;
  const mark = marks.find((one) => one.test(text));
  if (mark !== undefined && answer.status >= 400) return `shows its inside (${mark}): ${text.slice(0, 300)}`;
  const secret = secrets.find((one) => text.includes(one));
  return secret === undefined ? null : 'shows a secret';
};

it(
  `${runs} requests made from the description find no failure and no leak`,
  async () => {
    const known = {
      ids: ['unit/990101001', 'compound/0', 'station/0', 'nobody']
        .map(idOf)
        .concat(people.map(({ id }) => id)),
      texts: ['areas', 'tickets', 'stations', '噪音', '2026-05', '1', 'site', 'sessions', 'demo-leader'],
    };
    const arbitrary = fc.oneof(...(await readDocuments()).map((document) => requests(document, known)));
    for (let done = 0; done < runs; done += runsPerRound) {
      await reviveCallers();
      const caller = fc.integer({ min: 0, max: headers.length - 1 });
      await fc.assert(
        fc.asyncProperty(arbitrary, caller, async (request, place) => {
          expect(await complaintOf(request, headers[place] ?? {})).toBeNull();
        }),
        { numRuns: Math.min(runsPerRound, runs - done), seed: 20260630 + done, endOnFailure: true },
      );
    }
  },
  longestMs,
);
