import type { Map as AtlasMap, MapMouseEvent } from 'maplibre-gl';
import type { NetOperation } from '../../../../server/contract/scenario-operations.ts';
import type { Point } from '../../../../server/engines/net/plane.ts';
import type { Refusal } from '../../../../server/engines/net/refusal.ts';
import type { Draft } from '../../../drafting/draft.ts';
import type { Frame } from '../../../drafting/frame.ts';

/** What every tool works with. */
export interface HandContext {
  readonly map: AtlasMap;
  readonly draft: Draft;
  readonly frame: Frame;
  readonly mayDraw: boolean;
  /** Does operations one after the other; a refusal is shown and ends them. Gives whether all were done. */
  readonly perform: (operations: readonly NetOperation[]) => Promise<boolean>;
  readonly refuse: (refusal: Refusal) => void;
}

/** Where the pointer is. */
export interface Press {
  readonly point: Point;
  readonly pixel: { readonly x: number; readonly y: number };
  readonly isAdding: boolean;
  readonly isRemoving: boolean;
}

/** How a tool answers the pointer and the keys; what it lacks is left to the map. */
export interface ToolHand {
  click?(press: Press): void;
  move?(press: Press): void;
  /** Gives whether the tool takes the drag, so that the map stays. */
  down?(press: Press): boolean;
  up?(press: Press): void;
  /** Double click or Enter. */
  finish?(): void;
  /** Backspace. */
  back?(): void;
}

export const pressOf = ({ frame }: HandContext, event: MapMouseEvent): Press => ({
  point: frame.toPoint([event.lngLat.lng, event.lngLat.lat]),
  pixel: event.point,
  isAdding: event.originalEvent.shiftKey || event.originalEvent.ctrlKey || event.originalEvent.metaKey,
  isRemoving: event.originalEvent.altKey,
});

/** How many centimetres of the ground so many pixels are, about the middle of the map. */
export const reachOf = ({ map, frame }: HandContext, pixels: number): number => {
  const { x, y } = map.project(map.getCenter());
  const [one, other] = [map.unproject([x, y]), map.unproject([x + pixels, y])];
  const [ax, ay] = frame.toPoint([one.lng, one.lat]);
  const [bx, by] = frame.toPoint([other.lng, other.lat]);
  return Math.hypot(bx - ax, by - ay);
};
