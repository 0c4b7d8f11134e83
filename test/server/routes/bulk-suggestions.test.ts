import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import type { ScenarioMetrics } from '../../../server/contract/scenario-metrics.ts';
import type { BulkSuggestionsAnswer } from '../../../server/contract/scenario-suggestions.ts';
import {
  community,
  type Desk,
  drawAt,
  leaf,
  openDrawingWorld,
  splitOf,
  unitId,
} from '../../support/drawing-world.ts';
import { plantHouses, rowsOfHouses } from '../../support/planted-houses.ts';
import { type AppOfPerson, jsonOf, type TestApp } from '../../support/test-app.ts';

let atlas: TestApp;
let planner: AppOfPerson;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  planner = await atlas.signIn('planner');
  // Beside the two houses of each upper grid of the small district: 临江 900 below; 向阳 30 above only.
  await plantHouses(
    atlas,
    rowsOfHouses([2300, 300], [6, 5], () => 30),
  );
  await plantHouses(atlas, [{ east: 2300, north: 1700, households: 20 }]);
});
afterAll(() => atlas.close());

const ask = (desk: Desk, unit: string, leastHouseholds: number, mostHouseholds: number, lang = 'zh-CN') =>
  desk.send(`/units/${unit}/bulk-suggestions?lang=${lang}`, { leastHouseholds, mostHouseholds });

const appendAll = async (desk: Desk, { steps }: BulkSuggestionsAnswer): Promise<void> => {
  for (const operation of steps.flatMap(({ operations }) => operations))
    await jsonOf(desk.append(operation), 201);
  expect(await desk.read('/certificate')).toMatchObject({ holds: true });
};

describe('all grids of a community', () => {
  it('that are too large are split; the steps can be appended in their order and come to what they say', async () => {
    const desk = await drawAt(planner);
    const answer = await jsonOf<BulkSuggestionsAnswer>(ask(desk, community.linjiang, 60, 350));
    expect(answer).toMatchObject({ version: desk.version, fitting: { before: 1 }, counted: { before: 2 } });
    const [split, ...others] = answer.steps;
    expect(others).toEqual([]);
    expect(split).toMatchObject({ kind: 'split', units: [{ id: leaf.linjiangLower, households: 900 }] });
    expect(answer.unmet).toEqual([]);
    expect(answer.fitting.after).toBe(answer.counted.after);
    await appendAll(desk, answer);
    const { units } = await desk.read<ScenarioMetrics>('/metrics');
    for (const { unit, households, areaSquareMeters } of split?.results ?? [])
      expect(units.find(({ id }) => id === unit.id)?.after).toMatchObject({ households, areaSquareMeters });
    expect(split?.results.reduce((sum, { households }) => sum + households, 0)).toBe(900);
  });

  it('that are too small are merged with a neighbour that has room', async () => {
    const desk = await drawAt(planner);
    const answer = await jsonOf<BulkSuggestionsAnswer>(ask(desk, community.linjiang, 100, 1000));
    expect(answer.steps).toMatchObject([
      {
        kind: 'merge',
        units: [
          { id: leaf.linjiangLower, households: 900 },
          { id: leaf.linjiangUpper, households: 68 },
        ],
        results: [{ unit: { id: leaf.linjiangLower }, continues: true, households: 968 }],
      },
    ]);
    expect(answer).toMatchObject({ fitting: { before: 1, after: 1 }, counted: { before: 2, after: 1 } });
    await appendAll(desk, answer);
  });

  it('for which nothing can be done are named with the reason, in both languages', async () => {
    const desk = await drawAt(planner);
    const [zh, en] = [
      await jsonOf<BulkSuggestionsAnswer>(ask(desk, community.linjiang, 500, 950)),
      await jsonOf<BulkSuggestionsAnswer>(ask(desk, community.linjiang, 500, 950, 'en')),
    ];
    expect(zh.steps).toEqual([]);
    const [only] = zh.unmet;
    expect(zh.unmet).toMatchObject([{ code: 'suggest-no-neighbour-fits', unitId: leaf.linjiangUpper }]);
    expect(only?.message).toContain('临江第一网格');
    expect(only?.places).toHaveLength(1);
    expect(en.unmet[0]?.message).toContain('merged with any neighbour');
  });

  it('give and take units below where that is enough', async () => {
    const desk = await drawAt(planner);
    // 百花: the lower grid gets two micro-grids, so that both grids have units below.
    const metres = (north: number) =>
      [
        [-50, north],
        [1050, north],
      ] as const;
    const part = (code: string, name: string, parentId: string, id?: string) => ({
      ...{ id: id ?? crypto.randomUUID(), level: 'micro-grid' as const, parentId, code, name },
      ...{ isVoid: false, attributes: {} },
    });
    const lower = part('990101001001002001', '下一', leaf.baihuaLower);
    await jsonOf(desk.append({ kind: 'subdivide', unit: leaf.baihuaLower, child: lower }), 201);
    const cut = splitOf(lower.id, metres(500), [
      [lower, [500, 200]],
      [part('990101001001002002', '下二', leaf.baihuaLower), [500, 800]],
    ]);
    await jsonOf(desk.append(cut), 201);
    await plantHouses(atlas, [
      { east: 300, north: 200, households: 200 },
      { east: 300, north: 800, households: 60 },
    ]);
    // Above 24 + 24, below 260: below gives its upper half away.
    const answer = await jsonOf<BulkSuggestionsAnswer>(ask(desk, community.baihua, 100, 230));
    expect(answer.steps.map(({ kind, operations }) => [kind, operations.map((each) => each.kind)])).toEqual([
      ['shift', ['reassign']],
    ]);
    expect(answer.steps[0]?.results.map(({ households }) => households).sort()).toEqual([108, 200]);
    expect(answer).toMatchObject({ fitting: { before: 0, after: 2 }, unmet: [] });
    await appendAll(desk, answer);
  });

  it('are asked for by a community', async () => {
    const desk = await drawAt(planner);
    const grid = await ask(desk, leaf.linjiangLower, 100, 200);
    expect([grid.status, ((await grid.json()) as ErrorBody).code]).toEqual([422, 'suggest-not-community']);
    expect((await ask(desk, community.linjiang, 300, 200)).status).toBe(400);
    const local = await drawAt(await atlas.signIn({ role: 'planner', areaId: unitId('001') }));
    expect((await ask(local, community.linjiang, 100, 200)).status).toBe(403);
  });
});
