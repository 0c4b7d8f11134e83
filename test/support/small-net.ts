import { buildNet } from '../../server/engines/net/build.ts';
import { certify } from '../../server/engines/net/certificate.ts';
import { outlineOf, polygonsOfUnit, publish } from '../../server/engines/net/dissolve.ts';
import type { Net } from '../../server/engines/net/net.ts';
import type { UnitInput } from '../../server/engines/net/net-input.ts';
import { doubleAreaOfPolygons, type Point } from '../../server/engines/net/plane.ts';
import type { Unit } from '../../server/engines/net/unit.ts';

export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const unitOf = (
  number: number,
  level: Unit['level'],
  parent: number | null,
  rest: Partial<Unit> = {},
): Unit => ({
  id: idOf(number),
  level,
  parentId: parent === null ? null : idOf(parent),
  code: String(number),
  name: `单元${number}`,
  isVoid: false,
  attributes: {},
  ...rest,
});

export const square = (west: number, south: number, width: number, height = width): Point[] => [
  [west, south],
  [west + width, south],
  [west + width, south + height],
  [west, south + height],
];

export const districtId = 1;

/** A district (1) with streets under it that are leaves: number -> polygons. */
export const streetsOf = (shapes: Readonly<Record<number, Point[][][]>>): UnitInput[] => [
  { unit: unitOf(districtId, 'district', null), polygons: null },
  ...Object.entries(shapes).map(([number, polygons]) => ({
    unit: unitOf(Number(number), 'street', districtId),
    polygons,
  })),
];

/** District 1, streets 10 and 11, communities 100–103, general grids 1000…: columns x rows of squares of a size. */
export const boardOf = (columns: number, rows: number, size: number): UnitInput[] => {
  const grids: UnitInput[] = [];
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1) {
      const community = 100 + (column * 2 < columns ? 0 : 2) + (row * 2 < rows ? 0 : 1);
      grids.push({
        unit: unitOf(1000 + column * rows + row, 'general-grid', community),
        polygons: [[square(column * size, row * size, size)]],
      });
    }
  const parents = [
    unitOf(1, 'district', null),
    unitOf(10, 'street', 1),
    unitOf(11, 'street', 1),
    ...[100, 101, 102, 103].map((number) => unitOf(number, 'community', number < 102 ? 10 : 11)),
  ];
  return [...parents.map((unit) => ({ unit, polygons: null })), ...grids];
};

/** Certificate of a net over its rings, by its own outline. */
export const certificateOf = (net: Net) => certify(publish(net), outlineOf(net) ?? []);

/** Points written as in well-known text: '0 0, 10 0, 10 10'. */
export const path = (text: string): Point[] =>
  text.split(',').map((point): Point => {
    const [east = Number.NaN, north = Number.NaN] = point.trim().split(/\s+/).map(Number);
    return [east, north];
  });

export const netOf = (inputs: readonly UnitInput[]): Net => {
  const built = buildNet(inputs);
  if ('problems' in built) throw new Error(JSON.stringify(built.problems));
  return built.net;
};

/** Area of a unit in square centimetres. */
export const areaOf = (net: Net, number: number): number =>
  doubleAreaOfPolygons(polygonsOfUnit(net, net.slotOf(idOf(number)) ?? 0) ?? []) / 2;
