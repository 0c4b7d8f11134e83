import type { Point, Polygon } from '../../server/engines/net/plane.ts';
import type { Building, Ground, GuideLine } from '../../server/engines/net/suggest/ground.ts';
import { randomOf } from '../../server/engines/net/suggest/random.ts';

export const ringOf = (points: readonly Point[]): Int32Array => Int32Array.from(points.flat());

export const rectangleOf = (west: number, south: number, east: number, north: number): Int32Array =>
  Int32Array.of(west, south, east, south, east, north, west, north);

export const houseOf = (id: string, footprint: Int32Array, households: number): Building => ({
  id,
  footprint: [[footprint]],
  place: [footprint[0]!, footprint[1]!],
  households,
  people: households * 3,
});

/** A house of a size turned by an angle around its middle. */
const turnedHouse = (id: string, middle: Point, size: Point, angle: number, households: number): Building => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (x: number, y: number): Point => [
    Math.round(middle[0] + x * cos - y * sin),
    Math.round(middle[1] + x * sin + y * cos),
  ];
  const [w, h] = [size[0] / 2, size[1] / 2];
  return houseOf(id, ringOf([corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]), households);
};

export interface GroundShape {
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
  readonly hasHole: boolean;
  readonly isApart: boolean;
}

const lot = 4_000;

/**
 * Houses in lots of 40 m, turned and moved by chance, some lots empty; walls around some blocks, bent roads between
 * them; the outline is uneven, with a hole or in two parts on demand.
 */
export const randomGround = ({ columns, rows, seed, hasHole, isApart }: GroundShape): Ground => {
  const random = randomOf(seed);
  const between = (least: number, most: number): number => Math.round(least + random() * (most - least));
  const [width, height] = [columns * lot, rows * lot];
  const west = isApart ? Math.floor(columns / 2) * lot : width;
  const uneven = (x: number, y: number): Point => [x + between(-300, 300), y + between(-300, 300)];
  const block = (left: number, right: number): Int32Array =>
    ringOf([
      uneven(left, 0),
      uneven((left + right) / 2, -200),
      uneven(right, 0),
      uneven(right, height / 2),
      uneven(right, height),
      uneven((left + right) / 2, height + 200),
      uneven(left, height),
    ]);
  const hole = hasHole ? [rectangleOf(lot + 500, lot + 600, lot + 3_200, lot + 3_300).slice()] : [];
  const polygons: Polygon[] = [[block(0, isApart ? west - 800 : width), ...hole.map(turnedBack)]];
  if (isApart) polygons.push([block(west + 800, width)]);
  const buildings: Building[] = [];
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1) {
      const isTaken = (hasHole && column === 1 && row === 1) || random() < 0.15;
      const isOnGap = isApart && (column === west / lot || column === west / lot - 1);
      if (isTaken || isOnGap) continue;
      const middle: Point = [
        column * lot + lot / 2 + between(-300, 300),
        row * lot + lot / 2 + between(-300, 300),
      ];
      const size: Point = [between(600, 1_700), between(600, 1_500)];
      buildings.push(
        turnedHouse(`${column}-${row}`, middle, size, (random() - 0.5) * 1.2, between(0, 40) + 5),
      );
    }
  const guides: GuideLine[] = [];
  for (let column = 2; column < columns; column += 3)
    guides.push({
      kind: 'road',
      line: ringOf([
        [column * lot + between(-200, 200), -2_000],
        [column * lot + between(-250, 250), height / 2],
        [column * lot + between(-200, 200), height + 2_000],
      ]),
    });
  for (let row = 1; row < rows; row += 2)
    if (random() < 0.7) {
      const [left, right] = [lot * between(0, columns - 2) + 150, width - 150];
      const [south, north] = [row * lot + 120, (row + 1) * lot - 120];
      guides.push({
        kind: 'wall',
        line: Int32Array.of(left, south, right, south, right, north, left, north, left, south),
      });
    }
  return { polygons, buildings, guides };
};

const turnedBack = (ring: Int32Array): Int32Array => {
  const points = Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!]);
  return Int32Array.from(points.reverse().flat());
};
