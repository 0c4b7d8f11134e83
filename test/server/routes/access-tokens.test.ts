import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OwnedToken } from '../../../server/contract/access-tokens.ts';
import { type AdministratedApp, openAdministratedApp } from '../../support/administration.ts';
import { addToken } from '../../support/people.ts';
import { type AppOfPerson, appWith, jsonOf } from '../../support/test-app.ts';

let app: AdministratedApp;
beforeAll(async () => {
  app = await openAdministratedApp();
});
afterAll(() => app.test.close());

const listed = async (by: AppOfPerson): Promise<readonly OwnedToken[]> =>
  (await jsonOf<{ tokens: OwnedToken[] }>(by.request('/api/access-tokens'))).tokens;
const revoke = (by: AppOfPerson, id: string) => by.request(`/api/access-tokens/${id}`, { method: 'DELETE' });

it('administrators see whose token each is and when it was used, never the token', async () => {
  const { person } = await app.test.signIn('leader');
  const token = await addToken(app.test.database, person.id);
  const program = appWith(app.test.app, { Authorization: `Bearer ${token}` });
  expect((await program.request('/api/district')).status).toBe(200);
  const answer = await app.system.request('/api/access-tokens');
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  const text = await answer.text();
  expect(text).not.toContain(token);
  expect(text).not.toMatch(/hash/i);
  const [found] = (JSON.parse(text) as { tokens: OwnedToken[] }).tokens;
  expect(found).toMatchObject({ name: 'test', owner: { id: person.id, login: person.login } });
  expect(found?.lastUsedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
});

it('one of them revokes a token at once, which the history says with its owner; others go on', async () => {
  const { person } = await app.test.signIn('planner');
  const [first, second] = await Promise.all([
    addToken(app.test.database, person.id),
    addToken(app.test.database, person.id),
  ]);
  const statusOf = async (token: string) =>
    (await app.test.app.request('/api/district', { headers: { Authorization: `Bearer ${token}` } })).status;
  expect(await statusOf(first)).toBe(200);
  const own = (await listed(app.security)).filter(({ owner }) => owner.id === person.id);
  expect(own).toHaveLength(2);
  // The one that was used stands first.
  const { id = '' } = own[0] ?? {};
  expect((await revoke(app.security, id)).status).toBe(204);
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  expect(await app.lastAudit()).toMatchObject({
    actor: app.security.person.id,
    action: 'revoke-token',
    subject: `token ${id}`,
    before: { person: person.id },
  });
  expect((await listed(app.system)).map((token) => token.id)).not.toContain(id);
  expect((await revoke(app.system, id)).status).toBe(404);
});

it('nobody else sees or revokes the tokens of others', async () => {
  const { person } = await app.test.signIn('leader');
  const token = await addToken(app.test.database, person.id);
  const found = (await listed(app.system)).find(({ owner }) => owner.id === person.id);
  const owner = appWith(app.test.app, { Authorization: `Bearer ${token}` });
  for (const by of [app.audit, await app.test.signIn('data-steward'), owner, app.test.visitor]) {
    expect([401, 403]).toContain((await by.request('/api/access-tokens')).status);
    expect([401, 403]).toContain((await revoke(by, found?.id ?? '')).status);
  }
  expect((await owner.request('/api/district')).status).toBe(200);
});
