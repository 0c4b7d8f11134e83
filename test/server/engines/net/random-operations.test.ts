import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netMessages } from '../../../../server/contract/net-messages.ts';
import { apply } from '../../../../server/engines/net/apply.ts';
import { buildNet } from '../../../../server/engines/net/build.ts';
import { outlineOf, polygonsOfUnit } from '../../../../server/engines/net/dissolve.ts';
import type { Patch } from '../../../../server/engines/net/lines.ts';
import { loadNet } from '../../../../server/engines/net/load.ts';
import type { Net } from '../../../../server/engines/net/net.ts';
import { doubleAreaOfPolygons } from '../../../../server/engines/net/plane.ts';
import { saveNet } from '../../../../server/engines/net/save.ts';
import { OperationMaker } from '../../../support/random-operations.ts';
import { boardOf, certificateOf } from '../../../support/small-net.ts';

const textOf = (net: Net): string => Buffer.from(saveNet(net)).toString('base64');

const areaOf = (net: Net): number =>
  [...net.units()]
    .filter(([slot]) => net.isLeaf(slot))
    .reduce((sum, [slot]) => sum + doubleAreaOfPolygons(polygonsOfUnit(net, slot) ?? []), 0);

const sequences = fc.array(fc.array(fc.nat(), { minLength: 6, maxLength: 12, size: 'max' }), {
  minLength: 1,
  maxLength: 25,
  size: 'max',
});
/** More on demand, to look for what sixty sequences do not find. */
const runs = Number(process.env.NET_RUNS ?? 60);

describe('random sequences of operations', () => {
  it.each([20, 1_000, 100_000])('never tear a net of leaves of %i cm, and come undone exactly', (size) => {
    const done = new Map<string, number>();
    fc.assert(
      fc.property(sequences, (sequence) => {
        const built = buildNet(boardOf(3, 3, size));
        if ('problems' in built) throw new Error('the board is no net');
        const { net } = built;
        const maker = new OperationMaker(size);
        const undo: Patch[] = [];
        const states = [textOf(net)];
        for (const numbers of sequence) {
          const operation = maker.make(net, numbers);
          const outcome = apply(net, operation);
          const key = outcome.ok ? operation.kind : outcome.refusal.code;
          done.set(key, (done.get(key) ?? 0) + 1);
          if (!outcome.ok) {
            expect(netMessages).toHaveProperty(outcome.refusal.code);
            expect(textOf(net)).toBe(states.at(-1));
            continue;
          }
          expect(certificateOf(net)).toMatchObject({ ok: true });
          expect(areaOf(net)).toBe(doubleAreaOfPolygons(outlineOf(net) ?? []));
          const after = textOf(net);
          expect(apply(net, outcome.inverse).ok).toBe(true);
          expect(textOf(net)).toBe(states.at(-1));
          expect(apply(net, outcome.patch).ok).toBe(true);
          expect(textOf(net)).toBe(after);
          undo.push(outcome.inverse);
          states.push(after);
        }
        expect(textOf(loadNet(saveNet(net)))).toBe(states.at(-1));
        for (const inverse of undo.reverse()) expect(apply(net, inverse).ok).toBe(true);
        expect(textOf(net)).toBe(states[0]);
      }),
      { numRuns: runs },
    );
    for (const kind of ['split', 'merge', 'reshape', 'move-vertex', 'subdivide'])
      expect(done.get(kind) ?? 0).toBeGreaterThan(0);
  }, 240_000);
});
