import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../server/contract/app-error.ts';
import { apply } from '../../../../server/engines/net/apply.ts';
import type { Net } from '../../../../server/engines/net/net.ts';
import type { Operation } from '../../../../server/engines/net/operations.ts';
import { saveNet } from '../../../../server/engines/net/save.ts';
import {
  areaOf,
  boardOf,
  certificateOf,
  idOf,
  netOf,
  path,
  square,
  streetsOf,
  unitOf,
} from '../../../support/small-net.ts';
import { plainNet, splitTwo } from '../../../support/split-two.ts';

const bytesOf = (net: Net): string => Buffer.from(saveNet(net)).toString('hex');

/** The code of the refusal; the net must be as it was. */
const refusalOf = (net: Net, operation: Operation): string => {
  const before = bytesOf(net);
  const outcome = apply(net, operation);
  expect(bytesOf(net)).toBe(before);
  return outcome.ok ? 'done' : outcome.refusal.code;
};

describe('merging', () => {
  it('undoes a split but for the vertex that the neighbour keeps as a line', () => {
    const net = plainNet();
    splitTwo(net, ['-10 30, 110 30'], '50 10', '50 90');
    const merged = apply(net, { kind: 'merge', units: [idOf(2), idOf(20)], into: unitOf(2, 'street', 1) });
    expect(merged.ok).toBe(true);
    expect(areaOf(net, 2)).toBe(10_000);
    expect(net.arcs.count).toBe(3);
    expect(net.unit(idOf(20))).toBeNull();
  });

  it('refuses units that touch in a vertex only, or not at all', () => {
    const corner = netOf(
      streetsOf({
        2: [[square(0, 0, 10)]],
        3: [[square(10, 10, 10)]],
        4: [[square(10, 0, 10)]],
        5: [[square(0, 10, 10)]],
      }),
    );
    const into = unitOf(2, 'street', 1);
    expect(refusalOf(corner, { kind: 'merge', units: [idOf(2), idOf(3)], into })).toBe('net-merge-apart');
    expect(apply(corner, { kind: 'merge', units: [idOf(2), idOf(3), idOf(4)], into }).ok).toBe(true);
    expect(refusalOf(corner, { kind: 'merge', units: [idOf(2), idOf(3)], into })).toBe('net-unit-unknown');
    expect(certificateOf(corner).ok).toBe(true);
  });
});

describe('reshaping', () => {
  const reshape = (text: string, through: string | null = null): Operation => ({
    kind: 'reshape',
    between: [idOf(2), idOf(3)],
    path: path(text),
    through: through === null ? null : (path(through)[0] ?? null),
  });

  it('gives to one side what the other loses, and takes it back', () => {
    const net = plainNet();
    const before = bytesOf(net);
    const outcome = apply(net, reshape('100 0, 120 50, 100 100'));
    expect(outcome.ok).toBe(true);
    expect([areaOf(net, 2), areaOf(net, 3)]).toEqual([11_000, 9_000]);
    if (outcome.ok) apply(net, outcome.inverse);
    expect(bytesOf(net)).toBe(before);
  });

  it('refuses a path across other lines, off the line, or along a locked one', () => {
    expect(refusalOf(plainNet(), reshape('100 0, 250 50, 100 100'))).toBe('net-lines-cross');
    expect(refusalOf(plainNet(), reshape('100 0, 120 150, 100 100'))).toBe('net-lines-cross');
    expect(refusalOf(plainNet(), reshape('100 10, 120 50, 100 100'))).toBe('net-path-not-found');
    expect(apply(plainNet(), reshape('100 0, 120 50, 100 100'), () => true)).toMatchObject({
      refusal: { code: 'net-line-locked', units: [idOf(2), idOf(3)] },
    });
  });

  it('replaces the stretch of an enclave that holds the given vertex', () => {
    const ringed = (): Net =>
      netOf(streetsOf({ 2: [[square(0, 0, 100), square(40, 40, 20)]], 3: [[square(40, 40, 20)]] }));
    const upper = ringed();
    expect(apply(upper, reshape('40 40, 50 45, 60 40', '50 40')).ok).toBe(false);
    expect(apply(upper, reshape('40 40, 50 45, 60 40', '60 60')).ok).toBe(true);
    expect(areaOf(upper, 3)).toBe(50);
    const lower = ringed();
    expect(apply(lower, reshape('60 40, 50 50, 60 60', '40 40')).ok).toBe(true);
    expect(certificateOf(lower).ok).toBe(true);
  });

  it('does not let the outline run over another part of the district', () => {
    const net = netOf(streetsOf({ 2: [[square(0, 0, 100)]], 3: [[square(150, 40, 20)]] }));
    const outward = (text: string): Operation => ({
      kind: 'reshape',
      between: [idOf(2), null],
      path: path(text),
      through: path('100 100')[0] ?? null,
    });
    expect(refusalOf(net, outward('100 0, 300 0, 300 100, 0 100'))).toBe('net-lines-cross');
    expect(refusalOf(net, outward('100 0, 160 50, 0 100'))).toBe('net-lines-cross');
    expect(apply(net, outward('100 0, 140 50, 0 100')).ok).toBe(true);
  });

  it('moves a vertex in every line that meets there', () => {
    const net = netOf(boardOf(2, 2, 100));
    expect(apply(net, { kind: 'move-vertex', unit: idOf(1000), from: [100, 100], to: [120, 110] }).ok).toBe(
      true,
    );
    expect([1000, 1001, 1002, 1003].map((number) => areaOf(net, number))).toEqual([
      11_500, 10_500, 9_500, 8_500,
    ]);
    expect(certificateOf(net).ok).toBe(true);
    expect(refusalOf(net, { kind: 'move-vertex', unit: idOf(1000), from: [120, 110], to: [200, 100] })).toBe(
      'net-lines-cross',
    );
  });
});

describe('the tree of units', () => {
  it('gives a leaf a child and takes it back', () => {
    const net = netOf(boardOf(2, 2, 100));
    const before = bytesOf(net);
    expect(apply(net, { kind: 'subdivide', unit: idOf(1000), child: unitOf(7, 'micro-grid', 1000) }).ok).toBe(
      true,
    );
    expect(areaOf(net, 7)).toBe(10_000);
    expect(apply(net, { kind: 'absorb', unit: idOf(1000) }).ok).toBe(true);
    expect(bytesOf(net)).toBe(before);
  });

  it('moves units between parents and keeps every level filled', () => {
    const net = netOf(boardOf(4, 4, 100));
    expect(apply(net, { kind: 'reassign', unit: idOf(1000), parentId: idOf(103) }).ok).toBe(true);
    const moved = {
      kind: 'create-parent',
      unit: unitOf(104, 'community', 11),
      children: [idOf(1001)],
    } as const;
    expect(apply(net, moved).ok).toBe(true);
    expect(apply(net, { kind: 'retire-parent', unit: idOf(102), into: idOf(104) }).ok).toBe(true);
    expect([areaOf(net, 100), areaOf(net, 103), areaOf(net, 104)]).toEqual([20_000, 50_000, 50_000]);
    expect(certificateOf(net).ok).toBe(true);
  });

  it('changes names, codes and attributes, and no code serves two units', () => {
    const net = netOf(boardOf(2, 2, 100));
    const unit = idOf(1000);
    expect(
      apply(net, { kind: 'describe', unit, name: '东门网格', attributes: { use: 'school', x: null } }).ok,
    ).toBe(true);
    expect(net.unit(unit)).toMatchObject({ name: '东门网格', code: '1000', attributes: { use: 'school' } });
    expect(refusalOf(net, { kind: 'describe', unit, code: '1001' })).toBe('net-code-taken');
    expect(apply(net, { kind: 'describe', unit: idOf(1001), code: 'x' }).ok).toBe(true);
    expect(apply(net, { kind: 'describe', unit, code: '1001' }).ok).toBe(true);
  });

  it.each<[Operation, string]>([
    [{ kind: 'reassign', unit: idOf(1000), parentId: idOf(10) }, 'net-level-wrong'],
    [{ kind: 'reassign', unit: idOf(9), parentId: idOf(100) }, 'net-unit-unknown'],
    [{ kind: 'reassign', unit: idOf(1000), parentId: idOf(103) }, 'net-unit-emptied'],
    [{ kind: 'absorb', unit: idOf(10) }, 'net-unit-not-leaf'],
    [{ kind: 'absorb', unit: idOf(1000) }, 'net-unit-has-no-children'],
    [{ kind: 'retire-parent', unit: idOf(10), into: idOf(100) }, 'net-level-wrong'],
    [{ kind: 'subdivide', unit: idOf(1000), child: unitOf(7, 'community', 1000) }, 'net-level-wrong'],
    [{ kind: 'subdivide', unit: idOf(1000), child: unitOf(1001, 'micro-grid', 1000) }, 'net-unit-present'],
    [{ kind: 'subdivide', unit: idOf(10), child: unitOf(7, 'community', 10) }, 'net-unit-not-leaf'],
  ])('refuses %j', (operation, code) => {
    expect(refusalOf(netOf(boardOf(2, 2, 100)), operation)).toBe(code);
  });
});

describe('bad input', () => {
  const kinds = [
    'split',
    'merge',
    'reshape',
    'move-vertex',
    'subdivide',
    'absorb',
    'reassign',
    'create-parent',
    'retire-parent',
    'describe',
    'patch',
  ];
  const anything = fc.oneof(
    fc.anything(),
    fc.constantFrom(
      idOf(2),
      [idOf(2), idOf(3)],
      [
        [0, 0],
        [1e9, 0],
      ],
      [
        [0, 0],
        [Number.NaN, 1],
      ],
      unitOf(2, 'street', 1),
    ),
  );
  const operation = fc.record(
    {
      kind: fc.constantFrom(...kinds),
      unit: anything,
      units: anything,
      lines: anything,
      parts: anything,
      into: anything,
      between: anything,
      path: anything,
      through: anything,
      from: anything,
      to: anything,
      child: anything,
      parentId: anything,
      children: anything,
      name: anything,
      code: anything,
      isVoid: anything,
      attributes: anything,
      removed: anything,
      added: anything,
    },
    { requiredKeys: ['kind'] },
  );

  it('never throws, and leaves the net as it was', () => {
    const net = plainNet();
    const before = bytesOf(net);
    fc.assert(
      fc.property(fc.oneof(operation, fc.anything()), (value) => {
        const outcome = apply(net, value as Operation);
        if (outcome.ok) apply(net, outcome.inverse);
        expect(bytesOf(net)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('names the field, in words that the contract has', () => {
    const outcome = apply(plainNet(), { kind: 'merge', units: [idOf(2)], into: unitOf(2, 'street', 1) });
    if (outcome.ok) throw new Error('done');
    const { code, params } = outcome.refusal;
    expect(new AppError(code, params).messageIn('zh-CN')).toContain('units');
  });

  it('refuses to repeat a change on a net where its lines are no longer there', () => {
    const net = plainNet();
    const outcome = splitTwo(net, ['-10 30, 110 30'], '50 10', '50 90');
    if (!outcome.ok) throw new Error('not done');
    expect(refusalOf(net, outcome.patch)).toBe('net-base-differs');
    apply(net, { kind: 'merge', units: [idOf(20), idOf(3)], into: unitOf(3, 'street', 1) });
    expect(refusalOf(net, outcome.inverse)).toBe('net-base-differs');
  });
});
