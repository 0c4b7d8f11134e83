import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeTile } from '../../../../server/engines/tiles/encode.ts';
import { worldX, worldY } from '../../../../server/engines/tiles/mercator.ts';
import { addFeature, finishShapes, startShapes } from '../../../../server/engines/tiles/raw-shapes.ts';
import { indexShapes, type ShapeIndex } from '../../../../server/engines/tiles/shapes.ts';
import { finish } from '../../../../server/engines/tiles/steps.ts';
import { featuresOfTile } from '../../../../server/engines/tiles/tile-features.ts';
import { type FrameOptions, frameOf, tileExtent } from '../../../../server/engines/tiles/tile-frame.ts';
import { type DecodedFeature, decodeLayer, featureArea, ringArea } from './decode.ts';
import {
  crookedNet,
  lineWkb,
  multiPolygonWkb,
  type Position,
  pointWkb,
  randomFrom,
  seeds,
} from './geometry-fixtures.ts';

const indexed = (...args: Parameters<typeof indexShapes>): ShapeIndex => finish(indexShapes(...args));

const indexOf = (
  features: readonly { geometry: Uint8Array; id?: number; minZoom?: number }[],
): ShapeIndex => {
  const raw = startShapes();
  for (const { geometry, id, minZoom = 0 } of features) {
    addFeature(raw, { id: id ?? null, minZoom, properties: { name: 'a' }, geometry });
  }
  return indexed(finish(finishShapes(raw)));
};

const tileOf = (
  index: ShapeIndex,
  z: number,
  x: number,
  y: number,
  options?: FrameOptions,
): DecodedFeature[] => {
  const features = featuresOfTile(index, frameOf({ z, x, y }, options));
  return decodeLayer(encodeTile([{ name: 'a', features }]), 'a');
};

/** Numbers of the tiles that a box of degrees touches. */
const tilesOver = (points: readonly Position[], z: number): [x: number, y: number][] => {
  const columns = points.map(([longitude]) => Math.floor(worldX(longitude) * 2 ** z));
  const rows = points.map(([, latitude]) => Math.floor(worldY(latitude) * 2 ** z));
  const tiles: [number, number][] = [];
  for (let x = Math.min(...columns); x <= Math.max(...columns); x++) {
    for (let y = Math.min(...rows); y <= Math.max(...rows); y++) tiles.push([x, y]);
  }
  return tiles;
};

const unitsOf = (points: readonly Position[], z: number): Position[] =>
  points.map(([longitude, latitude]) => [
    worldX(longitude) * tileExtent * 2 ** z,
    worldY(latitude) * tileExtent * 2 ** z,
  ]);

const planarArea = (ring: readonly Position[]): number =>
  Math.abs(ringArea([...ring, ring[0]!].map(([x, y]) => ({ x: x - ring[0]![0], y: y - ring[0]![1] }))));

const perimeter = (ring: readonly Position[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + Math.hypot(nextX - x, nextY - y);
  }, 0);

const distanceTo = (ring: readonly Position[], x: number, y: number): number => {
  let least = Infinity;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share =
      length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    least = Math.min(least, Math.hypot(x - ax - (bx - ax) * share, y - ay - (by - ay) * share));
  }
  return least;
};

/** A block of a net with the middle cell as a hole. */
const holedBlock = (seed: number, bends: number) => {
  const net = crookedNet(3, 3, bends, 0.01, randomFrom(seed));
  const rings = [net.outline(0, 0, 2, 2), net.outline(1, 1, 1, 1)];
  return { rings, index: indexOf([{ geometry: multiPolygonWkb([rings]), id: 77 }]) };
};

const zooms = fc.integer({ min: 9, max: 16 });

describe('polygons in tiles', () => {
  test('cover the source: the areas of the pieces sum up within rounding', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 10 }), zooms, (seed, bends, z) => {
        const { rings, index } = holedBlock(seed, bends);
        let sum = 0;
        for (const [x, y] of tilesOver(rings[0]!, z)) {
          for (const feature of tileOf(index, z, x, y, { buffer: 0, tolerance: 0 }))
            sum += featureArea(feature);
        }
        const [outer, hole] = rings.map((ring) => unitsOf(ring, z));
        // Rounding moves every vertex and every cut by at most 0.71 units, so the outline sweeps no more than this.
        const bound = 0.71 * (perimeter(outer!) + perimeter(hole!)) + 10;
        expect(Math.abs(sum - (planarArea(outer!) - planarArea(hole!)))).toBeLessThan(bound);
      }),
      { numRuns: 40 },
    );
  });

  test('every vertex lies on the source within the tolerance, or on the edge of the buffer', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 10 }),
        zooms,
        fc.constantFrom(0.5, 4),
        (seed, bends, z, tolerance) => {
          const { rings, index } = holedBlock(seed, bends);
          const outlines = rings.map((ring) => unitsOf(ring, z));
          for (const [x, y] of tilesOver(rings[0]!, z).slice(0, 6)) {
            for (const point of tileOf(index, z, x, y, { tolerance }).flatMap(({ paths }) => paths.flat())) {
              const onEdge = [point.x, point.y].some((value) => value === -64 || value === tileExtent + 64);
              const [worldPointX, worldPointY] = [point.x + x * tileExtent, point.y + y * tileExtent];
              const distance = Math.min(
                ...outlines.map((ring) => distanceTo(ring, worldPointX, worldPointY)),
              );
              if (!onEdge) expect(distance).toBeLessThanOrEqual(tolerance + 0.75);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('simplification moves no part of the outline farther than the tolerance', () => {
    fc.assert(
      fc.property(seeds, zooms, (seed, z) => {
        const { rings, index } = holedBlock(seed, 10);
        const [feature] = featuresOfTile(
          index,
          frameOf({ z, x: 0, y: 0 }, { buffer: 2 ** 40, tolerance: 4 }),
        );
        const simplified = feature!.paths.map((path) =>
          Array.from({ length: path.length / 2 }, (_, i): Position => [path[2 * i]!, path[2 * i + 1]!]),
        );
        for (const [i, ring] of rings.entries()) {
          for (const [x, y] of unitsOf(ring, z)) expect(distanceTo(simplified[i]!, x, y)).toBeLessThan(4.75);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('have closed rings, outer ones of positive and holes of negative area, inside the buffer', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 10 }), zooms, (seed, bends, z) => {
        const { rings, index } = holedBlock(seed, bends);
        for (const [x, y] of tilesOver(rings[0]!, z).slice(0, 9)) {
          for (const feature of tileOf(index, z, x, y)) {
            expect(ringArea(feature.paths[0]!)).toBeGreaterThan(0);
            for (const ring of feature.paths) {
              expect(ring.length).toBeGreaterThanOrEqual(4);
              expect(ring[0]).toEqual(ring.at(-1));
              expect(ringArea(ring)).not.toBe(0);
              for (const value of ring.flatMap((point) => [point.x, point.y])) {
                expect(value).toBeGreaterThanOrEqual(-64);
                expect(value).toBeLessThanOrEqual(tileExtent + 64);
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('keep their hole, their id and their properties', () => {
    const { rings, index } = holedBlock(5, 4);
    const [x, y] = tilesOver(rings[0]!, 9)[0]!;
    const [feature] = tileOf(index, 9, x, y);
    expect(feature).toMatchObject({ id: 77, type: 3, properties: { name: 'a' } });
    expect(feature!.paths).toHaveLength(2);
    expect(ringArea(feature!.paths[1]!)).toBeLessThan(0);
  });

  test('on an edge are in both tiles, on the same place', () => {
    // Crosses the line between two tiles of zoom 14 at 108.5°E.
    const column = Math.ceil(worldX(108.5) * 2 ** 14);
    const longitude = (column / 2 ** 14 - 0.5) * 360;
    const size = 0.001;
    const square: Position[] = [
      [longitude - size, 33.6],
      [longitude + size, 33.6],
      [longitude + size, 33.6 + size],
      [longitude - size, 33.6 + size],
    ];
    const index = indexOf([{ geometry: multiPolygonWkb([[square]]), id: 5 }]);
    const row = Math.floor(worldY(33.6 + size / 2) * 2 ** 14);
    const [west, east] = [tileOf(index, 14, column - 1, row), tileOf(index, 14, column, row)];
    expect([west[0]?.id, east[0]?.id]).toEqual([5, 5]);
    const ys = (feature: DecodedFeature): number[] =>
      [...new Set(feature.paths.flat().map((p) => p.y))].sort();
    expect(ys(west[0]!)).toEqual(ys(east[0]!));
    expect(Math.max(...west[0]!.paths.flat().map((p) => p.x))).toBe(tileExtent + 64);
    expect(Math.min(...east[0]!.paths.flat().map((p) => p.x))).toBe(-64);
  });

  test('smaller than asked for, or meant for a later zoom, are left out', () => {
    const { rings } = holedBlock(5, 0);
    const geometry = multiPolygonWkb([rings]);
    const frame = frameOf({ z: 4, x: 12, y: 6 });
    expect(featuresOfTile(indexOf([{ geometry }]), frame)).toHaveLength(1);
    expect(featuresOfTile(indexOf([{ geometry }]), frame, { minArea: 64 })).toHaveLength(0);
    expect(featuresOfTile(indexOf([{ geometry, minZoom: 5 }]), frame)).toHaveLength(0);
  });

  test('that are only a spike or a point are no features', () => {
    const flat: Position[] = [
      [108.5, 33.6],
      [108.6, 33.6],
      [108.5, 33.6],
    ];
    expect(indexOf([{ geometry: multiPolygonWkb([[flat]]) }]).features).toHaveLength(0);
  });
});

describe('points and lines in tiles', () => {
  const tilesHolding = (point: Position, z: number): number => {
    const index = indexOf([{ geometry: pointWkb(point) }]);
    const [column, row] = tilesOver([point], z)[0]!;
    let found = 0;
    for (const x of [column - 1, column, column + 1]) {
      for (const y of [row - 1, row, row + 1]) found += tileOf(index, z, x, y).length;
    }
    return found;
  };

  test('a point is in exactly one tile, also on the line between two', () => {
    const degrees = (least: number) => fc.double({ min: least, max: least + 1, noNaN: true });
    fc.assert(
      fc.property(degrees(108), degrees(33), (longitude, latitude) => {
        expect(tilesHolding([longitude, latitude], 15)).toBe(1);
        const onLine = (Math.round(worldX(longitude) * 2 ** 15) / 2 ** 15 - 0.5) * 360;
        expect(tilesHolding([onLine, latitude], 15)).toBe(1);
      }),
    );
  });

  test('a line goes on in the next tile where it left', () => {
    const z = 13;
    const line: Position[] = [
      [108.4, 33.61],
      [108.6, 33.63],
    ];
    const index = indexOf([{ geometry: lineWkb(line) }]);
    const [[startX, startY], [endX, endY]] = unitsOf(line, z) as [Position, Position];
    for (let column = Math.ceil(startX / tileExtent); column * tileExtent < endX; column++) {
      const edgeY = startY + ((endY - startY) * (column * tileExtent - startX)) / (endX - startX);
      const row = Math.floor(edgeY / tileExtent);
      const heights = [column - 1, column].map((x) => {
        const [from, to] = tileOf(index, z, x, row)[0]!.paths[0]!;
        const edge = (column - x) * tileExtent;
        return from!.y + ((to!.y - from!.y) * (edge - from!.x)) / (to!.x - from!.x);
      });
      for (const height of heights) expect(Math.abs(height + row * tileExtent - edgeY)).toBeLessThan(1);
    }
  });

  test('lines without an id that share their properties are one feature', () => {
    const raw = startShapes();
    const properties = { level: 'street' };
    for (const north of [33.6, 33.601, 33.602]) {
      const geometry = lineWkb([
        [108.5, north],
        [108.501, north],
      ]);
      addFeature(raw, { id: null, minZoom: 0, properties, geometry });
    }
    const [x, y] = tilesOver([[108.5, 33.601]], 12)[0]!;
    const features = tileOf(indexed(finish(finishShapes(raw))), 12, x, y);
    expect(features.map((feature) => feature.paths.length)).toEqual([3]);
  });
});
