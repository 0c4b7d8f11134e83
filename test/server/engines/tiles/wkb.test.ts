import { describe, expect, test } from 'vitest';
import { readWkb } from '../../../../server/engines/tiles/wkb.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('well-known binary', () => {
  test('reads a point in either byte order', () => {
    const little = '0101000000000000000000f03f0000000000000040';
    const big = '00000000013ff00000000000004000000000000000';
    for (const hex of [little, big]) {
      expect(readWkb(bytesOf(hex))).toEqual([{ type: 1, paths: [Float64Array.of(1, 2)], holes: [false] }]);
    }
  });

  test('tells the holes of a multipolygon from its outer rings', () => {
    // select st_asbinary('MULTIPOLYGON(((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1)),((9 9,10 9,9 10,9 9)))')
    const ring = (points: number[][]): string =>
      Buffer.from(Uint32Array.of(points.length).buffer).toString('hex') +
      Buffer.from(Float64Array.from(points.flat()).buffer).toString('hex');
    const hex =
      `010600000002000000` +
      `010300000002000000${ring([
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ])}${ring([
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ])}` +
      `010300000001000000${ring([
        [9, 9],
        [10, 9],
        [9, 10],
        [9, 9],
      ])}`;
    const [geometry] = readWkb(bytesOf(hex));
    expect(geometry?.type).toBe(3);
    expect(geometry?.holes).toEqual([false, true, false]);
    expect([...geometry!.paths[1]!]).toEqual([1, 1, 2, 1, 2, 2, 1, 1]);
  });

  test('gives a collection as one entry per kind and an empty geometry as none', () => {
    const point = '0101000000000000000000f03f0000000000000040';
    const line = `010200000002000000${'00'.repeat(32)}`;
    expect(readWkb(bytesOf(`010700000002000000${point}${line}`)).map(({ type }) => type)).toEqual([1, 2]);
    expect(readWkb(bytesOf('010700000000000000'))).toEqual([]);
    expect(readWkb(bytesOf('0101000000000000000000f87f000000000000f87f'))).toEqual([]);
  });

  test('refuses heights and what is cut short', () => {
    expect(() => readWkb(bytesOf('01e9030000'))).toThrow(/not a 2D simple feature/);
    expect(() => readWkb(bytesOf('0101000000000000'))).toThrow(RangeError);
  });
});
