import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '../../../../server/engines/net/apply.ts';
import { buildNet } from '../../../../server/engines/net/build.ts';
import { polygonsOfUnit } from '../../../../server/engines/net/dissolve.ts';
import { LeafIndex } from '../../../../server/engines/net/leaf-index.ts';
import type { Net } from '../../../../server/engines/net/net.ts';
import { placeIn } from '../../../../server/engines/net/ray.ts';
import { OperationMaker } from '../../../support/random-operations.ts';
import { boardOf, idOf, square, streetsOf } from '../../../support/small-net.ts';

const netOf = (inputs: Parameters<typeof buildNet>[0]): Net => {
  const built = buildNet(inputs);
  if ('problems' in built) throw new Error('no net');
  return built.net;
};

/** Every leaf looked at through its rings. */
const leavesByRings = (net: Net, x: number, y: number): string[] =>
  [...net.units()]
    .filter(([slot]) => net.isLeaf(slot) && placeIn(polygonsOfUnit(net, slot) ?? [], x, y) >= 0)
    .map(([, { id }]) => id)
    .sort();

describe('finding leaves by place', () => {
  it('gives a point on a line to both sides, the lower code first, and nothing outside', () => {
    const index = new LeafIndex(netOf(streetsOf({ 2: [[square(0, 0, 10)]], 3: [[square(10, 0, 10)]] })));
    expect(index.leavesAt(10, 5)).toEqual([idOf(2), idOf(3)]);
    expect(index.leavesAt(10, 10)).toEqual([idOf(2), idOf(3)]);
    expect(index.leavesAt(11, 5)).toEqual([idOf(3)]);
    expect(index.leavesAt(21, 5)).toEqual([]);
  });

  it('does not find a leaf in its hole', () => {
    const net = netOf(streetsOf({ 2: [[square(0, 0, 90), square(30, 30, 30)]], 3: [[square(30, 30, 30)]] }));
    const index = new LeafIndex(net);
    expect(index.leavesAt(45, 45)).toEqual([idOf(3)]);
    expect(index.leavesIn({ west: 40, south: 40, east: 50, north: 50 })).toEqual([idOf(3)]);
    expect(index.leavesIn({ west: 20, south: 40, east: 30, north: 50 })).toEqual([idOf(2), idOf(3)]);
    expect(index.leavesIn({ west: 91, south: 0, east: 99, north: 99 })).toEqual([]);
    expect(index.leavesIn({ west: -9, south: -9, east: 99, north: 99 })).toEqual([idOf(2), idOf(3)]);
  });

  it('agrees with the rings while operations go on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(), { minLength: 6, maxLength: 12 }), { maxLength: 12 }),
        fc.array(fc.tuple(fc.integer({ min: -5, max: 305 }), fc.integer({ min: -5, max: 305 })), {
          minLength: 9,
        }),
        (sequence, points) => {
          const net = netOf(boardOf(3, 3, 100));
          const index = new LeafIndex(net);
          const maker = new OperationMaker(100);
          index.leavesAt(0, 0);
          for (const numbers of sequence) {
            const outcome = apply(net, maker.make(net, numbers));
            if (outcome.ok) index.markStale(outcome.touched);
            for (const [x, y] of points)
              expect([...index.leavesAt(x, y)].sort()).toEqual(leavesByRings(net, x, y));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
