import type { Map as AtlasMap, MapMouseEvent } from 'maplibre-gl';
import type { Place } from './measured.ts';

/** What a hand can ask of the tool. */
export interface MeasureHand {
  readonly add: (place: Place, byKeyboard: boolean) => void;
  readonly point: (place: Place | null) => void;
  readonly undo: () => void;
  readonly finish: () => void;
  readonly leave: () => void;
}

const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, button, a, [contenteditable]') !== null;

const listenToKeys = (map: AtlasMap, hand: MeasureHand): (() => void) => {
  const actions: Readonly<Record<string, () => void>> = {
    ' ': () => {
      const { lng, lat } = map.getCenter();
      hand.add([lng, lat], true);
    },
    Enter: hand.finish,
    Backspace: hand.undo,
    Escape: hand.leave,
  };
  const press = (event: KeyboardEvent): void => {
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    const inText = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape' ? inText : isElsewhere(event.target)) return;
    event.preventDefault();
    // Escape would also close the details, Enter would choose what lies in the centre.
    event.stopImmediatePropagation();
    action();
  };
  addEventListener('keydown', press, { capture: true });
  return () => removeEventListener('keydown', press, { capture: true });
};

/** Lets pointer and keyboard measure until the returned function is called; the cursor is a crosshair meanwhile. */
export const followMeasureHand = (map: AtlasMap, hand: MeasureHand): (() => void) => {
  const canvas = map.getCanvas();
  const click = ({ lngLat, originalEvent }: MapMouseEvent): void => {
    // The second click of a double click ends, it adds nothing.
    if (originalEvent.detail < 2) hand.add([lngLat.lng, lngLat.lat], false);
  };
  const move = ({ lngLat }: MapMouseEvent): void => hand.point([lngLat.lng, lngLat.lat]);
  const out = (): void => hand.point(null);
  const stopKeys = listenToKeys(map, hand);
  canvas.style.cursor = 'crosshair';
  map.doubleClickZoom.disable();
  map.on('click', click);
  map.on('dblclick', hand.finish);
  map.on('mousemove', move);
  map.on('mouseout', out);
  return () => {
    stopKeys();
    canvas.style.cursor = '';
    map.doubleClickZoom.enable();
    map.off('click', click);
    map.off('dblclick', hand.finish);
    map.off('mousemove', move);
    map.off('mouseout', out);
  };
};
