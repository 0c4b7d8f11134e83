import { create } from 'zustand';
import type { Point } from '../../../../server/engines/net/plane.ts';
import type { DrawnLine, SplitPreview } from '../../../drafting/messages.ts';
import type { ToolName } from '../tools/tool-list.ts';

/** Why something was not done, in words, and where. */
export interface DeskRefusal {
  readonly text: string;
  /** Longitude and latitude. */
  readonly place: readonly [number, number] | null;
}

/** A point of the line in the making, and what it caught. */
export interface SketchPoint {
  readonly point: Point;
  readonly caught: 'vertex' | 'edge' | 'ground' | null;
}

/** What the hand holds at the desk; the net itself is in the draft. */
export interface DeskState {
  readonly tool: ToolName;
  /** Clicks choose leaves, or the grids that hold them. */
  readonly pickLevel: 'leaf' | 'grid';
  readonly selection: readonly string[];
  readonly line: readonly SketchPoint[];
  readonly hand: SketchPoint | null;
  /** The line is complete; what it would do waits for a yes. */
  readonly isFinished: boolean;
  readonly previews: readonly SplitPreview[];
  readonly chosenLine: DrawnLine | null;
  /** The grid that takes what is painted. */
  readonly assignTo: string | null;
  readonly refusal: DeskRefusal | null;
  readonly largestContinues: boolean;
}

export const emptyHand = {
  line: [],
  hand: null,
  isFinished: false,
  previews: [],
  chosenLine: null,
} as const satisfies Partial<DeskState>;

export const startOfDesk: DeskState = {
  ...emptyHand,
  tool: 'select',
  pickLevel: 'leaf',
  selection: [],
  assignTo: null,
  refusal: null,
  largestContinues: true,
};

export const useDesk = create<DeskState>(() => startOfDesk);

/** Takes another tool in hand; what the last one held is put down. */
export const takeTool = (tool: ToolName): void =>
  useDesk.setState({ ...emptyHand, tool, assignTo: null, refusal: null });

/**
 * One step out: a refusal goes, else the line, else the tool, else the selection. Gives false where nothing was left to
 * leave.
 */
export const stepOut = (): boolean => {
  const { refusal, line, isFinished, chosenLine, tool, selection, assignTo } = useDesk.getState();
  if (refusal !== null) useDesk.setState({ refusal: null });
  else if (isFinished) useDesk.setState({ isFinished: false });
  else if (line.length > 0 || chosenLine !== null) useDesk.setState(emptyHand);
  else if (assignTo !== null) useDesk.setState({ assignTo: null });
  else if (tool !== 'select') takeTool('select');
  else if (selection.length > 0) useDesk.setState({ selection: [] });
  else return false;
  return true;
};
