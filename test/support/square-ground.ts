import type { Point, Polygon, Town } from '../../data/demo/model.ts';

export const rectangle = (west: number, south: number, east: number, north: number): Polygon => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ],
];

/** What the base map of the square town draws. */
export const squareGround = (
  communityCentimetres: number,
): Pick<Town, 'roads' | 'railway' | 'water' | 'greens' | 'blocks' | 'labels'> => {
  const roads = Array.from({ length: 9 }, (_, i) => ({
    id: i + 1,
    class: 'arterial' as const,
    name: `方格${i + 1}路`,
    nameEn: `Square Road ${i + 1}`,
    widthMeters: 24,
    line: [
      [i * communityCentimetres, 0],
      [i * communityCentimetres, 7 * communityCentimetres],
    ] as Point[],
  }));
  return {
    roads,
    railway: [
      [
        [0, 0],
        [100_000, 250_000],
      ],
    ],
    water: [
      {
        kind: 'river',
        name: '方格河',
        nameEn: 'Square River',
        polygons: [rectangle(0, -5_000, 480_000, -1_000)],
      },
    ],
    greens: [
      {
        kind: 'park',
        name: '方格公园',
        nameEn: 'Square Park',
        polygons: [rectangle(420_000, 430_000, 450_000, 460_000)],
      },
    ],
    blocks: [{ use: 'housing', polygon: rectangle(1_000, 1_000, 50_000, 50_000) }],
    labels: [{ kind: 'district', name: '方格区', nameEn: 'Square District', point: [200_000, 200_000] }],
  };
};
