import type { Language } from '../contract/app-error.ts';
import type { PublicDirections } from '../contract/public-stations.ts';
import { routeStepText } from '../contract/walk-route.ts';
import { findRoute } from '../engines/walk/route.ts';
import { anchorCell, longestSeconds, stationLimitMeters } from './station-walks.ts';
import type { WalkGround } from './walk-ground.ts';

/**
 * Ways from a cell to a station, one for every way of the network that a place of the cell stands on; without lines
 * where no map may be drawn.
 */
export const directionsFromCell = (
  ground: WalkGround,
  cell: string,
  station: readonly [number, number],
  { language, isDrawn }: { readonly language: Language; readonly isDrawn: boolean },
): PublicDirections['ways'] => {
  const target = ground.snap(station, stationLimitMeters);
  if (!('edge' in target)) return [];
  const starts = new Map(anchorCell(ground, cell).map((anchor) => [anchor.edge, anchor]));
  return [...starts.values()].flatMap((start) => {
    const route = findRoute(ground.search, ground.costs, start, target, longestSeconds * 1_000);
    if (route === null) return [];
    return [
      {
        point: [round(start.place[0]), round(start.place[1])] as [number, number],
        seconds: Math.round(route.cost / 1_000),
        meters: Math.round(route.meters),
        steps: route.steps.map((step) => routeStepText(step, language)),
        unknownWheelMeters: Math.round(route.unknownWheelMeters),
        gatesWithoutHours: route.gatesWithoutHours.length,
        line: isDrawn ? route.line.map(([lon, lat]): [number, number] => [round(lon), round(lat)]) : [],
      },
    ];
  });
};

/** Degrees to about 0.1 m. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
