import type { Point } from '../../../../server/engines/net/plane.ts';
import type { DrawnLine } from '../../../drafting/messages.ts';
import { emptyHand, type SketchPoint, useDesk } from '../desk/desk-state.ts';
import { groundLinesNear } from './ground-lines.ts';
import { type HandContext, type Press, reachOf, type ToolHand } from './hand-context.ts';
import { splitOperations } from './operations.ts';
import { reachingOver, snap, tracedBetween } from './snap.ts';

const snapPixels = 12;

const caught = (context: HandContext, { point, pixel, isRemoving }: Press): SketchPoint => {
  // With Alt the point stays where the hand puts it.
  if (isRemoving) return { point, caught: null };
  const { lines } = context.draft.store.getState().picture;
  return snap(point, lines, groundLinesNear(context, pixel), reachOf(context, snapPixels));
};

const isSame = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

const drawing = (context: HandContext, whenGrown: () => void): ToolHand => ({
  click: (press) => {
    const { line, isFinished } = useDesk.getState();
    if (isFinished) return;
    const next = caught(context, press);
    const last = line.at(-1);
    if (last !== undefined && isSame(last.point, next.point)) return;
    const traced =
      last === undefined || !press.isAdding
        ? []
        : tracedBetween(last.point, next.point, groundLinesNear(context, press.pixel));
    const between = traced.map((point): SketchPoint => ({ point, caught: 'ground' }));
    useDesk.setState({ line: [...line, ...between, next], refusal: null });
    whenGrown();
  },
  move: (press) => {
    if (!useDesk.getState().isFinished) useDesk.setState({ hand: caught(context, press) });
  },
  back: () => {
    const { line } = useDesk.getState();
    useDesk.setState({ line: line.slice(0, -1), isFinished: false });
    whenGrown();
  },
});

/** Draws a line that divides the chosen unit, or every leaf that it crosses. */
export const splitHand = (context: HandContext): ToolHand => {
  const preview = async (): Promise<void> => {
    const { line, selection } = useDesk.getState();
    if (line.length < 2) return useDesk.setState({ previews: [] });
    const previews = await context.draft.split([reachingOver(line)], selection[0] ?? null);
    if (useDesk.getState().line === line) useDesk.setState({ previews });
  };
  return {
    ...drawing(context, () => void preview()),
    finish: () => void finishSplit(context),
  };
};

/** First the line is complete, with what it would make; then it is done. */
export const finishSplit = async (context: HandContext): Promise<void> => {
  const { line, selection, isFinished, largestContinues } = useDesk.getState();
  if (line.length < 2) return;
  const lines = [reachingOver(line)];
  const [only] = selection;
  const previews = await context.draft.split(lines, only ?? null);
  const drawn = context.draft.store.getState();
  const wanted = lines.map((each) => each.map(([x, y]): [number, number] => [x, y]));
  if (previews.length > 0 && !isFinished) return useDesk.setState({ previews, isFinished: true, hand: null });
  const operations = splitOperations(drawn, wanted, previews, largestContinues);
  if (operations.length > 0) {
    if (await context.perform(operations)) useDesk.setState({ ...emptyHand, selection: [] });
    return;
  }
  // Nothing is divided: the net itself says why.
  const aim = only ?? (await context.draft.pick(middleOf(line)));
  const unit = drawn.picture.units.find(({ id }) => id === aim);
  if (unit === undefined) return;
  const parts = [{ unit, places: [] }];
  await context.perform([{ kind: 'split', unit: unit.id, lines: wanted, parts } as never]);
};

const middleOf = (line: readonly SketchPoint[]): Point => {
  const at = Math.floor((line.length - 1) / 2);
  const [a, b] = [line[at]?.point ?? [0, 0], line[at + 1]?.point ?? line[at]?.point ?? [0, 0]];
  return [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
};

/** Draws a new course for a stretch of a line, from one of its vertices to another. */
export const replaceHand = (context: HandContext): ToolHand => ({
  ...drawing(context, () => undefined),
  finish: () => {
    const { line } = useDesk.getState();
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined || line.length < 2) return;
    const { lines } = context.draft.store.getState().picture;
    const found = lines.find((each) => !each.isLocked && has(each, first.point) && has(each, last.point));
    const { left, right } = found ?? {};
    if (left == null || right == null) {
      const rim = lines.find((each) => has(each, first.point));
      const units = [rim?.left ?? rim?.right ?? ''].filter(Boolean);
      const code = rim?.isLocked === true ? 'net-line-locked' : 'net-path-not-found';
      return context.refuse({ code, units, place: first.point, params: {} });
    }
    const path = line.map(({ point: [x, y] }): [number, number] => [x, y]);
    void context
      .perform([{ kind: 'reshape', between: [left, right], path, through: null }])
      .then((isDone) => isDone && useDesk.setState(emptyHand));
  },
});

const has = ({ path }: DrawnLine, [x, y]: Point): boolean =>
  path.some((value, i) => i % 2 === 0 && value === x && path[i + 1] === y);
