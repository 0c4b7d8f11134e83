import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCoverage, linesOf } from '../../../../server/engines/tiles/coverage.ts';
import { worldX, worldY } from '../../../../server/engines/tiles/mercator.ts';
import { addFeature, startShapes } from '../../../../server/engines/tiles/raw-shapes.ts';
import { indexShapes, type ShapeIndex } from '../../../../server/engines/tiles/shapes.ts';
import { finish } from '../../../../server/engines/tiles/steps.ts';
import { featuresOfTile } from '../../../../server/engines/tiles/tile-features.ts';
import { frameOf } from '../../../../server/engines/tiles/tile-frame.ts';
import {
  crookedNet,
  multiPolygonWkb,
  type Net,
  type Position,
  randomFrom,
  seeds,
} from './geometry-fixtures.ts';

const indexed = (...args: Parameters<typeof indexShapes>): ShapeIndex => finish(indexShapes(...args));

/** A street of 6 × 6 cells, four communities of 3 × 3, in each an enclave in the middle of a ring-shaped cell. */
const nestedNet = (seed: number, bends: number) => {
  const net = crookedNet(6, 6, bends, 0.01, randomFrom(seed));
  const raw = startShapes();
  let id = 0;
  const add = (group: number, rings: readonly (readonly Position[])[]): void => {
    id += 1;
    addFeature(raw, { id, minZoom: 0, properties: { group }, geometry: multiPolygonWkb([rings]), group });
  };
  add(0, [net.outline(0, 0, 5, 5)]);
  for (const [column, row] of [
    [0, 0],
    [3, 0],
    [0, 3],
    [3, 3],
  ] as const) {
    add(1, [net.outline(column, row, column + 2, row + 2)]);
    addLeaves(net, column, row, add);
  }
  return finish(buildCoverage(raw, [...raw.ids.keys()]));
};

type Add = (group: number, rings: readonly (readonly Position[])[]) => void;

const addLeaves = (net: Net, column: number, row: number, add: Add): void => {
  const middle = net.outline(column + 1, row + 1, column + 1, row + 1);
  if (column === row) {
    add(2, [net.outline(column, row, column + 2, row + 2), middle]);
    add(2, [middle]);
    return;
  }
  for (let c = column; c < column + 3; c++) {
    for (let r = row; r < row + 3; r++) add(2, [net.outline(c, r, c, r)]);
  }
};

/** All of the net in one frame, whatever the zoom. */
const wholeFrame = (zoom: number, tolerance: number) =>
  frameOf({ z: zoom, x: 0, y: 0 }, { buffer: 2 ** 40, tolerance });

/** Directed edges of rings, those that cancel left out. */
const leftOver = (features: ReturnType<typeof featuresOfTile>): Map<string, number> => {
  const edges = new Map<string, number>();
  for (const ring of features.flatMap((feature) => feature.paths)) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [from, to] = [`${ring[i]},${ring[i + 1]}`, `${ring[j]},${ring[j + 1]}`];
      const back = edges.get(`${to} ${from}`) ?? 0;
      if (back > 1) edges.set(`${to} ${from}`, back - 1);
      else if (back === 1) edges.delete(`${to} ${from}`);
      else edges.set(`${from} ${to}`, (edges.get(`${from} ${to}`) ?? 0) + 1);
    }
  }
  return edges;
};

/** Whether an edge "x,y x,y" lies on the border of the frame, where pieces may be divided differently. */
const isOnBorder = (edge: string, low: number, high: number): boolean => {
  const [from, to] = edge.split(' ').map((point) => point.split(',').map(Number));
  return [0, 1].some((axis) => from![axis] === to![axis] && (from![axis] === low || from![axis] === high));
};

describe('a coverage', () => {
  test('leaves fill their parents without gap or overlap at every zoom', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 9, max: 16 }),
        fc.constantFrom(0.5, 4, 8),
        (seed, bends, zoom, tolerance) => {
          const { shapes } = nestedNet(seed, bends);
          const frame = wholeFrame(zoom, tolerance);
          const at = (group: number) =>
            leftOver(
              featuresOfTile(
                indexed(shapes, (feature) => shapes.properties[feature]?.group === group),
                frame,
              ),
            );
          const outline = at(0);
          expect(outline.size).toBeGreaterThan(3);
          expect(at(1)).toEqual(outline);
          expect(at(2)).toEqual(outline);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('leaves that are cut by a tile still fill what is cut of their parents', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 12, max: 15 }), fc.constantFrom(0, 64), (seed, z, buffer) => {
        const { shapes } = nestedNet(seed, 6);
        const middle = [worldX(108.53), worldY(33.63)].map((share) => Math.floor(share * 2 ** z));
        const frame = frameOf({ z, x: middle[0]!, y: middle[1]! }, { buffer });
        const at = (group: number) => {
          const chosen = indexed(shapes, (feature) => shapes.properties[feature]?.group === group);
          const edges = leftOver(featuresOfTile(chosen, frame));
          return new Map([...edges].filter(([edge]) => !isOnBorder(edge, frame.low, frame.high)));
        };
        expect(at(2)).toEqual(at(0));
        expect(at(1)).toEqual(at(0));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps every shared boundary once', () => {
    const { shapes, arcGroups } = nestedNet(7, 5);
    const users = new Uint8Array(arcGroups.length);
    for (const ref of shapes.refs) users[ref < 0 ? ~ref : ref]! += 1;
    const vertices = new Set<string>();
    for (const [arc] of arcGroups.entries()) {
      for (let i = shapes.arcs.start[arc]! + 1; i < shapes.arcs.start[arc + 1]! - 1; i++) {
        const key = `${shapes.arcs.x[i]} ${shapes.arcs.y[i]}`;
        expect(vertices.has(key)).toBe(false);
        vertices.add(key);
      }
    }
    // Outline: street, community and leaf; between communities: two of each; between leaves: two.
    expect(new Set(users)).toEqual(new Set([3, 4, 2]));
  });

  test('gives every boundary once as a line, under the widest level that uses it', () => {
    const coverage = nestedNet(3, 2);
    const lines = linesOf(coverage, (groups) => ({
      properties: { level: 31 - Math.clz32(groups & -groups) },
      minZoom: 0,
    }));
    const features = featuresOfTile(indexed(lines), wholeFrame(14, 0.5));
    expect(features.map(({ properties }) => properties.level).sort()).toEqual([0, 1, 2]);
    const edges = features.flatMap(({ paths }) =>
      paths.flatMap((path) =>
        Array.from({ length: path.length / 2 - 1 }, (_, i) => {
          const ends = [path.slice(2 * i, 2 * i + 2).join(), path.slice(2 * i + 2, 2 * i + 4).join()];
          return ends.sort().join(' ');
        }),
      ),
    );
    expect(new Set(edges).size).toBe(edges.length);
  });

  test('an enclave keeps its own ring, and the hole around it the same vertices', () => {
    const { shapes } = nestedNet(11, 8);
    const features = featuresOfTile(indexed(shapes), wholeFrame(15, 4));
    const holders = features.filter((feature) => feature.paths.length === 2);
    expect(holders).toHaveLength(2);
    for (const holder of holders) {
      const hole = new Set(pointsOf(holder.paths[1]!));
      const enclave = features.find(
        (feature) => feature !== holder && pointsOf(feature.paths[0]!).every((point) => hole.has(point)),
      );
      expect(enclave?.paths[0]).toHaveLength(holder.paths[1]!.length);
    }
  });
});

const pointsOf = (path: readonly number[]): string[] =>
  Array.from({ length: path.length / 2 }, (_, i) => `${path[2 * i]},${path[2 * i + 1]}`);
