import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../../../server/engines/net/apply.ts';
import { polygonsOfUnit } from '../../../../../server/engines/net/dissolve.ts';
import type { Ground } from '../../../../../server/engines/net/suggest/ground.ts';
import { splitOperationOf } from '../../../../../server/engines/net/suggest/split-operation.ts';
import {
  type SplitSuggestion,
  suggestSplit,
} from '../../../../../server/engines/net/suggest/suggest-split.ts';
import { holderOf } from '../../../../support/cut-referee.ts';
import { houseOf, randomGround, rectangleOf } from '../../../../support/random-ground.ts';
import { certificateOf, idOf, netOf, unitOf } from '../../../../support/small-net.ts';

/** The unit alone in a district, split as suggested; the polygons of its parts. */
const applied = (ground: Ground, suggestion: SplitSuggestion) => {
  const polygons = ground.polygons.map((polygon) =>
    polygon.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!] as const),
    ),
  );
  const net = netOf([
    { unit: unitOf(1, 'district', null), polygons },
    { unit: unitOf(10, 'street', 1), polygons },
  ]);
  const operation = splitOperationOf(idOf(10), suggestion, (part) => unitOf(100 + part, 'street', 1));
  const outcome = apply(net, operation);
  expect(outcome.ok ? 'done' : outcome.refusal).toBe('done');
  expect(certificateOf(net).ok).toBe(true);
  return suggestion.parts.map((_, part) => polygonsOfUnit(net, net.slotOf(idOf(100 + part)) ?? 0) ?? []);
};

const expectSound = (ground: Ground, suggestion: SplitSuggestion, pieces: number): void => {
  const parts = applied(ground, suggestion);
  const households = parts.map(() => 0);
  for (const { id, footprint, households: count } of ground.buildings) {
    const holder = holderOf(parts, footprint[0]![0]!);
    expect([id, holder]).not.toEqual([id, null]);
    expect(suggestion.parts[holder!]!.buildingIds).toContain(id);
    households[holder!]! += count;
  }
  expect(suggestion.parts.map((part) => part.households)).toEqual(households);
  const mean = households.reduce((sum, each) => sum + each, 0) / households.length;
  const worst = Math.max(...households.map((each) => Math.abs(each / mean - 1)));
  expect(suggestion.deviation).toBeCloseTo(worst, 9);
  expect(parts.reduce((sum, polygons) => sum + polygons.length, 0)).toBeLessThan(parts.length + pieces);
};

describe('suggestions for chance ground', () => {
  it('apply, hold the certificate, cut no building, hang together and say what they have', () => {
    fc.assert(
      fc.property(
        fc.record({
          columns: fc.integer({ min: 4, max: 8 }),
          rows: fc.integer({ min: 3, max: 6 }),
          seed: fc.integer({ min: 1, max: 1e6 }),
          hasHole: fc.boolean(),
          isApart: fc.boolean(),
        }),
        fc.integer({ min: 2, max: 4 }),
        (shape, parts) => {
          const ground = randomGround(shape);
          const { suggestions, obstacles } = suggestSplit(ground, { parts }, 7);
          expect(suggestions.length + obstacles.length).toBeGreaterThan(0);
          for (const suggestion of suggestions) expectSound(ground, suggestion, ground.polygons.length);
          const best = Math.min(...suggestions.map(({ deviation }) => deviation));
          const isSaid = obstacles.some(({ kind }) => kind === 'balance-not-reached');
          expect(isSaid).toBe(suggestions.length > 0 && best > 0.1);
          for (const { difference } of suggestions.slice(1)) expect(difference).toBeGreaterThanOrEqual(0.02);
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);
});

const square = (side: number): Ground['polygons'] => [[rectangleOf(0, 0, side, side)]];
const row = (counts: readonly number[]): Ground => ({
  polygons: [[rectangleOf(0, 0, counts.length * 3_000, 4_000)]],
  buildings: counts.map((count, i) =>
    houseOf(`h${i}`, rectangleOf(i * 3_000 + 800, 1_000, i * 3_000 + 2_200, 3_000), count),
  ),
  guides: [],
});

describe('suggestSplit', () => {
  it('gives the same for the same seed', () => {
    const ground = randomGround({ columns: 6, rows: 4, seed: 3, hasHole: false, isApart: false });
    expect(suggestSplit(ground, { parts: 3 }, 5)).toEqual(suggestSplit(ground, { parts: 3 }, 5));
  });

  it('follows the road that balances', () => {
    const ground = {
      ...row([40, 40, 40, 40]),
      guides: [{ kind: 'road', line: Int32Array.of(5_900, -500, 6_100, 4_500) }] as const,
    };
    const [best] = suggestSplit(ground, { parts: 2 }).suggestions;
    expect(best?.parts.map(({ households }) => households)).toEqual([80, 80]);
    expect(best?.guidedShare).toBeGreaterThan(0.95);
    expect(best?.lines).toHaveLength(1);
    expect(best?.lines[0]?.length).toBeLessThanOrEqual(4);
  });

  it('runs midway between buildings where no road is, half a metre away at least', () => {
    const [best] = suggestSplit(row([30, 30]), { parts: 2 }).suggestions;
    for (const [x] of best?.lines.flat() ?? []) expect(Math.abs(x - 3_000)).toBeLessThan(120);
  });

  it('counts households per part', () => {
    const { suggestions } = suggestSplit(row([50, 50, 50, 50, 50, 50]), { householdsPerPart: 100 });
    expect(suggestions[0]?.parts.map(({ households }) => households)).toEqual([100, 100, 100]);
  });

  it('says which building is too large and still comes as near as can be', () => {
    const { suggestions, obstacles } = suggestSplit(row([10, 300, 10, 10]), { parts: 2 });
    expect(suggestions.length).toBeGreaterThan(0);
    expect(obstacles).toContainEqual(
      expect.objectContaining({ kind: 'building-too-large', buildings: ['h1'], households: 300 }),
    );
    expect(obstacles.map(({ kind }) => kind)).toContain('balance-not-reached');
  });

  it('says why there is nothing to suggest', () => {
    const only = (ground: Ground, parts = 2) => suggestSplit(ground, { parts }).obstacles;
    expect(only({ polygons: square(5_000), buildings: [], guides: [] })).toEqual([{ kind: 'no-buildings' }]);
    expect(only(row([0, 0, 0]))).toEqual([{ kind: 'no-households' }]);
    expect(only(row([20]))).toEqual([{ kind: 'too-few-buildings', parts: 2, possible: 1 }]);
    expect(only(row([20, 0, 5]), 3)).toEqual([{ kind: 'too-few-buildings', parts: 3, possible: 2 }]);
    expect(only(row([5, 5]), 30)).toEqual([{ kind: 'too-many-parts', parts: 30, most: 24 }]);
    expect(suggestSplit(row([20, 20]), { householdsPerPart: 400 }).obstacles).toEqual([
      { kind: 'no-split-needed', households: 40 },
    ]);
  });

  it('keeps buildings that touch together', () => {
    const ground = row([20, 20, 20]);
    const touching = {
      ...ground,
      buildings: [...ground.buildings, houseOf('wing', rectangleOf(2_200, 1_200, 2_900, 2_800), 20)],
    };
    for (const suggestion of suggestSplit(touching, { parts: 2 }).suggestions) {
      expectSound(touching, suggestion, 1);
      const holder = suggestion.parts.find(({ buildingIds }) => buildingIds.includes('wing'));
      expect(holder?.buildingIds).toContain('h0');
    }
  });

  it('does not cut what belongs to others and reaches into the unit', () => {
    const ground = row([30, 30]);
    const [across] = row([0, 0]).buildings.slice(0, 1);
    const neighbour = { ...across!, id: 'n', footprint: [[rectangleOf(2_600, -900, 3_400, 600)]] };
    const { suggestions } = suggestSplit({ ...ground, neighbours: [neighbour] }, { parts: 2 });
    const parts = applied(ground, suggestions[0]!);
    const inside = rectangleOf(2_600, 50, 3_400, 600);
    expect(holderOf(parts, inside)).not.toBe(null);
  });

  it('takes places without footprints as small squares', () => {
    const ground = row([30, 30]);
    const places = ground.buildings.map((building) => ({ ...building, footprint: [] }));
    expect(suggestSplit({ ...ground, buildings: places }, { parts: 2 }).suggestions).not.toHaveLength(0);
  });
});
