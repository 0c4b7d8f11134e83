import { buildNet } from '../engines/net/build.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import { labelPointOf } from '../engines/net/label-point.ts';
import type { Net } from '../engines/net/net.ts';
import type { UnitInput } from '../engines/net/net-input.ts';
import type { SplitOperation } from '../engines/net/operations.ts';
import type { Point, Polygon } from '../engines/net/plane.ts';
import { previewSplit } from '../engines/net/split.ts';
import type { Unit } from '../engines/net/unit.ts';

export const columns = 118;
const cell = 20_000;
const bends = 4;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A uuid that looks as random as a real one, so that bytes compress no better. */
export const uuidFrom = (random: () => number): string => {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
};

/** 118 x 118 bent quadrilaterals of about 200 m as general grids, in 10 streets and 100 communities. */
export const cityInputs = (random: () => number): UnitInput[] => {
  const jitter = (): number => Math.round((random() - 0.5) * cell * 0.4);
  const corners = Array.from({ length: (columns + 1) ** 2 }, (_, i): Point => {
    const [column, row] = [i % (columns + 1), Math.floor(i / (columns + 1))];
    return [column * cell + jitter(), row * cell + jitter()];
  });
  const corner = (column: number, row: number): Point => corners[row * (columns + 1) + column] as Point;
  const sides = new Map<string, Point[]>();
  const side = (from: Point, to: Point): Point[] => {
    const known = sides.get(`${to} ${from}`);
    if (known !== undefined) return [...known].reverse();
    const wobble = (): number => Math.round((random() - 0.5) * cell * 0.08);
    const line = Array.from({ length: bends + 2 }, (_, k): Point => {
      const share = k / (bends + 1);
      const isEnd = k === 0 || k === bends + 1;
      const along = (axis: 0 | 1): number => Math.round(from[axis] + share * (to[axis] - from[axis]));
      return [along(0) + (isEnd ? 0 : wobble()), along(1) + (isEnd ? 0 : wobble())];
    });
    sides.set(`${from} ${to}`, line);
    return line;
  };
  const inputs: UnitInput[] = upperUnits(random);
  const communities = inputs.filter(({ unit }) => unit.level === 'community');
  for (let row = 0; row < columns; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const block = Math.floor((row * 10) / columns) * 10 + Math.floor((column * 10) / columns);
      const ring = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ];
      const points = ring.flatMap((from, i) => side(from, ring[(i + 1) % 4] as Point).slice(0, -1));
      const unit = unitOf(
        random,
        'general-grid',
        communities[block]?.unit.id ?? null,
        `G${row * columns + column}`,
      );
      inputs.push({ unit, polygons: [[points]] });
    }
  return inputs;
};

const unitOf = (random: () => number, level: Unit['level'], parentId: string | null, code: string): Unit => ({
  id: uuidFrom(random),
  level,
  parentId,
  code,
  name: `${code}号网格`,
  isVoid: false,
  attributes: {},
});

const upperUnits = (random: () => number): UnitInput[] => {
  const district = unitOf(random, 'district', null, 'D');
  const streets = Array.from({ length: 10 }, (_, i) => unitOf(random, 'street', district.id, `S${i}`));
  const communities = Array.from({ length: 100 }, (_, i) =>
    unitOf(random, 'community', streets[Math.floor(i / 10)]?.id ?? null, `C${i}`),
  );
  return [district, ...streets, ...communities].map((unit) => ({ unit, polygons: null }));
};

/** The net of the city. */
export const buildCity = (random: () => number): Net => {
  const built = buildNet(cityInputs(random));
  if ('problems' in built)
    throw new Error(`the city is no net: ${JSON.stringify(built.problems.slice(0, 3))}`);
  return built.net;
};

/** A cut of a leaf by a bent line across its shorter side, each piece a part; null when the line meets too much. */
export const randomCut = (
  net: Net,
  slot: number,
  random: () => number,
  code: string,
): SplitOperation | null => {
  const unit = net.unitAt(slot);
  const [polygon] = polygonsOfUnit(net, slot) ?? [];
  if (unit === null || polygon === undefined) return null;
  const [x, y] = labelPointOf([pointsOf(polygon)]);
  const ring = polygon[0] as Int32Array;
  let far: Point = [x, y];
  for (let i = 0; i < ring.length; i += 2) {
    const point: Point = [ring[i] as number, ring[i + 1] as number];
    if (Math.hypot(point[0] - x, point[1] - y) > Math.hypot(far[0] - x, far[1] - y)) far = point;
  }
  const turned = Math.atan2(far[1] - y, far[0] - x) + Math.PI / 2 + (random() - 0.5) * 0.8;
  const reach = Math.hypot(far[0] - x, far[1] - y) * 2 + 100;
  const end = (angle: number): Point => [
    Math.round(x + reach * Math.cos(angle)),
    Math.round(y + reach * Math.sin(angle)),
  ];
  const line: Point[] = [end(turned), [x, y], end(turned + Math.PI + (random() - 0.5) * 0.4)];
  const pieces = previewSplit(net, unit.id, [line]);
  const parts = pieces.map((piece, index) => ({
    unit: index === 0 ? unit : { ...unit, id: uuidFrom(random), code: `${code}-${index}` },
    places: [labelPointOf([pointsOf(piece)])],
  }));
  return pieces.length < 2 ? null : { kind: 'split', unit: unit.id, lines: [line], parts };
};

const pointsOf = (polygon: Polygon): Point[][] =>
  polygon.map((ring) =>
    Array.from(
      { length: ring.length / 2 },
      (_, i): Point => [ring[i * 2] as number, ring[i * 2 + 1] as number],
    ),
  );
