import { describe, expect, it } from 'vitest';
import { readAt, seedsOf } from '../../../../server/engines/walk/anchor.ts';
import { contoursOf } from '../../../../server/engines/walk/contours.ts';
import { costsOf, publicWalk, unreachable } from '../../../../server/engines/walk/costs.ts';
import { buildWalkGraph } from '../../../../server/engines/walk/graph.ts';
import type { LonLat } from '../../../../server/engines/walk/plane.ts';
import { costRaster, frameAround, snapRaster } from '../../../../server/engines/walk/raster.ts';
import { WalkSearch } from '../../../../server/engines/walk/search.ts';
import { Snapper } from '../../../../server/engines/walk/snap.ts';
import { gridNetwork } from '../../../support/walk-referee.ts';

const isInside = (polygons: readonly (readonly (readonly LonLat[])[])[], [x, y]: LonLat): boolean => {
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[x1, y1], [x2, y2]] = [ring[i]!, ring[j]!];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
};

describe('contours', () => {
  const graph = buildWalkGraph(gridNetwork(15, 15));
  const costs = costsOf(graph, publicWalk('general', 'meters'));
  const snapper = new Snapper(graph);
  const middle: LonLat = [108.507, 33.607];
  const snapped = snapper.snap(middle, { limitMeters: 50, costs });
  if ('reason' in snapped) throw new Error(snapped.reason);
  const { anchor } = snapped;
  const search = new WalkSearch(graph);
  search.run(costs, seedsOf(graph, costs, [anchor]), 1_000_000);
  const raster = snapRaster(snapper, costs, frameAround(graph, middle, 650, 10), 60);
  const found = costRaster(search, costs, raster);

  it('hold what the network says at the centres of cells', () => {
    for (let cell = 0; cell < found.length; cell += 97) {
      if (raster.edge[cell]! < 0) expect(found[cell]).toBe(Number.POSITIVE_INFINITY);
      const { plane, west, south, columns, cellMeters } = raster.frame;
      const place = plane.lonLat(
        west + ((cell % columns) + 0.5) * cellMeters,
        south + (Math.floor(cell / columns) + 0.5) * cellMeters,
      );
      const own = snapper.snap(place, { limitMeters: 60, costs });
      if ('reason' in own) continue;
      const { cost } = readAt(search, costs, own.anchor, [], new Map());
      if (cost === unreachable) expect(found[cell]).toBe(Number.POSITIVE_INFINITY);
      else expect(Math.abs(found[cell]! - cost)).toBeLessThan(50);
    }
  });

  it('are the diamond of a street grid, neither a circle nor empty', () => {
    const [contour] = contoursOf(raster.frame, found, [400_000]);
    const at = (east: number, north: number): boolean =>
      isInside(
        contour!.polygons,
        graph.plane.lonLat(graph.plane.x(middle[0]) + east, graph.plane.y(middle[1]) + north),
      );
    expect(at(5, 5)).toBe(true);
    expect(at(370, 0)).toBe(true);
    expect(at(430, 0)).toBe(false);
    // As the crow flies 396 m, on the streets about 560 m.
    expect(at(280, 280)).toBe(false);
    expect(at(185, 190)).toBe(true);
  });
});
