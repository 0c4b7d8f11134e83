import { describe, expect, it } from 'vitest';
import { polygonsOfUnit } from '../../../../server/engines/net/dissolve.ts';
import type { Net } from '../../../../server/engines/net/net.ts';
import { doubleAreaOfPolygons } from '../../../../server/engines/net/plane.ts';
import { previewSplit } from '../../../../server/engines/net/split.ts';
import { areaOf, certificateOf, idOf, netOf, path, square, streetsOf } from '../../../support/small-net.ts';
import { plainNet, splitTwo } from '../../../support/split-two.ts';

const ringed = (): Net =>
  netOf(streetsOf({ 2: [[square(0, 0, 100), square(40, 40, 20)]], 3: [[square(40, 40, 20)]] }));

const ringsOf = (net: Net, number: number) => polygonsOfUnit(net, net.slotOf(idOf(number)) ?? 0) ?? [];

describe('splitting a unit', () => {
  it('puts the new vertex into the neighbour as well', () => {
    const net = plainNet();
    const outcome = splitTwo(net, ['-10 30, 110 30'], '50 10', '50 90');
    expect(outcome).toMatchObject({ ok: true, notes: [] });
    expect([areaOf(net, 2), areaOf(net, 20)]).toEqual([3_000, 7_000]);
    expect([...ringsOf(net, 3)[0]![0]!]).toEqual([100, 0, 200, 0, 200, 100, 100, 100, 100, 30]);
    expect(certificateOf(net).ok).toBe(true);
  });

  it('rounds a crossing once and says by how much a line moved', () => {
    const net = netOf(
      streetsOf({
        2: [[path('0 0, 100 7, 100 100, 0 100')]],
        3: [[path('0 0, 0 -50, 100 -50, 100 7')]],
      }),
    );
    const outcome = splitTwo(net, ['30 -20, 30 120'], '10 50', '90 50');
    expect(outcome.ok && outcome.notes).toMatchObject([
      { kind: 'line-moved', units: [idOf(2), idOf(3)], place: [30, 2] },
    ]);
    expect(outcome.ok && outcome.notes[0]!.centimetres).toBeCloseTo(0.0998, 4);
    expect(certificateOf(net).ok).toBe(true);
  });

  it('takes a line that crosses several times, and parts in several pieces', () => {
    const comb = path(
      '0 0, 100 0, 100 100, 80 100, 80 20, 60 20, 60 100, 40 100, 40 20, 20 20, 20 100, 0 100',
    );
    const net = netOf(streetsOf({ 2: [[comb]] }));
    expect(previewSplit(net, idOf(2), [path('-10 50, 110 50')])).toHaveLength(4);
    expect(splitTwo(net, ['-10 50, 110 50'], '10 10', '10 70, 50 70, 90 70').ok).toBe(true);
    expect(areaOf(net, 20)).toBe(3 * 20 * 50);
    expect(ringsOf(net, 20)).toHaveLength(3);
    expect(certificateOf(net).ok).toBe(true);
  });

  it('cuts through holes and leaves the enclave as it is', () => {
    const net = ringed();
    expect(splitTwo(net, ['-10 50, 110 50'], '50 10', '50 90').ok).toBe(true);
    expect([areaOf(net, 2), areaOf(net, 20), areaOf(net, 3)]).toEqual([4_800, 4_800, 400]);
    expect(certificateOf(net).ok).toBe(true);
  });

  it('cuts out a closed loop, also around an enclave', () => {
    const net = ringed();
    expect(splitTwo(net, ['30 30, 70 30, 70 70, 30 70, 30 30'], '10 10', '35 35').ok).toBe(true);
    expect(areaOf(net, 20)).toBe(1_600 - 400);
    expect(certificateOf(net).ok).toBe(true);
  });

  it('divides one part of a unit in several parts and leaves the others', () => {
    const net = netOf(streetsOf({ 2: [[square(0, 0, 100)], [square(300, 0, 50)]] }));
    expect(splitTwo(net, ['50 -1, 50 101'], '10 10, 310 10', '90 90').ok).toBe(true);
    expect(areaOf(net, 2)).toBe(7_500);
  });

  it.each<[string, string[], number]>([
    ['end on vertices', ['0 0, 100 100'], 2],
    ['cross each other', ['-10 50, 110 50', '50 -10, 50 110'], 4],
    ['double back', ['-10 50, 110 50, 50 50'], 2],
    ['run along edges', ['0 0, 50 0, 50 100, 100 100'], 2],
    ['leave the unit and cross themselves', ['50 10, 50 -30, 20 -30, 20 50, 50 50, 50 5'], 2],
    ['come back from the edge', ['0 50, 100 50, 100 20, 0 20'], 3],
    ['have a loose end', ['-10 50, 110 50', '50 50, 50 80'], 2],
  ])('takes lines that %s', (_, lines, count) => {
    const pieces = previewSplit(plainNet(), idOf(2), lines.map(path));
    expect(pieces).toHaveLength(count);
    expect(pieces.reduce((sum, piece) => sum + doubleAreaOfPolygons([piece]) / 2, 0)).toBe(10_000);
  });
});

describe('refusing to split', () => {
  it.each([
    ['does not reach it', '-50 50, -10 50', 'net-split-line-apart', '-50 50'],
    ['ends inside', '-10 50, 50 50', 'net-split-line-ends-inside', '50 50'],
    ['touches a vertex', '-10 10, 10 -10', 'net-split-line-touches', '0 0'],
    ['runs along an edge', '0 0, 100 0', 'net-split-line-along', '0 0'],
    ['doubles back', '-10 50, 50 50, -10 50', 'net-split-line-doubles-back', '50 50'],
    ['lies outside', '300 0, 400 90', 'net-split-line-apart', '300 0'],
    ['has no length', '50 50, 50 50', 'net-split-divides-nothing', '50 50'],
  ])('a unit by a line that %s', (_, line, code, place) => {
    expect(splitTwo(plainNet(), [line], '50 10', '50 90')).toMatchObject({
      ok: false,
      refusal: { code, units: [idOf(2)], place: path(place)[0] },
    });
  });

  it('by a line that only joins the border to a hole', () => {
    expect(splitTwo(ringed(), ['-10 50, 50 50'], '10 10', '90 90')).toMatchObject({
      refusal: { code: 'net-split-line-to-hole' },
    });
  });

  it.each([
    [['50 10'], { code: 'net-split-piece-unclaimed', params: { pieces: 2 } }],
    [['50 10', '50 20'], { code: 'net-split-piece-claimed-twice', place: [50, 20] }],
    [['50 10', '50 50'], { code: 'net-split-place-outside', place: [50, 50] }],
    [['50 10', '50 90', ''], { code: 'net-unit-emptied' }],
  ])('when pieces are not claimed once each: %j', (places, refusal) => {
    expect(splitTwo(plainNet(), ['-10 50, 110 50'], ...places)).toMatchObject({ refusal });
  });
});
