import { expect, test } from 'vitest';
import type { NetPatch } from '../../../server/contract/scenario-operations.ts';
import { apply } from '../../../server/engines/net/apply.ts';
import type { Net } from '../../../server/engines/net/net.ts';
import type { Operation } from '../../../server/engines/net/operations.ts';
import { saveNet } from '../../../server/engines/net/save.ts';
import { compareNets } from '../../../web/drafting/comparison.ts';
import { boardOf, idOf, netOf, unitOf } from '../../support/small-net.ts';

const size = 10_000;
/** One building in the lower half of grid 1000 and one in its upper half, one in grid 1001 above. */
const ground = { buildings: [2000, 2000, 30, 80, 2000, 8000, 12, 30, 2000, 12_000, 7, 9], compounds: [] };

const doOn = (net: Net, operation: Operation): NetPatch => {
  const outcome = apply(net, operation);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.patch as unknown as NetPatch;
};

const split: Operation = {
  kind: 'split',
  unit: idOf(1000),
  lines: [
    [
      [-50, 5000],
      [size + 50, 5000],
    ],
  ],
  parts: [
    { unit: unitOf(1000, 'general-grid', 100), places: [[100, 100]] },
    { unit: unitOf(5000, 'general-grid', 100), places: [[100, 9000]] },
  ],
};
const merge: Operation = {
  kind: 'merge',
  units: [idOf(5000), idOf(1001)],
  into: unitOf(1001, 'general-grid', 100),
};

test('the net before the operations is found again, and who stands elsewhere afterwards is told', () => {
  const net = netOf(boardOf(6, 4, size));
  const patches = [doOn(net, split), doOn(net, merge)];
  const { before, after, changed, moves } = compareNets(saveNet(net), patches, ground);
  expect(before.map(({ code }) => code)).toEqual(after.map(({ code }) => code));
  expect(changed.toSorted()).toEqual([idOf(1000), idOf(1001)]);
  expect(moves).toEqual([{ from: idOf(1000), to: idOf(1001), households: 12, people: 30, buildings: 1 }]);
});

test('operations of another net are refused', () => {
  const net = netOf(boardOf(6, 4, size));
  const patch = doOn(net, split);
  expect(() => compareNets(saveNet(netOf(boardOf(6, 4, size))), [patch], ground)).toThrow(RangeError);
});
