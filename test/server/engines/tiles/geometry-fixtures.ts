import fc from 'fast-check';

export type Position = readonly [x: number, y: number];

/** Well-known binary of a multipolygon; rings are closed here, outer ring first. */
export const multiPolygonWkb = (polygons: readonly (readonly (readonly Position[])[])[]): Uint8Array => {
  const parts = polygons.map((rings) => [
    ...header(3),
    ...uint32(rings.length),
    ...rings.flatMap((ring) => [...uint32(ring.length + 1), ...coordinates([...ring, ring[0]!])]),
  ]);
  return Uint8Array.from([...header(6), ...uint32(polygons.length), ...parts.flat()]);
};

export const lineWkb = (line: readonly Position[]): Uint8Array =>
  Uint8Array.from([...header(2), ...uint32(line.length), ...coordinates(line)]);

export const pointWkb = (point: Position): Uint8Array =>
  Uint8Array.from([...header(1), ...coordinates([point])]);

const header = (type: number): number[] => [1, ...uint32(type)];
const uint32 = (value: number): number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const coordinates = (points: readonly Position[]): number[] => [
  ...new Uint8Array(Float64Array.from(points.flat()).buffer),
];

/** A net of columns × rows cells with crooked shared edges, in degrees. */
export interface Net {
  readonly columns: number;
  readonly rows: number;
  /** Ring of each cell, anticlockwise, row by row from the south. */
  readonly cells: readonly (readonly Position[])[];
  /** Outline of the block of cells from one corner to another (both included). */
  outline(fromColumn: number, fromRow: number, toColumn: number, toRow: number): readonly Position[];
}

/** Edges bend at `bends` places, nodes and bends are moved by up to 30 % of a cell or a bend's step. */
export const crookedNet = (
  columns: number,
  rows: number,
  bends: number,
  cellDegrees: number,
  random: () => number,
): Net => {
  const jitter = (size: number): number => (random() - 0.5) * 0.6 * size;
  const origin: Position = [108.5, 33.6];
  const node = table(
    columns + 1,
    rows + 1,
    (column, row): Position => [
      origin[0] + column * cellDegrees + jitter(cellDegrees),
      origin[1] + row * cellDegrees + jitter(cellDegrees),
    ],
  );
  const bend = (from: Position, to: Position): Position[] =>
    Array.from({ length: bends }, (_, i): Position => {
      const share = (i + 1) / (bends + 1);
      const step = cellDegrees / (bends + 1) / 3;
      return [
        from[0] + (to[0] - from[0]) * share + jitter(step),
        from[1] + (to[1] - from[1]) * share + jitter(step),
      ];
    });
  const east = table(columns, rows + 1, (c, r) => bend(node[c]![r]!, node[c + 1]![r]!));
  const north = table(columns + 1, rows, (c, r) => bend(node[c]![r]!, node[c]![r + 1]!));
  const outline = (c0: number, r0: number, c1: number, r1: number): Position[] => {
    const ring: Position[] = [];
    for (let c = c0; c <= c1; c++) ring.push(node[c]![r0]!, ...east[c]![r0]!);
    for (let r = r0; r <= r1; r++) ring.push(node[c1 + 1]![r]!, ...north[c1 + 1]![r]!);
    for (let c = c1; c >= c0; c--) ring.push(node[c + 1]![r1 + 1]!, ...[...east[c]![r1 + 1]!].reverse());
    for (let r = r1; r >= r0; r--) ring.push(node[c0]![r + 1]!, ...[...north[c0]![r]!].reverse());
    return ring;
  };
  const cells = Array.from({ length: columns * rows }, (_, i) => {
    const column = i % columns;
    const row = Math.floor(i / columns);
    return outline(column, row, column, row);
  });
  return { columns, rows, cells, outline };
};

const table = <T>(columns: number, rows: number, make: (column: number, row: number) => T): T[][] =>
  Array.from({ length: columns }, (_, column) =>
    Array.from({ length: rows }, (__, row) => make(column, row)),
  );

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const seeds = fc.integer({ min: 1, max: 2 ** 31 });
