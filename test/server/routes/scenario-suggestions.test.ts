import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import type { ScenarioMetrics } from '../../../server/contract/scenario-metrics.ts';
import type {
  SplitSuggestionAnswer,
  SplitSuggestionsAnswer,
} from '../../../server/contract/scenario-suggestions.ts';
import { community, type Desk, drawAt, leaf, openDrawingWorld, unitId } from '../../support/drawing-world.ts';
import { plantHouses, plantLane, rowsOfHouses } from '../../support/planted-houses.ts';
import { expectPlace } from '../../support/refusal-of.ts';
import { type AppOfPerson, jsonOf, type TestApp } from '../../support/test-app.ts';

const houses = 48;
let atlas: TestApp;
let planner: AppOfPerson;
beforeAll(async () => {
  atlas = await openDrawingWorld();
  planner = await atlas.signIn('planner');
  // 临江第二网格: eight columns of houses, and a lane between the fourth and the fifth.
  await plantHouses(
    atlas,
    rowsOfHouses([2250, 300], [8, 6], (index) => 15 + (index % 7)),
  );
  await plantLane(atlas, [
    [2470, -20],
    [2470, 1020],
  ]);
  // 百花第一网格: two houses in the western micro-grid, one in the eastern one.
  await plantHouses(atlas, [
    { east: 300, north: 1600, households: 30 },
    { east: 300, north: 1700, households: 30 },
    { east: 700, north: 1600, households: 50 },
  ]);
});
afterAll(() => atlas.close());

const ask = (desk: Desk, unit: string, target: object, lang = 'zh-CN') =>
  desk.send(`/units/${unit}/split-suggestions?lang=${lang}`, target);

const suggest = async (desk: Desk, unit: string, target: object): Promise<SplitSuggestionsAnswer> =>
  jsonOf<SplitSuggestionsAnswer>(ask(desk, unit, target));

const appendAll = async (desk: Desk, { operations }: SplitSuggestionAnswer): Promise<void> => {
  for (const operation of operations) await jsonOf(desk.append(operation), 201);
};

/** Buildings that lie wholly in one of the outlines, and those that reach into any. */
const countHouses = async ({ parts }: SplitSuggestionAnswer) => {
  const outlines = parts.map(({ outline }) => JSON.stringify(outline));
  const [row] = await atlas.database.sql<{ whole: number; touched: number }[]>`
    select count(*) filter (where st_covers(outline.geom, building.geom))::int as whole,
      count(distinct building.id)::int as touched
    from building join (
      select st_setsrid(st_geomfromgeojson(text), 4326) as geom from unnest(${outlines}::text[]) as text
    ) as outline on building.geom && outline.geom and st_intersects(building.geom, outline.geom)`;
  return row;
};

describe('suggestions for a grid', () => {
  it('can be appended as they are, keep the net whole, cut no building, and have the figures they say', async () => {
    const desk = await drawAt(planner);
    const { suggestions, unit, method, unmet, version } = await suggest(desk, leaf.linjiangLower, {
      parts: 3,
    });
    expect({ method, version }).toEqual({ method: 'line', version: desk.version });
    expect(unit).toMatchObject({ id: leaf.linjiangLower, code: '990101002001002', buildings: houses });
    expect(unmet).toEqual([]);
    expect(suggestions.map(({ emphasis }) => emphasis)).toEqual(['balance', 'lines', 'compactness']);
    for (const suggestion of suggestions) {
      expect(await countHouses(suggestion)).toEqual({ whole: houses, touched: houses });
      const own = await drawAt(planner);
      await appendAll(own, suggestion);
      expect(await own.read('/certificate')).toMatchObject({ holds: true });
      const { units } = await own.read<ScenarioMetrics>('/metrics');
      for (const part of suggestion.parts) {
        const { households, people, buildings, areaSquareMeters, compactness } = part;
        const after = { households, people, buildings, areaSquareMeters, compactness };
        expect(units.find(({ id }) => id === part.unit.id)?.after).toMatchObject(after);
      }
      expect(suggestion.parts.reduce((sum, part) => sum + part.households, 0)).toBe(unit.households);
    }
    const best = suggestions.find(({ emphasis }) => emphasis === 'balance');
    expect(best?.deviation).toBeLessThan(0.1);
    expect(
      best?.parts.filter(({ continues }) => continues).map(({ unit: { id, code } }) => [id, code]),
    ).toEqual([[leaf.linjiangLower, '990101002001002']]);
    const codes = best?.parts.map(({ unit: { code } }) => code).sort();
    expect(codes).toEqual(['990101002001002', '990101002001003', '990101002001004']);
  });

  it('follow a road where one divides the unit well', async () => {
    const { suggestions } = await suggest(await drawAt(planner), leaf.linjiangLower, {
      householdsPerPart: 430,
    });
    expect(suggestions[0]?.parts).toHaveLength(2);
    expect(Math.max(...suggestions.map(({ guidedShare }) => guidedShare))).toBeGreaterThan(0.95);
  });

  it('start from what the scenario has become', async () => {
    const desk = await drawAt(planner);
    const [first] = (await suggest(desk, leaf.linjiangLower, { parts: 2 })).suggestions;
    await appendAll(desk, first!);
    const fresh = first!.parts.find(({ continues }) => !continues)!;
    const { unit, suggestions } = await suggest(desk, fresh.unit.id, { parts: 2 });
    expect(unit).toMatchObject({ code: fresh.unit.code, households: fresh.households });
    await appendAll(desk, suggestions[0]!);
    expect(await desk.read('/certificate')).toMatchObject({ holds: true });
  });

  it('regroup the units below where there are some', async () => {
    const desk = await drawAt(planner);
    const answer = await suggest(desk, unitId('001001001'), { parts: 2, tolerance: 0.2 });
    expect(answer).toMatchObject({ method: 'regroup', unit: { households: 158, buildings: 5 } });
    expect(answer.unmet.map(({ code }) => code)).toEqual(['suggest-fewer-ways']);
    const [only] = answer.suggestions;
    expect(only?.lineMeters).toBeCloseTo(1000, 6);
    expect(only?.parts.map(({ households }) => households).sort()).toEqual([74, 84]);
    await appendAll(desk, only!);
    expect(await desk.read('/certificate')).toMatchObject({ holds: true });
    const { levels } = await desk.read<ScenarioMetrics>('/metrics');
    expect(levels.find(({ level }) => level === 'general-grid')).toMatchObject({ before: 6, after: 7 });
  });
});

describe('nothing is suggested', () => {
  const refusal = async (desk: Desk, unit: string, target: object) => {
    const [zh, en] = [await ask(desk, unit, target), await ask(desk, unit, target, 'en')];
    const [body, inEnglish] = [(await zh.json()) as ErrorBody, (await en.json()) as ErrorBody];
    return {
      status: zh.status,
      code: body.code,
      zh: body.message,
      en: inEnglish.message,
      ...body.details[0],
    };
  };

  it('for a unit without buildings, with too few, or with nothing to split; it says where', async () => {
    const desk = await drawAt(planner);
    const empty = await refusal(desk, leaf.baihuaLower, { parts: 2 });
    expect(empty).toMatchObject({ status: 422, code: 'suggest-no-buildings' });
    expect([empty.zh, empty.en]).toEqual([
      expect.stringContaining('百花第二网格'),
      expect.stringContaining('There is no building in'),
    ]);
    expectPlace(empty.place, 500, 500);
    const few = await refusal(desk, leaf.taoyuanUpper, { parts: 5 });
    expect(few).toMatchObject({ status: 422, code: 'suggest-too-few-buildings' });
    const small = await refusal(desk, leaf.taoyuanUpper, { householdsPerPart: 500 });
    expect(small).toMatchObject({ status: 422, code: 'suggest-no-split-needed' });
    const children = await refusal(desk, unitId('001001001'), { parts: 3 });
    expect(children).toMatchObject({ status: 422, code: 'suggest-too-few-children' });
  });

  it('for the district, a unit that is not there, a community whose lines are locked', async () => {
    const desk = await drawAt(planner);
    const whole = await refusal(desk, unitId(''), { parts: 2 });
    expect(whole).toMatchObject({ status: 422, code: 'suggest-level-wrong' });
    const none = await refusal(desk, '00000000-0000-4000-8000-000000000000', { parts: 2 });
    expect(none).toMatchObject({ status: 422, code: 'net-unit-unknown' });
    await plantHouses(atlas, [{ east: 2400, north: 1600, households: 800 }]);
    const locked = await refusal(desk, community.linjiang, { parts: 2 });
    expect(locked).toMatchObject({ status: 422, code: 'scenario-line-locked' });
  });

  it('outside the area of the planner, or for what was handed in', async () => {
    const local = await drawAt(await atlas.signIn({ role: 'planner', areaId: unitId('001') }));
    const foreign = await refusal(local, leaf.linjiangLower, { parts: 2 });
    expect(foreign).toMatchObject({ status: 403, code: 'scenario-outside-area' });
    const desk = await drawAt(planner);
    const [first] = (await suggest(desk, leaf.linjiangLower, { parts: 2 })).suggestions;
    await appendAll(desk, first!);
    await jsonOf(desk.send('/submission'));
    const submitted = await refusal(desk, leaf.taoyuanUpper, { parts: 2 });
    expect(submitted).toMatchObject({ status: 409, code: 'scenario-not-draft' });
  });

  it('for a target that is none', async () => {
    const desk = await drawAt(planner);
    for (const target of [{}, { parts: 2, householdsPerPart: 300 }, { parts: 1 }, { parts: 2, tolerance: 2 }])
      expect((await ask(desk, leaf.linjiangLower, target)).status).toBe(400);
  });
});
