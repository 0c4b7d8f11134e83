import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetOperation } from '../../../server/contract/scenario-operations.ts';
import {
  community,
  cutLinjiang,
  type Desk,
  drawAt,
  leaf,
  newUnit,
  openDrawingWorld,
  reshapeOf,
  splitOf,
  unitId,
} from '../../support/drawing-world.ts';
import { expectPlace, refusalOf } from '../../support/refusal-of.ts';
import { jsonOf, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let desk: Desk;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  desk = await drawAt(await planner());
});
afterAll(() => atlas.close());

const planner = () => atlas.signIn('planner');

describe('a scenario leaves alone', () => {
  it('a unit that was retired, before or in this scenario, or that never was', async () => {
    const mine = await drawAt(await planner());
    await jsonOf(mine.append(cutLinjiang()), 201);
    const again = await refusalOf(
      mine,
      cutLinjiang([
        [1900, 600],
        [3100, 600],
      ]),
    );
    expect(again).toMatchObject({ status: 422, code: 'scenario-unit-retired' });
    expect(again.zh).toContain('临江第二网格(990101002001002)');
    expectPlace(again.place, 3000, 0);
    const { sql } = atlas.database;
    const gone = randomUUID();
    await sql`insert into unit (id, created_in, retired_in) values (${gone}, 1, 2)`;
    await sql`
      insert into unit_version (unit_id, from_revision, until_revision, level, parent_id, code, name, is_leaf,
        area_square_meters, geom, label_point)
      select ${gone}, 1, 2, level, parent_id, '990101002001009', '旧网格', true, 1, geom, label_point
      from unit_version where unit_id = ${leaf.linjiangLower}`;
    const old = await refusalOf(desk, { kind: 'absorb', unit: gone });
    expect(old).toMatchObject({
      status: 422,
      code: 'scenario-unit-retired',
      zh: expect.stringContaining('旧网格'),
    });
    expectPlace(old.place, 2500, 500);
    const reused = splitOf(
      leaf.linjiangLower,
      [
        [1900, 400],
        [3100, 400],
      ],
      [
        [newUnit('990101002001009', community.linjiang), [2500, 200]],
        [newUnit('990101002001004', community.linjiang), [2500, 800]],
      ],
    );
    const twice = await refusalOf(desk, reused);
    expect(twice).toMatchObject({
      status: 409,
      code: 'net-code-used',
      zh: expect.stringContaining('旧网格'),
    });
    expectPlace(twice.place, 2500, 500);
    const never = await refusalOf(desk, { kind: 'absorb', unit: randomUUID() });
    expect(never).toMatchObject({ status: 422, code: 'net-unit-unknown' });
  });

  it('lines of communities, unless the scenario is a change of boundaries', async () => {
    const line = [leaf.baihuaLower, leaf.taoyuanLower] as const;
    const bent = reshapeOf(line, [
      [1000, 1000],
      [1050, 500],
      [1000, 0],
    ]);
    const locked = await refusalOf(desk, bent);
    expect(locked).toMatchObject({ status: 422, code: 'net-line-locked' });
    expectPlace(locked.place, 1000, 1000);
    const moved: NetOperation = { kind: 'reassign', unit: leaf.baihuaLower, parentId: community.taoyuan };
    const kept = await refusalOf(desk, moved);
    expect(kept).toMatchObject({
      status: 422,
      code: 'scenario-line-locked',
      zh: expect.stringContaining('区划变更'),
    });
    expectPlace(kept.place, 500, 500);
    const merged: NetOperation = {
      kind: 'merge',
      units: [leaf.baihuaLower, leaf.taoyuanLower],
      into: newUnit('990101001001002', community.baihua, 'general-grid', leaf.baihuaLower),
    };
    expect(await refusalOf(desk, merged)).toMatchObject({ code: 'scenario-line-locked' });
    const change = await drawAt(await planner(), { kind: 'boundary-change' });
    const { operation } = await jsonOf<{ operation: { proof: { unitId: string }[] } }>(
      change.append(bent),
      201,
    );
    expect(operation.proof.map(({ unitId: id }) => id)).toContain(unitId('001'));
    await jsonOf(change.append(moved), 201);
    expect(await change.read('/certificate')).toMatchObject({ holds: true });
  });

  it('units outside the area of the planner', async () => {
    const local = await atlas.signIn({ role: 'planner', areaId: unitId('001') });
    const own = await drawAt(local);
    const refused = await refusalOf(own, cutLinjiang());
    expect(refused).toMatchObject({ status: 403, code: 'scenario-outside-area' });
    expect(refused.zh).toContain('临江社区');
    expectPlace(refused.place, 2500, 1000);
    await jsonOf(own.append({ kind: 'absorb', unit: unitId('001001001') }), 201);
    const whole = await atlas.signIn('planner');
    const foreign = await drawAt(whole);
    await jsonOf(foreign.append(cutLinjiang()), 201);
    const copy = local.request(`/api/scenarios/${foreign.id}/copies`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: '抄来的' }),
    });
    expect(await jsonOf(copy, 403)).toMatchObject({ code: 'scenario-outside-area' });
  });
});
