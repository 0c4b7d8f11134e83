import { describe, expect, it } from 'vitest';
import { apply } from '../../../../server/engines/net/apply.ts';
import { buildNet } from '../../../../server/engines/net/build.ts';
import { changeSetOf, collisionsOf } from '../../../../server/engines/net/change-set.ts';
import type { Net } from '../../../../server/engines/net/net.ts';
import type { UnitInput } from '../../../../server/engines/net/net-input.ts';
import type { Operation } from '../../../../server/engines/net/operations.ts';
import { certificateOf, idOf, path, square, streetsOf, unitOf } from '../../../support/small-net.ts';

const netOf = (inputs: UnitInput[]): Net => {
  const built = buildNet(inputs);
  if ('problems' in built) throw new Error('no net');
  return built.net;
};
/** Three squares of 100 in a row: 1000, 1001, 1002. */
const row = (): Net =>
  netOf(streetsOf(Object.fromEntries([0, 1, 2].map((i) => [1000 + i, [[square(i * 100, 0, 100)]]]))));
/** 20 below and 30 above touch on both sides of 25, which lies between them. */
const doubled = (): Net =>
  netOf(
    streetsOf({
      20: [[path('0 0, 300 0, 300 50, 200 50, 200 40, 100 40, 100 50, 0 50')]],
      25: [[path('100 40, 200 40, 200 50, 200 60, 100 60, 100 50')]],
      30: [[path('0 50, 100 50, 100 60, 200 60, 200 50, 300 50, 300 100, 0 100')]],
    }),
  );

const done = (net: Net, operation: Operation) => {
  const outcome = apply(net, operation);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return { operation, patch: outcome.patch };
};
/** What two operations on the same net collide in; where they do not, one holds after the other and the net is whole. */
const collide = (make: () => Net, one: Operation, two: Operation) => {
  const [first, second] = [done(make(), one), done(make(), two)];
  const found = collisionsOf(changeSetOf([second]), changeSetOf([first]));
  expect(collisionsOf(changeSetOf([first]), changeSetOf([second])).length).toBe(found.length);
  const net = make();
  done(net, one);
  if (found.length === 0) {
    if (!apply(net, second.patch).ok) done(net, two);
    expect(certificateOf(net)).toMatchObject({ ok: true });
  }
  return found;
};

const bend = (between: readonly [number, number], text: string): Operation => ({
  kind: 'reshape',
  between: [idOf(between[0]), idOf(between[1])],
  path: path(text),
  through: null,
});
const cut = (unit: number, line: string, stays: string, goes: string): Operation => ({
  kind: 'split',
  unit: idOf(unit),
  lines: [path(line)],
  parts: [
    { unit: unitOf(unit, 'street', 1), places: path(stays) },
    { unit: unitOf(unit + 500, 'street', 1), places: path(goes) },
  ],
});

describe('two changes on one net', () => {
  it('do not collide in different lines of one unit, nor in different lines between the same two', () => {
    expect(
      collide(
        row,
        bend([1000, 1001], '100 0, 110 50, 100 100'),
        bend([1001, 1002], '200 0, 190 50, 200 100'),
      ),
    ).toEqual([]);
    expect(
      collide(doubled, bend([20, 30], '0 50, 50 45, 100 50'), bend([20, 30], '200 50, 250 45, 300 50')),
    ).toEqual([]);
    const corner = cut(1001, '150 120, 220 50', '120 50', '190 90');
    expect(collide(row, corner, bend([1000, 1001], '100 0, 110 50, 100 100'))).toEqual([]);
  });

  it('do not collide in a line on which both put the end of a cut', () => {
    const left = cut(1001, '90 30, 210 30', '150 60', '150 10');
    const right = cut(1002, '190 70, 310 70', '250 20', '250 90');
    expect(collide(row, left, right)).toEqual([]);
  });

  it('collide in the same line, which is named with its place', () => {
    const one = bend([20, 30], '0 50, 50 45, 100 50');
    expect(collide(doubled, one, bend([20, 30], '0 50, 40 55, 100 50'))).toEqual([
      { kind: 'line', units: [idOf(30), idOf(20)], place: [100, 50] },
    ]);
  });

  it('collide in a line that one cut and the other moved', () => {
    const left = cut(1001, '90 30, 210 30', '150 60', '150 10');
    expect(collide(row, left, bend([1001, 1002], '200 0, 190 50, 200 100'))).toMatchObject([
      { kind: 'unit', units: [idOf(1001)] },
    ]);
  });

  it('collide in a unit that both cut, although it goes on', () => {
    const corner = cut(1001, '150 120, 220 50', '120 50', '190 90');
    const other = cut(1001, '150 -20, 220 50', '120 50', '190 10');
    expect(collide(row, corner, other)).toContainEqual({ kind: 'unit', units: [idOf(1001)], place: null });
  });
});
