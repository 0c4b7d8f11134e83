import { readAt, seedsOf } from '../engines/walk/anchor.ts';
import { contoursOf } from '../engines/walk/contours.ts';
import { costsOf, publicWalk } from '../engines/walk/costs.ts';
import type { LonLat } from '../engines/walk/plane.ts';
import { costRaster, frameAround, snapRaster } from '../engines/walk/raster.ts';
import { WalkSearch } from '../engines/walk/search.ts';
import { Snapper } from '../engines/walk/snap.ts';
import { type BenchGraph, randomOf, someNodes } from './walk-graphs.ts';

const accessMeters = 60;
const cellMeters = 20;
const pointsPerOrigin = 400;

/** Points within 60 m of a way, by chance: inside the contour or not, against walking there; wrong ones per point inside. */
export const benchContours = ({ name, graph }: BenchGraph): void => {
  const costs = costsOf(graph, publicWalk('general', 'meters'));
  const snapper = new Snapper(graph);
  const search = new WalkSearch(graph);
  const random = randomOf(5);
  for (const limit of [375, 1_125]) {
    let [wrong, inside, points, drawMs] = [0, 0, 0, 0];
    for (const node of someNodes(graph, 25, 3)) {
      const middle = graph.plane.lonLat(
        graph.places[2 * node] as number,
        graph.places[2 * node + 1] as number,
      );
      const origin = snapper.snap(middle, { limitMeters: 1, costs });
      if ('reason' in origin) continue;
      search.run(costs, seedsOf(graph, costs, [origin.anchor]), 2 * limit * 1_000);
      const raster = snapRaster(
        snapper,
        costs,
        frameAround(graph, middle, limit + 3 * cellMeters, cellMeters),
        accessMeters,
      );
      const started = performance.now();
      const [contour] = contoursOf(raster.frame, costRaster(search, costs, raster), [limit * 1_000]);
      drawMs += performance.now() - started;
      for (let i = 0; i < pointsPerOrigin; i += 1) {
        const [dx, dy] = [(2 * random() - 1) * limit, (2 * random() - 1) * limit];
        const place = graph.plane.lonLat(graph.plane.x(middle[0]) + dx, graph.plane.y(middle[1]) + dy);
        const own = snapper.snap(place, { limitMeters: accessMeters, costs });
        if ('reason' in own) continue;
        const { cost } = readAt(
          search,
          costs,
          own.anchor,
          [origin.anchor],
          new Map([[origin.anchor.edge, [0]]]),
        );
        const truth = cost <= limit * 1_000;
        points += 1;
        if (truth) inside += 1;
        if (isInside(contour?.polygons.flat() ?? [], place) !== truth) wrong += 1;
      }
    }
    console.log(
      `${name}: contours at ${limit} m, ${cellMeters} m cells: ${wrong} of ${points} points wrong, ${((100 * wrong) / inside).toFixed(1)} % of the ${inside} inside; ${(drawMs / 25).toFixed(1)} ms each to draw`,
    );
  }
};

const isInside = (rings: readonly (readonly LonLat[])[], [x, y]: LonLat): boolean => {
  let inside = false;
  for (const ring of rings)
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length] as LonLat;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
};
