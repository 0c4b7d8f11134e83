import { describe, expect, it } from 'vitest';
import { apply } from '../../../../server/engines/net/apply.ts';
import { loadNet } from '../../../../server/engines/net/load.ts';
import { saveNet } from '../../../../server/engines/net/save.ts';
import { boardOf, certificateOf, idOf, netOf, unitOf } from '../../../support/small-net.ts';

describe('saving a net', () => {
  it('gives the same net, and the same bytes whatever the order in which it was built', () => {
    const net = netOf(boardOf(4, 4, 100));
    apply(net, {
      kind: 'describe',
      unit: idOf(1000),
      name: '东门',
      isVoid: true,
      attributes: { b: 1, a: 'x', c: true },
    });
    const bytes = saveNet(net);
    const loaded = loadNet(bytes);
    expect(saveNet(loaded)).toEqual(bytes);
    expect(loaded.unit(idOf(1000))).toEqual(net.unit(idOf(1000)));
    expect(certificateOf(loaded)).toEqual(certificateOf(net));
    expect(saveNet(netOf([...boardOf(4, 4, 100)].reverse()))).toEqual(saveNet(netOf(boardOf(4, 4, 100))));
  });

  it('goes on working after loading', () => {
    const net = loadNet(saveNet(netOf(boardOf(2, 2, 100))));
    const into = unitOf(1000, 'general-grid', 100);
    expect(apply(net, { kind: 'merge', units: [idOf(1000), idOf(1001)], into }).ok).toBe(false);
    expect(apply(net, { kind: 'subdivide', unit: idOf(1000), child: unitOf(9, 'micro-grid', 1000) }).ok).toBe(
      true,
    );
    expect(certificateOf(net).ok).toBe(true);
  });

  it('refuses bytes that are damaged, cut off, or of something else', () => {
    const bytes = saveNet(netOf(boardOf(2, 2, 100)));
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at]! + 1) % 256;
      expect(() => loadNet(damaged)).toThrow(RangeError);
    }
    expect(() => loadNet(bytes.subarray(0, bytes.length - 5))).toThrow(RangeError);
    expect(() => loadNet(new Uint8Array())).toThrow(RangeError);
  });
});
