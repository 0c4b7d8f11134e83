import type { NetOperation } from '../../../../server/contract/scenario-operations.ts';
import type { Point } from '../../../../server/engines/net/plane.ts';
import type { DrawnLine } from '../../../drafting/messages.ts';
import { useDesk } from '../desk/desk-state.ts';
import { type HandContext, type Press, reachOf, type ToolHand } from './hand-context.ts';
import { lineNear, snap } from './snap.ts';

const handlePixels = 10;
const linePixels = 14;

interface Grip {
  readonly line: DrawnLine;
  /** Index of the vertex, or of the one before the middle. */
  readonly at: number;
  readonly isMiddle: boolean;
}

const pointAt = ({ path }: DrawnLine, at: number): [number, number] => [
  path[at * 2] as number,
  path[at * 2 + 1] as number,
];
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
const middleOf = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

const gripAt = (line: DrawnLine, point: Point, reach: number): Grip | null => {
  const last = line.path.length / 2 - 1;
  for (let at = 0; at <= last; at += 1)
    if (distance(pointAt(line, at), point) <= reach) return { line, at, isMiddle: false };
  for (let at = 0; at < last; at += 1)
    if (distance(middleOf(pointAt(line, at), pointAt(line, at + 1)), point) <= reach)
      return { line, at, isMiddle: true };
  return null;
};

/** What moving a handle to a point asks of the net. */
const operationOf = ({ line, at, isMiddle }: Grip, [x, y]: Point): NetOperation | null => {
  const { left, right } = line;
  const unit = left ?? right;
  if (unit === null) return null;
  const to: [number, number] = [x, y];
  if (!isMiddle) return { kind: 'move-vertex', unit, from: pointAt(line, at), to };
  if (left === null || right === null) return null;
  const path = [pointAt(line, at), to, pointAt(line, at + 1)];
  return { kind: 'reshape', between: [left, right], path, through: null };
};

/** What taking a vertex away asks of the net; null at the ends of a line. */
const removalOf = ({ line, at, isMiddle }: Grip): NetOperation | null => {
  const { left, right } = line;
  const isInside = at > 0 && at < line.path.length / 2 - 1;
  if (isMiddle || !isInside || left === null || right === null) return null;
  const path = [pointAt(line, at - 1), pointAt(line, at + 1)];
  return { kind: 'reshape', between: [left, right], path, through: pointAt(line, at) };
};

const withMoved = ({ line, at, isMiddle }: Grip, [x, y]: Point): DrawnLine => {
  const path = [...line.path];
  if (isMiddle) path.splice(at * 2 + 2, 0, x, y);
  else path.splice(at * 2, 2, x, y);
  return { ...line, path };
};

/** Takes a line by its handles: drags vertices, makes new ones of the middles, with Alt takes one away. */
export const reshapeHand = (context: HandContext): ToolHand => {
  let grip: Grip | null = null;
  let held: DrawnLine | null = null;
  const target = ({ point, isRemoving }: Press): Point => {
    if (isRemoving || grip === null) return point;
    const others = context.draft.store
      .getState()
      .picture.lines.filter(({ path }) => path !== grip?.line.path);
    return snap(point, others, [], reachOf(context, handlePixels)).point;
  };
  const perform = async (operation: NetOperation | null, at: Point): Promise<void> => {
    const isDone = operation !== null && (await context.perform([operation]));
    const { lines } = context.draft.store.getState().picture;
    const line = lineNear(at, lines, reachOf(context, linePixels));
    useDesk.setState({ chosenLine: isDone ? line : held });
  };
  const choose = (press: Press): void => {
    const { lines } = context.draft.store.getState().picture;
    const line = lineNear(press.point, lines, reachOf(context, linePixels));
    if (line?.isLocked === true) {
      const units = [line.left ?? line.right ?? ''];
      context.refuse({ code: 'net-line-locked', units, place: press.point, params: {} });
    }
    useDesk.setState({ chosenLine: line?.isLocked === false ? line : null });
  };
  return {
    down: ({ point }) => {
      const { chosenLine } = useDesk.getState();
      grip = chosenLine === null ? null : gripAt(chosenLine, point, reachOf(context, handlePixels));
      held = chosenLine;
      return grip !== null;
    },
    move: (press) => {
      if (grip !== null) useDesk.setState({ chosenLine: withMoved(grip, target(press)) });
    },
    up: (press) => {
      if (grip === null) return;
      const to = target(press);
      const asked = press.isRemoving ? removalOf(grip) : operationOf(grip, to);
      const from = pointAt(grip.line, grip.at);
      const isMoved = grip.isMiddle || press.isRemoving || distance(from, to) > 0;
      grip = null;
      if (isMoved) void perform(asked, press.isRemoving ? from : to);
    },
    click: (press) => {
      const { chosenLine } = useDesk.getState();
      const isOnHandle =
        chosenLine !== null && gripAt(chosenLine, press.point, reachOf(context, handlePixels)) !== null;
      if (!isOnHandle) choose(press);
    },
  };
};
