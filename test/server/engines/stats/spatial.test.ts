import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  smoothGlobally,
  smoothLocally,
  smoothShares,
} from '../../../../server/engines/stats/empirical-bayes.ts';
import { controlFalseDiscovery } from '../../../../server/engines/stats/false-discovery.ts';
import { findFrequentPlaces, poissonUpperTail } from '../../../../server/engines/stats/frequent-places.ts';
import { findHotSpots } from '../../../../server/engines/stats/getis-ord.ts';
import {
  expectedCounts,
  observedToExpected,
  perHouseholds,
  ratesPer,
} from '../../../../server/engines/stats/rates.ts';
import {
  amongKept,
  binaryWeights,
  neighboursOf,
  queenNeighbours,
  rangeOf,
  rowStandardisedWeights,
  withSelf,
} from '../../../../server/engines/stats/spatial-weights.ts';
import { references, relativeError, sixDigits } from './references.ts';

const { counties } = references;
const { births, deaths } = counties;
const neighbours = queenNeighbours(counties.outlines);

describe('the counties of North Carolina, as spdep sees them', () => {
  it('are neighbours where they share a corner', () => {
    const own = counties.outlines.map((_, county) => [
      ...neighbours.place.subarray(...rangeOf(neighbours, county)),
    ]);
    expect(own).toEqual(counties.neighbours);
  });

  it('have these rates and excess risks', () => {
    expect(relativeError(ratesPer(deaths, births, perHouseholds), counties.rates)).toBeLessThan(sixDigits);
    const excess = observedToExpected(deaths, births);
    expect(relativeError(excess, counties.observedToExpected)).toBeLessThan(sixDigits);
  });

  it('have these rates after empirical Bayes smoothing, global and local (Marshall 1991)', () => {
    expect(relativeError(smoothGlobally(deaths, births), counties.smoothedGlobally)).toBeLessThan(sixDigits);
    const local = smoothLocally(deaths, births, neighbours);
    expect(relativeError(local, counties.smoothedLocally)).toBeLessThan(sixDigits);
  });

  it('are these hot spots by Gi*, with either weights, before and after control of false discoveries', () => {
    const binary = findHotSpots(counties.rates, binaryWeights(withSelf(neighbours)));
    expect(relativeError(binary.z, counties.gstarBinary)).toBeLessThan(sixDigits);
    expect(relativeError(binary.p, counties.p)).toBeLessThan(sixDigits);
    expect(relativeError(binary.q, counties.benjaminiHochberg)).toBeLessThan(sixDigits);
    const standardised = findHotSpots(counties.rates, rowStandardisedWeights(withSelf(neighbours)));
    expect(relativeError(standardised.z, counties.gstarRowStandardised)).toBeLessThan(sixDigits);
  });

  it('are so likely by chance', () => {
    const expected = expectedCounts(deaths, births);
    const tails = deaths.map((count, county) => poissonUpperTail(count, expected[county] ?? 0));
    expect(relativeError(tails, counties.upperTail)).toBeLessThan(sixDigits);
  });
});

describe('shares', () => {
  it('are smoothed as spdep smooths binomial counts', () => {
    const { parts, wholes, smoothed } = references.shares;
    expect(relativeError(smoothShares(parts, wholes), smoothed)).toBeLessThan(sixDigits);
  });
});

describe('units that have nobody', () => {
  it('have no rate, expect nothing, and cannot be smoothed', () => {
    expect([...ratesPer([3, 3], [0, 1500], 1000)]).toEqual([Number.NaN, 2]);
    expect([...observedToExpected([3, 4, 8], [0, 100, 200])]).toEqual([Number.NaN, 1, 1]);
    expect(() => smoothGlobally([1, 2], [0, 10])).toThrow('unit 0 has no population');
    expect(findFrequentPlaces([50, 1], [0, 10], { mostFalse: 1, leastCount: 1 })).toHaveLength(1);
  });
});

describe('Gi*', () => {
  const row = (count: number) =>
    neighboursOf(
      count,
      Array.from({ length: count - 1 }, (_, unit) => [unit, unit + 1] as const),
    );

  it('finds nothing where all are equal and wants every unit as its own neighbour', () => {
    const flat = findHotSpots(new Float64Array(9).fill(4), binaryWeights(withSelf(row(9))));
    expect([...flat.z]).toEqual(new Array(9).fill(0));
    expect([...flat.q]).toEqual(new Array(9).fill(1));
    expect(() => findHotSpots([1, 2, 3], binaryWeights(row(3)))).toThrow('its own neighbour');
  });

  it('does not depend on the unit of the values, nor on a constant added to all', () => {
    const values = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1000 }), (counts, factor) => {
        const weights = binaryWeights(withSelf(row(counts.length)));
        const { z } = findHotSpots(counts, weights);
        const other = findHotSpots(
          counts.map((count) => count * factor + 7),
          weights,
        ).z;
        for (const [unit, own] of z.entries()) expect(other[unit]).toBeCloseTo(own, 6);
      }),
    );
  });

  it('leaves nobody as a neighbour who is not kept', () => {
    const kept = amongKept(row(5), (unit) => unit !== 2);
    expect([...kept.start]).toEqual([0, 1, 2, 3, 4]);
    expect([...kept.place]).toEqual([1, 0, 3, 2]);
  });
});

describe('control of false discoveries', () => {
  it('never makes p smaller, keeps the order, and finds about none where there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
        const q = controlFalseDiscovery(p);
        for (const [test, value] of p.entries()) expect(q[test]).toBeGreaterThanOrEqual(value);
        const byP = [...p.keys()].sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
        const sorted = byP.map((test) => q[test] ?? 0);
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
      }),
    );
  });
});
