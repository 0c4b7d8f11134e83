import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scenario } from '../../../server/contract/scenarios.ts';
import {
  cutLinjiang,
  type Desk,
  deskOf,
  drawAt,
  openDrawingWorld,
  unitId,
} from '../../support/drawing-world.ts';
import { type AppOfPerson, jsonOf, type TestApp } from '../../support/test-app.ts';

type Person = Awaited<ReturnType<TestApp['signIn']>>;

let atlas: TestApp;
let author: Person;
let approvers: Person[];
let desk: Desk;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  author = await atlas.signIn('planner', 'approver');
  approvers = [];
  for (let i = 0; i < 5; i += 1) approvers.push(await atlas.signIn('approver'));
  desk = await drawAt(author, { title: '临江划小' });
});
afterAll(() => atlas.close());

const decision = { decision: 'approve', opinion: '同意', decidedOn: '2026-06-30' };
/** The same scenario at somebody else's desk. */
const at = (who: AppOfPerson): Desk => deskOf(who, desk);
const decide = async (who: AppOfPerson, more: object = {}): Promise<Response> => {
  const answer = await at(who).send('/decisions', { ...decision, ...more });
  if (answer.ok) desk.version += 1;
  return answer;
};
const refused = async (answer: Promise<Response>, status: number): Promise<unknown> =>
  ((await jsonOf(answer, status)) as { code: unknown }).code;

describe('a scenario goes its way', () => {
  it('is handed in with a proof and the chain of steps, and does not change any more', async () => {
    expect(await refused(desk.send('/submission'), 409)).toBe('scenario-empty');
    await jsonOf(desk.append(cutLinjiang()), 201);
    const handedIn = await jsonOf<Scenario>(desk.send('/submission'));
    expect(handedIn).toMatchObject({
      state: 'submitted',
      round: 1,
      steps: ['community', 'street', 'grid-center', 'countersign', 'approval'],
      nextStep: 'community',
      certificate: { units: 18, version: 2 },
    });
    expect(await refused(desk.append({ kind: 'absorb', unit: unitId('001001001') }), 409)).toBe(
      'scenario-not-draft',
    );
    expect(await refused(desk.send('', { title: '改' }, 'PATCH'), 409)).toBe('scenario-not-draft');
    expect(await refused(desk.send('/operations/1', undefined, 'DELETE'), 409)).toBe('scenario-not-draft');
    const { sql } = atlas.database;
    await expect(sql`delete from scenario_operation where scenario_id = ${desk.id}`).rejects.toThrow(
      'handed in',
    );
    expect(await refused(desk.send('', undefined, 'DELETE'), 409)).toBe('scenario-was-handed-in');
  });

  it('is never decided on by its author, says the server and says the database', async () => {
    expect(await refused(decide(author), 403)).toBe('scenario-own');
    await expect(
      atlas.database.sql`
        insert into scenario_decision (scenario_id, author_id, round, position, step, decision, opinion, decided_on, decided_by)
        select id, created_by, 1, 0, 'community', 'approve', '同意', '2026-06-30', created_by from scenario
        where id = ${desk.id}`,
    ).rejects.toThrow(/nobody/);
  });

  it('is returned to its author with an opinion, changed, taken back and handed in again', async () => {
    const [first] = approvers as [Person];
    await jsonOf(decide(first, { decision: 'return', opinion: '请并入一个网格' }));
    const returned = await desk.read<Scenario>('');
    expect(returned).toMatchObject({
      state: 'draft',
      decisions: [{ step: 'community', decision: 'return' }],
    });
    await jsonOf(desk.append({ kind: 'absorb', unit: unitId('001001001') }), 201);
    await jsonOf(desk.send('/submission'));
    expect(await refused(at(first).send('/withdrawal', { reason: '不是我的' }), 403)).toBe(
      'scenario-not-yours',
    );
    expect(await jsonOf(desk.send('/withdrawal', { reason: '再看看' }))).toMatchObject({
      state: 'draft',
      round: 2,
    });
    expect(await jsonOf(desk.send('/submission'))).toMatchObject({ state: 'submitted', round: 3 });
  });

  it('passes step by step, by another person each, the last with a document number', async () => {
    const [first, second, third, fourth, last] = approvers as [Person, Person, Person, Person, Person];
    const { sql } = atlas.database;
    await sql`update identity.person_role set approval_step = 'street' where person_id = ${first.person.id}`;
    expect(await refused(decide(first), 403)).toBe('scenario-step-not-yours');
    await sql`update identity.person_role set approval_step = 'community' where person_id = ${first.person.id}`;
    await jsonOf(decide(first));
    const [step] = await sql`select action, after ->> 'step' as step from audit_log order by id desc limit 1`;
    expect(step).toEqual({ action: 'decide-scenario', step: 'community' });
    const local = await atlas.signIn({ role: 'approver', areaId: unitId('002') });
    expect(await refused(decide(local), 403)).toBe('scenario-step-not-yours');
    await jsonOf(decide(second));
    expect(await refused(decide(second), 409)).toBe('scenario-person-twice');
    expect(await refused(at(third).send('/decisions', decision, 'POST', 1), 412)).toBe('scenario-changed');
    await jsonOf(decide(third));
    await jsonOf(decide(fourth));
    expect(await refused(desk.send('/publication', { effectiveFrom: '2999-01-01' }), 409)).toBe(
      'scenario-state-wrong',
    );
    expect(await refused(decide(last), 422)).toBe('scenario-document-needed');
    const approved = await jsonOf<Scenario>(decide(last, { documentNumber: '试政发〔2026〕1号' }));
    expect(approved).toMatchObject({ state: 'approved', nextStep: null });
    expect(approved.decisions.filter(({ round }) => round === 3).map(({ step: of }) => of)).toEqual(
      approved.steps,
    );
  });

  it('is published from a day to come on, and withdrawn before that day', async () => {
    expect(await refused(desk.send('/publication', { effectiveFrom: '2026-01-01' }), 422)).toBe(
      'net-backdated',
    );
    const published = await jsonOf<Scenario>(desk.send('/publication', { effectiveFrom: '2999-06-01' }));
    expect(published).toMatchObject({
      state: 'published',
      publication: { effectiveFrom: '2999-06-01', publishedBy: { id: author.person.id } },
    });
    const id = published.publication?.netRevisionId ?? 0;
    const [revision] = await atlas.database.sql`
      select title, document_number, certificate ->> 'units' as units from net_revision where id = ${id}`;
    expect(revision).toEqual({ title: '临江划小', document_number: '试政发〔2026〕1号', units: '16' });
    const next = await drawAt(author, { title: '下一个' });
    expect((await next.read<Scenario>('')).baseRevision.id).toBe(id);
    expect(await next.read('/certificate')).toMatchObject({ holds: true, certificate: { units: 16 } });
    const inUse = await jsonOf(desk.send('/withdrawal', { reason: '暂缓' }), 409);
    expect(inUse).toMatchObject({ code: 'scenario-rested-on', message: expect.stringContaining('下一个') });
    expect((await next.send('', undefined, 'DELETE')).status).toBe(204);
    const withdrawn = await jsonOf<Scenario>(desk.send('/withdrawal', { reason: '暂缓' }));
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawal: { reason: '暂缓' } });
    const [left] = await atlas.database.sql`select count(*)::int as count from net_revision where id = ${id}`;
    expect(left).toEqual({ count: 0 });
    expect(await refused(desk.send('/publication', { effectiveFrom: '2999-06-01' }), 409)).toBe(
      'scenario-state-wrong',
    );
  });
});

describe('the chain', () => {
  it('is what the system administrator decides', async () => {
    const admin = await atlas.signIn('system-admin');
    const put = (steps: string[]) =>
      admin.request('/api/settings/approvals', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ steps }),
      });
    await jsonOf(put(['approval', 'approval']), 400);
    await jsonOf(put([]), 400);
    await jsonOf(put(['street', 'approval']));
    const short = await drawAt(author);
    await jsonOf(short.append(cutLinjiang()), 201);
    expect(await jsonOf(short.send('/submission'))).toMatchObject({ steps: ['street', 'approval'] });
  });
});

describe('a remark', () => {
  it('is pinned to a place, read by all who work on it, and settled', async () => {
    const [reader] = approvers as [Person];
    const body = { place: [108.5, 33.6], body: '这条线穿过了小区', unitId: unitId('002001002') };
    const { comments } = await jsonOf<{ comments: { id: string }[] }>(
      at(reader).send('/comments', body),
      201,
    );
    expect(comments).toMatchObject([{ ...body, writtenBy: { id: reader.person.id }, resolvedBy: null }]);
    const settled = await jsonOf(desk.send(`/comments/${comments[0]?.id}/resolution`));
    expect(settled).toMatchObject({ comments: [{ resolvedBy: { id: author.person.id } }] });
    await jsonOf(desk.send(`/comments/${comments[0]?.id}/resolution`), 404);
  });
});
