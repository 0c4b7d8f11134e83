import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import type { NetOperation } from '../../../server/contract/scenario-operations.ts';
import type { Conflict, Scenario } from '../../../server/contract/scenarios.ts';
import {
  community,
  cutLinjiang,
  type Desk,
  deskOf,
  drawAt,
  leaf,
  newUnit,
  openDrawingWorld,
  reshapeOf,
  splitOf,
  unitId,
} from '../../support/drawing-world.ts';
import { jsonOf, sendJson, type TestApp } from '../../support/test-app.ts';

type Person = Awaited<ReturnType<TestApp['signIn']>>;

let atlas: TestApp;
let first: Person;
let second: Person;
let approver: Person;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  first = await atlas.signIn('planner');
  second = await atlas.signIn('planner');
  approver = await atlas.signIn('approver');
  await atlas.database.sql`insert into setting (name, value) values ('approvals', '{"steps": ["approval"]}')`;
});
afterAll(() => atlas.close());

/** A draft on the first net with these operations. */
const draft = async (who: Person, title: string, ...operations: NetOperation[]): Promise<Desk> => {
  const desk = await drawAt(who, { title, baseRevisionId: 2 });
  for (const operation of operations) await jsonOf(desk.append(operation), 201);
  return desk;
};
const approve = async (desk: Desk): Promise<void> => {
  await jsonOf(desk.send('/submission'));
  const decision = {
    decision: 'approve',
    opinion: '同意',
    decidedOn: '2026-06-30',
    documentNumber: '合成1号',
  };
  await jsonOf(deskOf(approver, desk).send('/decisions', decision));
  desk.version += 1;
};
const publish = (desk: Desk, effectiveFrom: string): Promise<Response> =>
  desk.send('/publication', { effectiveFrom });
const stateOf = async () => {
  const { sql } = atlas.database;
  return [
    await sql`select id, certificate from net_revision order by id`,
    await sql`select unit_id, from_revision, until_revision from unit_version order by 1, 2`,
    await sql`select count(*)::int as count from net_arc`,
    await sql`select id, state, version from scenario order by id`,
  ];
};

const cutTaoyuan = splitOf(
  leaf.taoyuanLower,
  [
    [900, 600],
    [2100, 600],
  ],
  [
    [newUnit('990101001002502', community.taoyuan, 'dedicated-grid'), [1500, 200]],
    [newUnit('990101001002503', community.taoyuan, 'dedicated-grid'), [1500, 800]],
  ],
);
/** Bends the line between the two grids of 临江. */
const bend = reshapeOf(
  [leaf.linjiangUpper, leaf.linjiangLower],
  [
    [2000, 1000],
    [2500, 1100],
    [3000, 1000],
  ],
);

describe('two planners', () => {
  it('publish both where they touch different lines, the second by replay, with a vertex each on a common line', async () => {
    const one = await draft(first, '临江', cutLinjiang());
    const two = await draft(second, '桃园', cutTaoyuan);
    await approve(one);
    await approve(two);
    await jsonOf(publish(one, '2999-01-01'));
    const published = await jsonOf<Scenario>(publish(two, '2999-02-01'));
    expect(published.state).toBe('published');
    const next = await drawAt(first);
    expect(await next.read('/certificate')).toMatchObject({ holds: true, certificate: { units: 19 } });
    const { operations } = await two.read<{ operations: unknown[] }>('/operations');
    expect(operations).toHaveLength(1);
    await next.send('', undefined, 'DELETE');
  });

  it('are told which units and lines, and where, when they touch the same; nothing is half applied', async () => {
    const absorb: NetOperation = { kind: 'absorb', unit: unitId('001001001') };
    const late = await draft(second, '晚了', absorb, bend);
    await approve(late);
    const before = await stateOf();
    const refused = await jsonOf<ErrorBody>(publish(late, '2999-03-01'), 409);
    expect(refused).toMatchObject({ code: 'scenario-conflict', message: expect.stringContaining('晚了') });
    expect(refused.details).toMatchObject([
      {
        row: 2,
        feature: leaf.linjiangLower,
        message: expect.stringContaining('临江第二网格'),
        place: expect.any(Array),
      },
    ]);
    expect(await stateOf()).toEqual(before);
    const { conflicts } = await late.read<{ conflicts: Conflict[] }>('/conflicts');
    expect(conflicts).toMatchObject([{ sequence: 2, kind: 'unit', units: [{ id: leaf.linjiangLower }] }]);
    const fork = await jsonOf<{ scenario: Scenario; leftOut: Conflict[] }>(
      sendJson(second, `/api/scenarios/${late.id}/copies`, { title: '重做', base: 'latest' }),
      201,
    );
    expect(fork.leftOut.map(({ sequence }) => sequence)).toEqual([2]);
    expect(fork.scenario).toMatchObject({ operations: 1, isBehind: false, copiedFrom: late.id });
    const again = deskOf(second, fork.scenario);
    expect(await again.read('/certificate')).toMatchObject({ holds: true });
  });

  it('move a draft on to the latest net as a whole, or not at all', async () => {
    const fits = await draft(first, '能移', { kind: 'absorb', unit: unitId('001001001') });
    const moved = await jsonOf<Scenario>(fits.send('/rebase'));
    expect(moved).toMatchObject({ isBehind: false, operations: 1 });
    await jsonOf(fits.send('/operations/2', undefined, 'DELETE'));
    const stuck = await draft(first, '不能移', bend);
    expect(await jsonOf(stuck.send('/rebase'), 409)).toMatchObject({ code: 'scenario-conflict' });
    expect(await stuck.read<Scenario>('')).toMatchObject({
      isBehind: true,
      operations: 1,
      version: stuck.version,
    });
  });

  it('rest on what was put in before them, when that was done anew', async () => {
    const early = await draft(first, '更早', { kind: 'absorb', unit: unitId('001001001') });
    await approve(early);
    await jsonOf(publish(early, '2998-01-01'));
    const last = await drawAt(second);
    expect(await last.read('/certificate')).toMatchObject({ holds: true, certificate: { units: 17 } });
  });

  it('publish both where one moves another line of the very unit that the other cut', async () => {
    const [, upper] = cutTaoyuan.kind === 'split' ? cutTaoyuan.parts : [];
    const corner = splitOf(
      leaf.taoyuanUpper,
      [
        [1300, 2100],
        [900, 1700],
      ],
      [
        [newUnit('990101001002001', community.taoyuan, 'general-grid', leaf.taoyuanUpper), [1500, 1500]],
        [newUnit('990101001002002', community.taoyuan), [1050, 1950]],
      ],
    );
    const other = reshapeOf(
      [leaf.taoyuanUpper, upper?.unit.id ?? ''],
      [
        [1000, 1000],
        [1500, 1050],
        [2000, 1000],
      ],
    );
    const drafts: Desk[] = [];
    for (const [who, title, operation] of [
      [first, '切角', corner],
      [second, '改另一边', other],
    ] as const) {
      const desk = await drawAt(who, { title });
      await jsonOf(desk.append(operation), 201);
      await approve(desk);
      drafts.push(desk);
    }
    const [one, two] = drafts as [Desk, Desk];
    await jsonOf(publish(one, '2999-05-01'));
    expect(await two.read('/conflicts')).toMatchObject({ conflicts: [] });
    await jsonOf(publish(two, '2999-06-01'));
    const last = await drawAt(first);
    expect(await last.read('/certificate')).toMatchObject({ holds: true, certificate: { units: 18 } });
  });
});
