import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessScores } from '../../../../server/engines/walk/access-score.ts';
import { unreachable } from '../../../../server/engines/walk/costs.ts';
import { coverageOf, type Demand } from '../../../../server/engines/walk/coverage.ts';
import { rankGaps } from '../../../../server/engines/walk/gaps.ts';

const minutes = (count: number): number => count * 60_000;
const demand = (
  entrances: readonly number[],
  people: number | null,
  more?: Partial<Demand['counts']>,
): Demand => ({
  entrances,
  groups: ['street', `community ${entrances[0]! % 2}`],
  counts: { households: people === null ? null : people / 2, people, elderly: null, disabled: null, ...more },
});

/** Entrances: 3 and 8 minutes, no way to a station, off the network. */
const costs = [minutes(3), minutes(8), unreachable, null];
const demands: readonly Demand[] = [
  demand([1, 0], 100, { elderly: 20 }),
  demand([1], 300, { elderly: 0, disabled: 3 }),
  demand([2], 50),
  demand([3], 70, { elderly: 7 }),
  demand([0], null),
  demand([3, 1], 10, { elderly: 10, disabled: 10 }),
];
const limits = [minutes(5), minutes(10), minutes(15)];

describe('coverage', () => {
  const coverage = coverageOf(demands, costs, limits);

  it('goes by the best entrance, shows what is not known, and lists what is off the network', () => {
    expect(coverage.groups.get('street')?.people).toEqual({
      within: [100, 410, 410],
      known: 460,
      unknownDemands: 1,
      offNetwork: 70,
    });
    expect(coverage.groups.get('street')?.elderly).toEqual({
      within: [20, 30, 30],
      known: 30,
      unknownDemands: 2,
      offNetwork: 7,
    });
    expect(coverage.groups.get('street')?.disabled).toMatchObject({ known: 13, unknownDemands: 4 });
    expect(coverage.offNetwork).toEqual([3]);
  });

  it('adds up over units', () => {
    const sum = (of: (group: string) => number): number => of('community 0') + of('community 1');
    const known = (group: string): number => coverage.groups.get(group)?.households.known ?? 0;
    expect(sum(known)).toBe(known('street'));
  });

  it('ranks gaps by people, excess minutes and vulnerability, with the unreachable at the farthest', () => {
    expect(rankGaps(demands, costs, minutes(5), minutes(30))).toEqual([
      expect.objectContaining({
        demand: 2,
        score: 50 * 25,
        isUnreachable: true,
        isVulnerabilityUnknown: true,
      }),
      expect.objectContaining({ demand: 1, score: 300 * 3 * 1.01, isVulnerabilityUnknown: false }),
      expect.objectContaining({ demand: 5, score: 10 * 3 * 3, vulnerability: 3 }),
    ]);
  });
});

describe('access scores (E2SFCA)', () => {
  const bands = [
    { limit: 300, weight: 1 },
    { limit: 600, weight: 0.68 },
    { limit: 900, weight: 0.22 },
  ];
  const weight = (cost: number): number => (cost <= 300 ? 1 : cost <= 600 ? 0.68 : cost <= 900 ? 0.22 : 0);

  it('are the two weighted sums of the method, and give out all capacity that is reached', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(1_200), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }),
        (table, people) => {
          const rows = table.map((row) => ({
            places: Uint32Array.of(0, 1, 2, 3),
            costs: Uint32Array.from(row),
          }));
          const capacities = rows.map((_, i) => (i === 4 ? null : 10 * (i + 1)));
          const { scores, withoutCapacity } = accessScores(rows, capacities, people, bands);
          const ratios = table.map((row, j) => {
            const reached = row.reduce((sum, cost, k) => sum + people[k]! * weight(cost), 0);
            return capacities[j] == null || reached === 0 ? 0 : capacities[j] / reached;
          });
          for (const i of people.keys())
            expect(scores[i]).toBeCloseTo(
              table.reduce((sum, row, j) => sum + ratios[j]! * weight(row[i]!), 0),
              9,
            );
          const given = people.reduce((sum, count, i) => sum + count * scores[i]!, 0);
          const shared = capacities.reduce(
            (sum: number, capacity, j) => sum + (ratios[j]! > 0 ? (capacity ?? 0) : 0),
            0,
          );
          expect(given).toBeCloseTo(shared, 6);
          expect(withoutCapacity).toEqual(table.length === 5 ? [4] : []);
        },
      ),
    );
  });
});
