import type { Ring, Town, Unit } from '../../data/demo/model.ts';
import type { Building, Ground, GuideLine } from '../engines/net/suggest/ground.ts';
import { randomOf } from '../engines/net/suggest/random.ts';

const flat = (ring: Ring): Int32Array => Int32Array.from(ring.flat());
const margin = 2_000;

/** What stands in a unit of the demo town. */
export const groundOfUnit = (town: Town, unit: Unit): Ground => {
  const below = new Set([unit.id]);
  for (const { id, parentId } of town.units) if (parentId !== null && below.has(parentId)) below.add(id);
  const points = unit.polygons.flatMap(([outer]) => outer ?? []);
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const isNear = (line: Ring): boolean =>
    line.some(([x, y]) => x > west - margin && x < east + margin && y > south - margin && y < north + margin);
  const roads = town.roads.filter((road) => road.class !== 'path' && isNear(road.line));
  const walls = town.compounds.filter(({ enclosed, polygon: [outer] }) => enclosed && isNear(outer ?? []));
  return {
    polygons: unit.polygons.map((polygon) => polygon.map(flat)),
    buildings: town.buildings
      .filter(({ unitId }) => below.has(unitId))
      .map(({ id, polygon, households, people }) => ({
        id,
        footprint: [polygon.map(flat)],
        place: polygon[0]?.[0] ?? [0, 0],
        households,
        people,
      })),
    guides: [
      ...roads.map(({ line }): GuideLine => ({ kind: 'road', line: flat(line) })),
      ...walls.flatMap(({ polygon }) =>
        polygon.map((ring): GuideLine => ({ kind: 'wall', line: flat([...ring, ...ring.slice(0, 1)]) })),
      ),
    ],
  };
};

const lot = 1_600;
const lotsPerBlock = 8;

/** `side` times `side` houses in lots of 16 m, moved by chance, with a street every eight lots. */
export const syntheticGround = (side: number, households: number): Ground => {
  const random = randomOf(7);
  const length = side * lot;
  const buildings: Building[] = [];
  const guides: GuideLine[] = [];
  for (let column = 0; column < side; column += 1)
    for (let row = 0; row < side; row += 1) {
      const [x, y] = [
        column * lot + Math.floor(300 + random() * 300),
        row * lot + Math.floor(300 + random() * 300),
      ];
      const [east, north] = [x + 700 + Math.floor(random() * 300), y + 600 + Math.floor(random() * 300)];
      const count = households - 1 + Math.floor(random() * 3);
      buildings.push({
        id: `${column}-${row}`,
        footprint: [[Int32Array.of(x, y, east, y, east, north, x, north)]],
        place: [x, y],
        households: count,
        people: count * 3,
      });
    }
  for (let at = lotsPerBlock * lot + 50; at < length; at += lotsPerBlock * lot) {
    guides.push({ kind: 'road', line: Int32Array.of(at, -500, at, length + 500) });
    guides.push({ kind: 'road', line: Int32Array.of(-500, at, length + 500, at) });
  }
  return { polygons: [[Int32Array.of(0, 0, length, 0, length, length, 0, length)]], buildings, guides };
};
