import type { MapMouseEvent } from 'maplibre-gl';
import { stepOut, takeTool, useDesk } from '../desk/desk-state.ts';
import { assignHand } from './assign-hand.ts';
import { type HandContext, pressOf, type ToolHand } from './hand-context.ts';
import { replaceHand, splitHand } from './line-hand.ts';
import { mergeChosen } from './merge-chosen.ts';
import { reshapeHand } from './reshape-hand.ts';
import { selectHand } from './select-hand.ts';
import { keyOfTool, mergeKey, type ToolName, toolNames } from './tool-list.ts';

const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a, summary') !== null;

const listenToKeys = (context: HandContext, hand: () => ToolHand): (() => void) => {
  const plain = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === 'escape') return stepOut();
    if (isButton(event.target) && (key === 'enter' || key === ' ')) return false;
    if (key === 'enter') {
      hand().finish?.();
      return true;
    }
    if (key === 'backspace') {
      hand().back?.();
      return true;
    }
    const tool = toolNames.find((name) => keyOfTool[name] === key);
    if (tool !== undefined && (context.mayDraw || tool === 'select')) takeTool(tool);
    else if (key === mergeKey && context.mayDraw) void mergeChosen(context);
    else return false;
    return true;
  };
  const withControl = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (!context.mayDraw || (key !== 'z' && key !== 'y')) return false;
    void (key === 'y' || event.shiftKey ? context.draft.redo() : context.draft.undo());
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    if (isElsewhere(event.target) || event.altKey) return;
    const isTaken = event.ctrlKey || event.metaKey ? withControl(event) : plain(event);
    if (isTaken) event.preventDefault();
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
};

/** Lets pointer and keys work on the net until the returned function is called. */
export const followDeskHand = (context: HandContext): (() => void) => {
  const { map, mayDraw } = context;
  const select = selectHand(context);
  const hands: Readonly<Record<ToolName, ToolHand>> = mayDraw
    ? {
        ...{ select, split: splitHand(context), replace: replaceHand(context) },
        ...{ reshape: reshapeHand(context), assign: assignHand(context) },
      }
    : { select, split: select, replace: select, reshape: select, assign: select };
  const hand = (): ToolHand => hands[useDesk.getState().tool];
  let frame = 0;
  const click = (event: MapMouseEvent): void => {
    // The second click of a double click ends, it adds nothing.
    if (event.originalEvent.detail < 2) hand().click?.(pressOf(context, event));
  };
  const move = (event: MapMouseEvent): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => hand().move?.(pressOf(context, event)));
  };
  const down = (event: MapMouseEvent): void => {
    if (event.originalEvent.button === 0 && hand().down?.(pressOf(context, event)) === true)
      event.preventDefault();
  };
  const up = (event: MapMouseEvent): void => {
    cancelAnimationFrame(frame);
    hand().up?.(pressOf(context, event));
  };
  const finish = (event: MapMouseEvent): void => {
    event.preventDefault();
    hand().finish?.();
  };
  const stopKeys = listenToKeys(context, hand);
  const stopCursor = useDesk.subscribe(({ tool }) => {
    map.getCanvas().style.cursor = tool === 'select' ? '' : 'crosshair';
  });
  map.doubleClickZoom.disable();
  map.on('click', click);
  map.on('mousemove', move);
  map.on('mousedown', down);
  map.on('mouseup', up);
  map.on('dblclick', finish);
  return () => {
    cancelAnimationFrame(frame);
    stopKeys();
    stopCursor();
    map.getCanvas().style.cursor = '';
    map.doubleClickZoom.enable();
    map.off('click', click);
    map.off('mousemove', move);
    map.off('mousedown', down);
    map.off('mouseup', up);
    map.off('dblclick', finish);
  };
};
