import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import { encodeTile } from '../../../../server/engines/tiles/encode.ts';
import type { TileFeature } from '../../../../server/engines/tiles/tile-features.ts';
import { decodeLayer } from './decode.ts';

const feature = (type: 1 | 2 | 3, paths: number[][], rest: Partial<TileFeature> = {}): TileFeature => ({
  id: 0,
  type,
  paths,
  properties: {},
  ...rest,
});

/** The command integers of the only feature of a tile. */
const commandsOf = (tile: Uint8Array): number[] => {
  const pbf = new PbfReader(field(field(field(tile, 3), 2), 4));
  const commands: number[] = [];
  while (pbf.pos < pbf.length) commands.push(pbf.readVarint());
  return commands;
};

/** The bytes of the first field of this number. */
const field = (bytes: Uint8Array, wanted: number): Uint8Array => {
  const pbf = new PbfReader(bytes);
  for (let found = pbf.nextField(); found !== 0; found = pbf.nextField()) {
    if (found === wanted) return pbf.readBytes();
    pbf.skip(pbf.type);
  }
  throw new Error(`field ${wanted} is missing`);
};

describe('geometry commands are those of the examples in MVT 2.1, section 4.3.5', () => {
  const examples: readonly [string, TileFeature, number[]][] = [
    ['point', feature(1, [[25, 17]]), [9, 50, 34]],
    [
      'multi point',
      feature(1, [
        [5, 7],
        [3, 2],
      ]),
      [17, 10, 14, 3, 9],
    ],
    ['linestring', feature(2, [[2, 2, 2, 10, 10, 10]]), [9, 4, 4, 18, 0, 16, 16, 0]],
    [
      'multi linestring',
      feature(2, [
        [2, 2, 2, 10, 10, 10],
        [1, 1, 3, 5],
      ]),
      [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8],
    ],
    ['polygon', feature(3, [[3, 6, 8, 12, 20, 34]]), [9, 6, 12, 18, 10, 12, 24, 44, 15]],
    [
      'multi polygon',
      feature(3, [
        [0, 0, 10, 0, 10, 10, 0, 10],
        [11, 11, 20, 11, 20, 20, 11, 20],
        [13, 13, 13, 17, 17, 17, 17, 13],
      ]),
      [
        9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0,
        0, 7, 15,
      ],
    ],
  ];
  test.each(examples)('%s', (_, example, commands) => {
    expect(commandsOf(encodeTile([{ name: 'example', features: [example] }]))).toEqual(commands);
  });
});

describe('a tile', () => {
  test('without features has no bytes', () => {
    expect(encodeTile([{ name: 'empty', features: [] }])).toHaveLength(0);
  });

  test('gives ids and typed values back', () => {
    const properties = {
      text: '东湖路',
      whole: 42,
      below: -7,
      part: 1.5,
      yes: true,
      no: false,
      nothing: null,
    };
    const tile = encodeTile([
      { name: 'a', features: [feature(1, [[1, 2]], { id: 2 ** 31 - 1, properties })] },
    ]);
    const [decoded] = decodeLayer(tile, 'a');
    const { nothing, ...rest } = properties;
    expect(nothing).toBeNull();
    expect(decoded).toMatchObject({ id: 2 ** 31 - 1, properties: rest });
    expect(Object.keys(decoded!.properties)).toEqual(Object.keys(rest));
  });

  test('keeps equal values once, and equal words of different types apart', () => {
    const features = [
      { a: '1', b: 1 },
      { a: '1', b: 1 },
      { a: 'true', b: true },
    ].map((properties) => feature(1, [[0, 0]], { properties }));
    const tile = encodeTile([{ name: 'a', features }]);
    expect(decodeLayer(tile, 'a').map((each) => each.properties)).toEqual(features.map((f) => f.properties));
    const layer = field(tile, 3);
    const counts = new PbfReader(layer).readFields((tag, tally: Record<number, number>) => {
      tally[tag] = (tally[tag] ?? 0) + 1;
    }, {});
    expect({ keys: counts[3], values: counts[4] }).toEqual({ keys: 2, values: 4 });
  });
});
