import { describe, expect, it } from 'vitest';
import { proveBeside, proveWhole } from '../../../server/answers/net-certificate.ts';
import { apply } from '../../../server/engines/net/apply.ts';
import { buildNet } from '../../../server/engines/net/build.ts';
import type { Net } from '../../../server/engines/net/net.ts';
import { boardOf, idOf, unitOf } from '../../support/small-net.ts';

const board = () => {
  const built = buildNet(boardOf(12, 12, 1_000));
  if ('problems' in built) throw new Error('the board is no net');
  return built.net;
};

const mergeTwo = (net: Net): void => {
  const into = unitOf(1000, 'general-grid', 100);
  expect(apply(net, { kind: 'merge', units: [idOf(1000), idOf(1001)], into })).toMatchObject({ ok: true });
};

describe('the proof of a whole net beside', () => {
  it('is the proof in place, while this thread goes on and the net may change', async () => {
    const net = board();
    const wanted = proveWhole(net);
    expect(wanted).toMatchObject({ holds: true, numbers: { leaves: 144 } });
    const proof = proveBeside(net, 1);
    mergeTwo(net);
    let isFree = false;
    setImmediate(() => {
      isFree = true;
    });
    expect(await proof).toEqual(wanted);
    expect(isFree).toBe(true);
    expect(await proveBeside(net, 1)).toEqual(proveWhole(net));
  });

  it('of several nets come one after the other, each its own', async () => {
    const [one, two] = [board(), board()];
    mergeTwo(two);
    const proofs = await Promise.all([one, two, one].map((net) => proveBeside(net, 1)));
    expect(proofs).toEqual([one, two, one].map(proveWhole));
    expect(proofs[0]).not.toEqual(proofs[1]);
  });
});
