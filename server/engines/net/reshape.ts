import type { Edit } from './edit.ts';
import { slotOf } from './lines.ts';
import type { MoveVertexOperation, ReshapeOperation } from './operations.ts';
import { keyOf, type Point } from './plane.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Whether the line between two leaves (null: the outside) may not be moved. */
export type LockedLine = (left: string | null, right: string | null) => boolean;

/** Replaces a stretch of the line between two leaves by a path. */
export const reshape = (edit: Edit, operation: ReshapeOperation, isLocked: LockedLine): Refusal | null => {
  const { net } = edit;
  const [a, b] = operation.between;
  const [slot, other] = [slotOf(net, a), slotOf(net, b)];
  const units = b === null ? [a] : [a, b];
  if (slot < 0) return refuse('net-unit-unknown', [a]);
  if (other < 0) return refuse('net-unit-unknown', [b ?? '']);
  if (!net.isLeaf(slot)) return refuse('net-unit-not-leaf', [a]);
  if (b !== null && !net.isLeaf(other)) return refuse('net-unit-not-leaf', [b]);
  const place = operation.path[0] ?? null;
  if (isLocked(a, b)) return refuse('net-line-locked', units, place);
  for (const half of net.arcs.halvesOf(slot)) {
    if (net.arcs.leafOf(half ^ 1) !== other) continue;
    const replaced = withPath(net.arcs.pathOf(half), operation);
    if (replaced === null) continue;
    edit.removeArc(half >> 1);
    edit.addLine(Int32Array.from(replaced.flat()), slot, other);
    return null;
  }
  return refuse('net-path-not-found', units, place);
};

const pointsOf = (path: Int32Array): Point[] =>
  Array.from({ length: path.length / 2 }, (_, i) => [path[i * 2] as number, path[i * 2 + 1] as number]);

const same = (a: Point, b: Point | undefined): boolean => b !== undefined && a[0] === b[0] && a[1] === b[1];

/** A line with the stretch between the ends of the new path replaced; null when those are not its vertices. */
const withPath = (line: Int32Array, { path, through }: ReshapeOperation): Point[] | null => {
  const points = pointsOf(line);
  const [first, last] = [path[0] as Point, path[path.length - 1] as Point];
  const isLoop = same(points[0] as Point, points[points.length - 1]);
  if (isLoop) return withLoopPath(points.slice(1), path, through);
  const [from, to] = [points.findIndex((p) => same(p, first)), points.findIndex((p) => same(p, last))];
  if (from < 0 || to < 0 || from === to) return null;
  return from < to
    ? [...points.slice(0, from), ...path, ...points.slice(to + 1)]
    : [...points.slice(0, to), ...[...path].reverse(), ...points.slice(from + 1)];
};

const withLoopPath = (
  ring: readonly Point[],
  path: readonly Point[],
  through: Point | null,
): Point[] | null => {
  const [first, last] = [path[0] as Point, path[path.length - 1] as Point];
  const from = ring.findIndex((p) => same(p, first));
  const to = ring.findIndex((p) => same(p, last));
  if (from < 0 || to < 0 || from === to) return null;
  const turned = [...ring.slice(from), ...ring.slice(0, from)];
  const end = turned.findIndex((p) => same(p, last));
  const at = through === null ? -1 : turned.findIndex((p) => same(p, through));
  if (at <= 0 || at === end) return null;
  const isAhead = at < end;
  const closed = isAhead
    ? [...path, ...turned.slice(end + 1)]
    : [...turned.slice(0, end), ...[...path].reverse().slice(0, -1)];
  return [...closed, closed[0] as Point];
};

/** Moves a vertex in every line that has it. */
export const moveVertex = (
  edit: Edit,
  operation: MoveVertexOperation,
  isLocked: LockedLine,
): Refusal | null => {
  const { net } = edit;
  const { unit: id, from, to } = operation;
  const slot = net.slotOf(id);
  if (slot === undefined) return refuse('net-unit-unknown', [id]);
  if (!net.isLeaf(slot)) return refuse('net-unit-not-leaf', [id]);
  const own = net.arcs.halvesOf(slot).map((half) => half >> 1);
  const meeting = net.arcs.halvesAt(keyOf(...from)).map((half) => half >> 1);
  const holding = own.filter((arc) => pointsOf(net.arcs.lineOf(arc)).some((point) => same(point, from)));
  if (holding.length === 0) return refuse('net-path-not-found', [id], from);
  for (const arc of new Set([...holding, ...meeting])) {
    const [left, right] = [net.arcs.leafOf(arc * 2), net.arcs.leafOf(arc * 2 + 1)];
    const [leftId, rightId] = [net.unitAt(left)?.id ?? null, net.unitAt(right)?.id ?? null];
    if (isLocked(leftId, rightId)) return refuse('net-line-locked', [id], from);
    const moved = pointsOf(net.arcs.lineOf(arc)).map((point) => (same(point, from) ? to : point));
    edit.removeArc(arc);
    edit.addLine(Int32Array.from(moved.flat()), left, right);
  }
  return null;
};
