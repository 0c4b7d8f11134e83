import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frameOfCells } from '../../../web/layers/cell-frame.ts';
import { breaksOf, paintDensity } from '../../../web/layers/heat-scale.ts';
import { kernelDensity } from '../../../web/layers/kernel-density.ts';
import { heatOfTickets, heatScaleOf } from '../../../web/layers/ticket-heat.ts';

const anyCells = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: -9, max: 30 }),
      fc.integer({ min: 1, max: 50 }),
    ),
    {
      minLength: 3,
      maxLength: 40,
      selector: ([east, north]) => `${east},${north}`,
    },
  )
  .map((rows) => ({
    cellSizeMeters: 100,
    east: rows.map((row) => row[0]),
    north: rows.map((row) => row[1]),
    count: rows.map((row) => row[2]),
  }));

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('kernel density', () => {
  test('the raster holds every ticket: density times area is the count', () => {
    fc.assert(
      fc.property(anyCells, fc.constantFrom(200, 300, 500), (cells, radius) => {
        const raster = kernelDensity(cells, radius, 25);
        const hectaresPerPixel = (25 * 25) / 10_000;
        expect(sum(raster?.perHectare ?? []) * hectaresPerPixel).toBeCloseTo(sum(cells.count), 1);
      }),
      { numRuns: 20 },
    );
  });

  test('nothing lies beyond the radius in metres', () => {
    const raster = kernelDensity({ cellSizeMeters: 100, east: [5], north: [5], count: [1] }, 200, 25);
    if (!raster) throw new Error('no raster');
    const reached = [...raster.perHectare.entries()].filter(([, value]) => value > 0).map(([index]) => index);
    const columns = reached.map((index) => index % raster.columns);
    expect((Math.max(...columns) - Math.min(...columns)) * 25).toBeLessThan(400);
    expect((Math.max(...columns) - Math.min(...columns)) * 25).toBeGreaterThan(300);
  });

  test('a wider radius gives a lower peak', () => {
    const cells = { cellSizeMeters: 100, east: [5], north: [5], count: [10] };
    const peak = (radius: number): number => Math.max(...(kernelDensity(cells, radius)?.perHectare ?? []));
    expect(peak(200)).toBeGreaterThan(peak(300));
    expect(peak(300)).toBeGreaterThan(peak(500));
  });

  test('the first row is the north, as in a picture', () => {
    const raster = kernelDensity({ cellSizeMeters: 100, east: [0, 0], north: [0, 10], count: [1, 100] }, 200);
    if (!raster) throw new Error('no raster');
    const half = raster.perHectare.length / 2;
    expect(sum(raster.perHectare.slice(0, half))).toBeGreaterThan(sum(raster.perHectare.slice(half)));
  });

  test('no cell, no raster', () => {
    expect(kernelDensity({ cellSizeMeters: 100, east: [], north: [], count: [] }, 300)).toBeNull();
  });
});

describe('the frame of the cells', () => {
  const turned = (east: number, north: number): [number, number] => [
    108.5 + east * 0.00108 - north * 0.000005,
    33.6 + north * 0.0009 + east * 0.000004,
  ];
  const indices = [
    [3, 4],
    [10, 4],
    [3, 20],
    [17, 9],
  ] as const;

  test('gives back the centres it was made from, and corners half a cell away', () => {
    const centres = indices.map(([east, north]) => turned(east, north));
    const frame = frameOfCells({
      east: indices.map(([east]) => east),
      north: indices.map(([, north]) => north),
      longitude: centres.map(([longitude]) => longitude),
      latitude: centres.map(([, latitude]) => latitude),
    });
    const [longitude, latitude] = frame?.(10.5, 4.5) ?? [0, 0];
    expect(longitude).toBeCloseTo(turned(10, 4)[0], 9);
    expect(latitude).toBeCloseTo(turned(10, 4)[1], 9);
    expect(frame?.(10, 4)[0]).toBeCloseTo(turned(9.5, 3.5)[0], 9);
  });

  test('cells on one line have no frame', () => {
    const line = { east: [0, 1, 2], north: [0, 0, 0], longitude: [0, 1, 2], latitude: [5, 5, 5] };
    expect(frameOfCells(line)).toBeNull();
  });
});

describe('the colours of the heat', () => {
  test('breaks are short numbers that rise', () => {
    const cells = { cellSizeMeters: 100, east: [0, 9, 5, 7], north: [0, 4, 8, 2], count: [1, 20, 90, 400] };
    const raster = kernelDensity(cells, 300);
    const breaks = raster ? breaksOf(raster, 1) : [];
    expect(breaks.length).toBeGreaterThan(2);
    expect(breaks).toEqual([...new Set(breaks)].toSorted((one, other) => one - other));
    expect(breaks).toEqual(breaks.map((value) => Number(value.toPrecision(2))));
  });

  test('below the lowest class nothing is painted', () => {
    const raster = kernelDensity({ cellSizeMeters: 100, east: [5], north: [5], count: [1] }, 200);
    if (!raster) throw new Error('no raster');
    const pixels = paintDensity(raster, 1, [1000]);
    expect(pixels.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 0)).toBe(true);
  });

  const answer = (from: string, until: string, count: number[]) => ({
    cellSizeMeters: 100 as const,
    from,
    until,
    east: [0, 9, 4],
    north: [0, 3, 9],
    longitude: [108, 108.009, 108.004],
    latitude: [33, 33.003, 33.009],
    count,
    totals: { total: 0, inCell: 0, withheld: 0, coarse: 0, outside: 0, withoutPlace: 0 },
    build: 1,
  });

  test('the scale is that of the whole time, whatever the period', () => {
    const whole = answer('2026-01-01', '2026-12-31', [100, 300, 900]);
    const scale = heatScaleOf(whole, 300);
    expect(heatScaleOf(whole, 300)).toBe(scale);
    expect(heatScaleOf(whole, 500)?.breaks).not.toEqual(scale?.breaks);
  });

  test('a month with a twelfth of the tickets looks like the year', () => {
    const year = answer('2026-01-01', '2026-12-26', [120, 360, 1200]);
    const month = answer('2026-01-01', '2026-01-30', [10, 30, 100]);
    const scale = heatScaleOf(year, 300);
    if (!scale) throw new Error('no scale');
    expect(heatOfTickets(month, scale, 300)?.pixels).toEqual(heatOfTickets(year, scale, 300)?.pixels);
  });
});
