import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Coverage,
  type CoverageCompounds,
  type CoverageGaps,
  coverageCompoundsSchema,
  coverageGapsSchema,
  coverageLevels,
  coverageSchema,
} from '../../../server/contract/coverage.ts';
import { type CoverageCapacity, coverageCapacitySchema } from '../../../server/contract/coverage-capacity.ts';
import { type CoverageEvidence, coverageEvidenceSchema } from '../../../server/contract/coverage-evidence.ts';
import type { ErrorBody } from '../../../server/contract/error-body.ts';
import { raiseLayerBuilds } from '../../../server/queries/layer-revisions.ts';
import { layStreets } from '../../support/coverage-streets.ts';
import { idOf } from '../../support/small-district.ts';
import { jsonOf, openTestApp, type TestApp } from '../../support/test-app.ts';

let app: TestApp;
const ask = <Body>(path: string, status = 200) => jsonOf<Body>(app.staff.request(path), status);

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app?.close());

it('says that there is no walking network, and how to get one', async () => {
  const refusal = await ask<ErrorBody>('/api/coverage', 409);
  expect(refusal.code).toBe('no-walking-network');
  expect(refusal.message).toContain('import walking-network');
});

describe('with two streets and two lanes', () => {
  beforeAll(async () => {
    const { sql } = app.database;
    await layStreets(sql);
    // 120 households each; people are known of the first three, elderly and disabled of two.
    await sql`update compound set people = 300 where id = any (${[0, 1, 2].map((i) => idOf(`compound/${i}`))}::uuid[])`;
    await sql`update compound set elderly = 90, disabled = 30 where id = any (${[0, 2].map((i) => idOf(`compound/${i}`))}::uuid[])`;
    await sql`insert into station_hours (station_id, weekday, opens, closes) values (${idOf('station/0')}, 3, '18:00', '20:00')`;
    await sql`update station set capacity_per_day = 60 where id = ${idOf('station/0')}`;
    await sql.begin((tx) => raiseLayerBuilds(tx, ['stations', 'compounds'], 'test'));
  });

  it('shares count by distance and by time, with what is unknown or off the network beside them', async () => {
    const answer = await ask<Coverage>('/api/coverage');
    expect(coverageSchema.parse(answer)).toEqual(answer);
    // Four compounds walk 550 m (7.6 minutes), two 1,050 m (14.6); the seventh stands off the network.
    expect(answer.total.households).toEqual({
      known: 720,
      withinMeters: [0, 0, 480],
      withinMinutes: [0, 480, 720],
      unknownCompounds: 0,
      offNetwork: 120,
    });
    expect(answer.total.people).toMatchObject({
      known: 900,
      withinMinutes: [0, 600, 900],
      unknownCompounds: 4,
    });
    expect(answer.total.elderly).toMatchObject({
      known: 180,
      withinMinutes: [0, 90, 180],
      unknownCompounds: 5,
    });
    expect(answer.network).toMatchObject({ sourceName: '试验路网', asOf: '2026-06-01', nodes: 8 });
    expect(answer.offNetworkCompounds).toMatchObject([
      { name: '和平7号院', offNetwork: { reason: 'too-far', nearestMeters: 400 } },
    ]);
  });

  it('every level adds up to the same total', async () => {
    for (const level of coverageLevels) {
      const { units, total } = await ask<Coverage>(`/api/coverage?level=${level}`);
      const sum = (of: (unit: Coverage['units'][number]) => number) =>
        units.reduce((all, unit) => all + of(unit), 0);
      expect(sum(({ figures }) => figures.households.known)).toBe(total.households.known);
      expect(sum(({ figures }) => figures.households.withinMinutes[1] ?? 0)).toBe(480);
      expect(sum(({ figures }) => figures.people.unknownCompounds)).toBe(total.people.unknownCompounds);
    }
  });

  it('slower walkers reach less; in the evening only what is open then counts, and a gate is shut', async () => {
    const elderly = await ask<Coverage>('/api/coverage?walker=elderly');
    expect(elderly.total.households.withinMinutes).toEqual([0, 0, 480]);
    const evening = await ask<Coverage>('/api/coverage?opening=evening');
    expect(evening.total.households.withinMeters).toEqual([0, 0, 240]);
    expect(evening.stations.map(({ absence }) => absence)).toEqual([null, 'hours', 'hours', 'hours']);
    const legal = await ask<Coverage>('/api/coverage?service=legal');
    expect(legal.total.households.withinMinutes).toEqual([0, 0, 0]);
    expect(legal.stations.every(({ absence }) => absence === 'service')).toBe(true);
  });

  it('every compound is listed with its nearest station, or why there is none', async () => {
    const answer = await ask<CoverageCompounds>('/api/coverage/compounds?opening=evening');
    expect(coverageCompoundsSchema.parse(answer)).toEqual(answer);
    expect(answer.compounds.map(({ meters }) => meters)).toEqual([
      550,
      550,
      1_050,
      1_550,
      2_050,
      2_550,
      null,
    ]);
    expect(answer.compounds[6]?.state).toBe('off-network');
    expect(answer.compounds[0]).toMatchObject({ minutes: 7.6, stationId: idOf('station/0') });
  });

  it('a compound shows its evidence: entrance, point, station, way and network', async () => {
    const answer = await ask<CoverageEvidence>(`/api/coverage/compounds/${idOf('compound/1')}?by=meters`);
    expect(coverageEvidenceSchema.parse(answer)).toEqual(answer);
    expect(answer.entrances).toMatchObject([
      { kind: 'main-gate', meters: 550, minutes: 7.6, isPassable: true },
    ]);
    expect(answer.route).toMatchObject({ meters: 550, minutes: 7.6, station: { id: idOf('station/0') } });
    expect(answer.route?.steps.map(({ name, meters }) => [name, meters])).toEqual([
      ['第2街', 250],
      ['第7街', 300],
    ]);
    const off = await ask<CoverageEvidence>(`/api/coverage/compounds/${idOf('compound/6')}`);
    expect(off).toMatchObject({ route: null, entrances: [{ snap: null, nearestWayMeters: 400 }] });
    await ask(`/api/coverage/compounds/${idOf('no such')}`, 404);
  });

  it('wheels do not pass an entrance that is closed to them', async () => {
    const { sql } = app.database;
    await sql`update compound_entrance set wheelchair = false where id = ${idOf('entrance/0')}`;
    await sql.begin((tx) => raiseLayerBuilds(tx, ['compounds'], 'test'));
    const { compounds } = await ask<CoverageCompounds>('/api/coverage/compounds?walker=wheelchair');
    expect(compounds[0]).toMatchObject({ state: 'unreachable', minutes: null });
    expect(compounds[1]).toMatchObject({ state: 'reached', minutes: 9.2 });
  });

  it('gaps are ranked by people, minutes and vulnerability', async () => {
    const answer = await ask<CoverageGaps>('/api/coverage/gaps?limit=5min');
    expect(coverageGapsSchema.parse(answer)).toEqual(answer);
    // 300 people, 9.6 minutes too far, 1 + 120 / 300.
    expect(answer.gaps[0]).toMatchObject({
      name: '和平3号院',
      excessMinutes: 9.6,
      vulnerability: 1.4,
      score: 4_025,
    });
    expect(answer.gaps.map(({ name }) => name)).toEqual(['和平3号院', '和平1号院', '和平2号院']);
    expect(answer).toMatchObject({ count: 3, people: 900, limit: '5min' });
    const meters = await ask<CoverageGaps>('/api/coverage/gaps?limit=1000m');
    expect(meters.gaps.map(({ name, excessMinutes }) => [name, excessMinutes])).toEqual([['和平3号院', 0.7]]);
  });

  it('capacity is shared among the people around', async () => {
    const answer = await ask<CoverageCapacity>('/api/coverage/capacity?opening=evening');
    expect(coverageCapacitySchema.parse(answer)).toEqual(answer);
    // 60 handlings over 300 x 0.68 + 300 x 0.68 + 300 x 0.22 people.
    const shared = 60 / (600 * 0.68 + 300 * 0.22);
    const expected = [shared * 0.68, shared * 0.68, shared * 0.22, 0].map(
      (value) => Math.round(value * 10_000) / 10,
    );
    expect(answer.compounds.slice(0, 4).map(({ perThousand }) => perThousand)).toEqual(expected);
    expect(answer).toMatchObject({ capacityPerDay: 60, people: 900, perThousand: 66.7 });
  });

  it('is for the staff', async () => {
    expect((await app.visitor.request('/api/coverage')).status).toBe(401);
  });
});
