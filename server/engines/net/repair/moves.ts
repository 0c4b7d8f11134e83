import type { Point, Polygon } from '../plane.ts';
import type { RepairDecision } from './decision.ts';
import type { DrawnUnits } from './drawn-units.ts';
import { type Pull, pullEdges } from './pull-edges.ts';
import { type Snap, snapVertices } from './snap.ts';

/** The leaves with vertices snapped and lines pulled to vertices; one decision for the units that meet at them. */
export const moveNearLines = (
  { leaves, shapes }: DrawnUnits,
  distance: number,
): { shapes: readonly (readonly Polygon[])[]; decisions: RepairDecision[] } => {
  if (distance <= 0) return { shapes, decisions: [] };
  const snapped = snapVertices(shapes, distance);
  const pulled = pullEdges(snapped.shapes, distance);
  const idOf = (leaf: number): string => leaves[leaf]?.unit.id ?? '';
  return {
    shapes: pulled.shapes,
    decisions: [
      ...decisionsOf('snap', snapped.snaps.filter(({ moved }) => moved.length > 0).map(moveOfSnap), idOf),
      ...decisionsOf(
        'pull',
        pulled.pulls.filter(({ centimetres }) => centimetres > 0.05).map(moveOfPull),
        idOf,
      ),
    ],
  };
};

interface Move {
  readonly place: Point;
  readonly centimetres: number;
  readonly count: number;
  readonly leaves: readonly number[];
}

const moveOfSnap = ({ target, moved, shapes }: Snap): Move => ({
  place: target,
  centimetres: Math.max(...moved.map(([x, y]) => Math.hypot(x - target[0], y - target[1]))),
  count: moved.length,
  leaves: shapes,
});

const moveOfPull = ({ vertex, centimetres, owners, shape }: Pull): Move => ({
  place: vertex,
  centimetres,
  count: 1,
  leaves: [...owners, shape].sort((a, b) => a - b),
});

const decisionsOf = (
  rule: 'snap' | 'pull',
  moves: readonly Move[],
  idOf: (leaf: number) => string,
): RepairDecision[] => {
  const byUnits = new Map<string, Move>();
  for (const move of moves) {
    const key = move.leaves.join();
    const known = byUnits.get(key);
    const farther = known === undefined || move.centimetres > known.centimetres ? move : known;
    byUnits.set(key, { ...farther, count: (known?.count ?? 0) + move.count });
  }
  return [...byUnits.values()].map(({ place, centimetres, count, leaves }) => ({
    rule,
    place,
    areaSquareCentimetres: null,
    from: [],
    to: leaves.map(idOf),
    count,
    centimetres: Math.round(centimetres * 10) / 10,
  }));
};
