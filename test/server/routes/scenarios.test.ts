import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { ScenarioMetrics } from '../../../server/contract/scenario-metrics.ts';
import type { ChangedOperation, ScenarioOperation } from '../../../server/contract/scenario-operations.ts';
import type { Scenario } from '../../../server/contract/scenarios.ts';
import { loadNet } from '../../../server/engines/net/load.ts';
import { saveNet } from '../../../server/engines/net/save.ts';
import {
  community,
  cutLinjiang,
  type Desk,
  drawAt,
  leaf,
  openDrawingWorld,
  reshapeOf,
  unitId,
} from '../../support/drawing-world.ts';
import { appWith, jsonOf, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let planner: Awaited<ReturnType<TestApp['signIn']>>;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  planner = await atlas.signIn('planner');
});
afterAll(() => atlas.close());

const bytesOf = async (desk: Desk, query = ''): Promise<Buffer> => {
  const answer = await planner.request(`/api/scenarios/${desk.id}/net${query}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};

describe('a scenario', () => {
  it('begins as a draft on the latest revision, is renamed and deleted', async () => {
    const desk = await drawAt(planner, { title: '临江划小', areaId: community.linjiang });
    const drawn = await desk.read<Scenario>('');
    expect(drawn).toMatchObject({
      state: 'draft',
      kind: 'adjustment',
      baseRevision: { id: 2 },
      isBehind: false,
      area: { name: '临江社区' },
      createdBy: { id: planner.person.id },
      frame: { epsg: 4545 },
      operations: 0,
      decisions: [],
    });
    const renamed = await jsonOf<Scenario>(desk.send('', { title: '临江社区划小' }, 'PATCH'));
    expect(renamed).toMatchObject({ title: '临江社区划小', version: drawn.version + 1 });
    const { scenarios } = await jsonOf<{ scenarios: Scenario[] }>(
      planner.request('/api/scenarios?mine=true'),
    );
    expect(scenarios.map(({ title }) => title)).toContain('临江社区划小');
    await jsonOf(desk.send('', undefined, 'DELETE', drawn.version), 412);
    expect((await desk.send('', undefined, 'DELETE')).status).toBe(204);
    await jsonOf(planner.request(`/api/scenarios/${desk.id}`), 404);
  });

  it('takes operations, each proven and kept with what it came to', async () => {
    const desk = await drawAt(planner);
    const operation = cutLinjiang();
    const added = await jsonOf<ChangedOperation>(desk.append(operation), 201);
    expect(added).toMatchObject({
      operations: 1,
      operation: { sequence: 1, state: 'done', appendedBy: { id: planner.person.id } },
    });
    expect(added.operation.patch?.units.map(({ before, after }) => [before?.code, after?.code])).toEqual([
      ['990101002001002', undefined],
      [undefined, '990101002001003'],
      [undefined, '990101002001004'],
    ]);
    const proven = added.operation.proof.find(({ unitId: id }) => id === community.linjiang);
    expect(proven).toMatchObject({ children: 3, areaSquareMeters: 2_000_000 });
    const kept = await desk.read<{ operations: ScenarioOperation[] }>('/operations?patches=true');
    expect(kept.operations).toEqual([added.operation]);
    const holds = await desk.read<{ holds: boolean; certificate: object }>('/certificate');
    expect(holds).toMatchObject({ holds: true, certificate: { version: desk.version, units: 18 } });
    const [history] = await atlas.database.sql`
      select actor, after from audit_log where subject = ${`scenario ${desk.id}`} order by id desc limit 1`;
    expect(history).toMatchObject({ actor: planner.person.id, after: { sequence: 1, kind: 'split' } });
  });

  it('is done once, however often a request is sent', async () => {
    const desk = await drawAt(planner);
    const clientKey = randomUUID();
    const operation = cutLinjiang();
    const first = await jsonOf<ChangedOperation>(desk.append(operation, clientKey), 201);
    const again = await jsonOf<ChangedOperation>(
      desk.send('/operations', { clientKey, operation }, 'POST', 1),
      201,
    );
    expect(again).toEqual(first);
    const other = await jsonOf(desk.append({ kind: 'absorb', unit: unitId('001001001') }, clientKey), 422);
    expect(other).toMatchObject({ code: 'scenario-key-used' });
    expect((await desk.read<Scenario>('')).operations).toBe(1);
  });

  it('says what happened meanwhile to who saw an older version, and needs to be told which one was seen', async () => {
    const desk = await drawAt(planner);
    await jsonOf(desk.append(cutLinjiang()), 201);
    const absorb = { clientKey: randomUUID(), operation: { kind: 'absorb', unit: unitId('001001001') } };
    const stale = await jsonOf(desk.send('/operations', absorb, 'POST', 1), 412);
    expect(stale).toMatchObject({
      code: 'scenario-changed',
      message: expect.stringMatching(/第 1 版,现在是第 2 版。其间新增了第 1 项操作\(划分,测试人员\d+\)/),
    });
    const without = planner.request(`/api/scenarios/${desk.id}/operations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(absorb),
    });
    expect(await jsonOf(without, 428)).toMatchObject({ code: 'scenario-version-needed' });
  });

  it('undoes exactly and does again, the last first, until another way is taken', async () => {
    const desk = await drawAt(planner);
    const before = await bytesOf(desk);
    await jsonOf(desk.append(cutLinjiang()), 201);
    const once = await bytesOf(desk);
    await jsonOf(desk.append({ kind: 'absorb', unit: unitId('001001001') }), 201);
    const twice = await bytesOf(desk);
    expect(await jsonOf(desk.send('/operations/1', undefined, 'DELETE'), 409)).toMatchObject({
      code: 'scenario-nothing-to-undo',
    });
    await jsonOf(desk.send('/operations/2', undefined, 'DELETE'));
    // A lost answer: the same request again says what is.
    await jsonOf(desk.send('/operations/2', undefined, 'DELETE', desk.version - 1));
    expect((await bytesOf(desk)).equals(once)).toBe(true);
    await jsonOf(desk.send('/operations/1', undefined, 'DELETE'));
    expect((await bytesOf(desk)).equals(before)).toBe(true);
    expect(await jsonOf(desk.send('/operations/2/redo'), 409)).toMatchObject({
      code: 'scenario-nothing-to-redo',
    });
    await jsonOf(desk.send('/operations/1/redo'));
    await jsonOf(desk.send('/operations/2/redo'));
    expect((await bytesOf(desk)).equals(twice)).toBe(true);
    await jsonOf(desk.send('/operations/2', undefined, 'DELETE'));
    const renamed = { kind: 'describe', unit: leaf.baihuaLower, name: '百花南网格' } as const;
    expect(await jsonOf<ChangedOperation>(desk.append(renamed), 201)).toMatchObject({
      operation: { sequence: 3 },
      operations: 2,
    });
    await jsonOf(desk.send('/operations/2/redo'), 404);
  });

  it('is tried without being kept', async () => {
    const desk = await drawAt(planner);
    const before = await bytesOf(desk);
    const body = { clientKey: randomUUID(), operation: cutLinjiang() };
    const tried = await jsonOf<{ proof: { unitId: string }[] }>(desk.send('/operations?dryRun=true', body));
    // The neighbours get a vertex each, so their communities are proven too.
    expect(tried.proof.map(({ unitId: id }) => id).sort()).toEqual(
      [community.linjiang, community.taoyuan, community.xiangyang].sort(),
    );
    expect((await bytesOf(desk)).equals(before)).toBe(true);
    expect((await desk.read<Scenario>('')).operations).toBe(0);
  });

  it('gives the engine of the browser its net, whole or a part', async () => {
    const desk = await drawAt(planner);
    await jsonOf(desk.append(cutLinjiang()), 201);
    const whole = loadNet(await bytesOf(desk));
    expect(whole.unitCount).toBe(18);
    const part = loadNet(await bytesOf(desk, `?unit=${community.linjiang}`));
    expect([...part.units()].map(([, { code }]) => code).sort()).toEqual([
      '990101',
      '990101002',
      '990101002001',
      '990101002001001',
      '990101002001003',
      '990101002001004',
    ]);
    expect(saveNet(part).length).toBeLessThan(saveNet(whole).length);
    const answer = await planner.request(`/api/scenarios/${desk.id}/net`, {
      headers: { 'If-None-Match': `"${desk.version}"` },
    });
    expect(answer.status).toBe(304);
  });

  it('stands the same for another process, which reads it from the database', async () => {
    const desk = await drawAt(planner);
    await jsonOf(desk.append(cutLinjiang()), 201);
    const lower = [leaf.baihuaWest, leaf.baihuaEast] as const;
    await jsonOf(
      desk.append(
        reshapeOf(lower, [
          [500, 2000],
          [450, 1500],
          [500, 1000],
        ]),
      ),
      201,
    );
    const other = appWith(createApp(atlas.deps), planner.person.headers);
    const answer = await other.request(`/api/scenarios/${desk.id}/net`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(await bytesOf(desk))).toBe(true);
  });

  it('is copied by somebody else, whose draft it then is', async () => {
    const desk = await drawAt(planner);
    await jsonOf(desk.append(cutLinjiang()), 201);
    const other = await atlas.signIn('planner');
    const { scenario, leftOut } = await jsonOf<{ scenario: Scenario; leftOut: unknown[] }>(
      other.request(`/api/scenarios/${desk.id}/copies`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: '另一个方案' }),
      }),
      201,
    );
    expect(leftOut).toEqual([]);
    expect(scenario).toMatchObject({
      copiedFrom: desk.id,
      operations: 1,
      createdBy: { id: other.person.id },
    });
  });

  it('counts what it changes, unit by unit, and nothing gets lost', async () => {
    const desk = await drawAt(planner);
    await jsonOf(
      desk.append(
        cutLinjiang([
          [1900, 400],
          [3100, 400],
        ]),
      ),
      201,
    );
    const metrics = await desk.read<ScenarioMetrics>('/metrics');
    const byCode = new Map(metrics.units.map((unit) => [unit.code, unit]));
    expect([...byCode.keys()].sort()).toEqual([
      '990101002001',
      '990101002001002',
      '990101002001003',
      '990101002001004',
    ]);
    expect(byCode.get('990101002001002')).toMatchObject({ change: 'retired', after: null });
    expect(byCode.get('990101002001003')).toMatchObject({
      change: 'new',
      before: null,
      after: { areaSquareMeters: 400_000, compactness: expect.closeTo((4 * Math.PI * 0.4) / 2.8 ** 2, 12) },
    });
    expect(metrics.total.after).toEqual(metrics.total.before);
    expect(metrics.total.after).toMatchObject({
      buildings: 2,
      households: 48,
      compounds: 2,
      partyMembersNote: '<5',
    });
    expect(metrics.total.after.ticketsPerYear).toBeGreaterThan(0);
    expect(metrics.levels.find(({ level }) => level === 'general-grid')).toMatchObject({
      before: 6,
      after: 7,
    });
  });
});
