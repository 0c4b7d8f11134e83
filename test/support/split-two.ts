import { apply } from '../../server/engines/net/apply.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { Point } from '../../server/engines/net/plane.ts';
import { idOf, netOf, path, square, streetsOf, unitOf } from './small-net.ts';

/** Two squares of 100 cm side by side: streets 2 and 3. */
export const plainNet = (): Net => netOf(streetsOf({ 2: [[square(0, 0, 100)]], 3: [[square(100, 0, 100)]] }));

/** Splits street 2 along lines; parts 2 (continuing), 20, 21 … claim the places in each text. */
export const splitTwo = (net: Net, lines: readonly string[], ...places: readonly string[]) =>
  apply(net, {
    kind: 'split',
    unit: idOf(2),
    lines: lines.map(path),
    parts: places.map((claimed, i) => ({
      unit: unitOf(i === 0 ? 2 : 19 + i, 'street', 1),
      places: claimed === '' ? [] : (path(claimed) as Point[]),
    })),
  });
