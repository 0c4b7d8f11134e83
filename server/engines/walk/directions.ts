import { headings, type RouteStep, type Turn } from '../../contract/walk-route.ts';
import { walkEdgeKinds } from '../../contract/walking.ts';
import { unnamed, type WalkGraph } from './graph.ts';
import type { Leg, PlanePoint } from './legs.ts';

const turns: readonly Turn[] = [
  'straight',
  'slight-right',
  'right',
  'sharp-right',
  'back',
  'sharp-left',
  'left',
  'slight-left',
];
const turnDegrees = 40;
const aheadMeters = 5;

/** Sentences of a way: a new one where name or kind change, or where the way turns off at a junction. */
export const directionsOf = (graph: WalkGraph, legs: readonly Leg[]): RouteStep[] => {
  const steps: (RouteStep & { meters: number })[] = [];
  let before: number | null = null;
  let label = '';
  for (const leg of legs) {
    const entering: number | null = bearing(leg.points, 'start') ?? before;
    const nameIndex = graph.edgeName[leg.edge] as number;
    const kind = walkEdgeKinds[graph.edgeKind[leg.edge] as number] ?? 'path';
    const own = `${kind} ${nameIndex}`;
    const bend = before === null || entering === null ? 0 : normal(entering - before);
    const last = steps.at(-1);
    if (last !== undefined && own === label && !(leg.beginsAtJunction && Math.abs(bend) > turnDegrees))
      last.meters += leg.meters;
    else
      steps.push({
        begin: last === undefined ? { heading: headingOf(entering ?? 0) } : { turn: turnOf(bend) },
        kind,
        name: nameIndex === unnamed ? null : (graph.names[nameIndex] ?? null),
        meters: leg.meters,
      });
    label = own;
    before = bearing(leg.points, 'end') ?? before;
  }
  return steps;
};

const headingOf = (degrees: number) => headings[Math.round(((degrees + 360) % 360) / 45) % 8] ?? 'n';
const turnOf = (bend: number): Turn => turns[Math.round(((bend + 360) % 360) / 45) % 8] ?? 'straight';
const normal = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** Degrees clockwise from north over the first or last metres of a line; null for a line without length. */
const bearing = (points: readonly PlanePoint[], side: 'start' | 'end'): number | null => {
  const line = side === 'start' ? points : [...points].reverse();
  const [x1, y1] = line[0] ?? [0, 0];
  const far = line.find(([x, y]) => Math.hypot(x - x1, y - y1) >= aheadMeters) ?? line.at(-1) ?? [x1, y1];
  if (far[0] === x1 && far[1] === y1) return null;
  const [dx, dy] = side === 'start' ? [far[0] - x1, far[1] - y1] : [x1 - far[0], y1 - far[1]];
  return (Math.atan2(dx, dy) * 180) / Math.PI;
};
