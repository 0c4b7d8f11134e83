import type { Building, Ground } from '../engines/net/suggest/ground.ts';

const rounds = 50;

/** Plain k-means of buildings by households; parts are the Voronoi cells of the means, straight through what stands there. */
export const voronoiSplit = (
  { buildings }: Ground,
  count: number,
): { readonly deviation: number; readonly buildingsCut: number } => {
  const step = buildings.length / count;
  let means = Array.from({ length: count }, (_, part) =>
    middleOf(buildings[Math.floor(part * step)] as Building),
  );
  for (let round = 0; round < rounds; round += 1) {
    const sums = means.map(() => [0, 0, 0] as [number, number, number]);
    for (const building of buildings) {
      const [x, y] = middleOf(building);
      const sum = sums[nearest(means, x, y)] as [number, number, number];
      sum[0] += x * building.households;
      sum[1] += y * building.households;
      sum[2] += building.households;
    }
    means = sums.map(([x, y, weight], part) =>
      weight === 0 ? (means[part] as readonly [number, number]) : [x / weight, y / weight],
    );
  }
  const households = means.map(() => 0);
  let buildingsCut = 0;
  for (const building of buildings) {
    const [x, y] = middleOf(building);
    const part = nearest(means, x, y);
    households[part] = (households[part] as number) + building.households;
    const isCut = cornersOf(building).some(([cx, cy]) => nearest(means, cx, cy) !== part);
    if (isCut) buildingsCut += 1;
  }
  const mean = households.reduce((sum, each) => sum + each, 0) / count;
  return { deviation: Math.max(...households.map((each) => Math.abs(each / mean - 1))), buildingsCut };
};

const cornersOf = ({ footprint: [polygon], place }: Building): (readonly [number, number])[] => {
  const ring = polygon?.[0] ?? Int32Array.from(place);
  return Array.from({ length: ring.length / 2 }, (_, i) => [
    ring[i * 2] as number,
    ring[i * 2 + 1] as number,
  ]);
};

const middleOf = (building: Building): readonly [number, number] => {
  const corners = cornersOf(building);
  const sum = corners.reduce(([x, y], [cx, cy]) => [x + cx, y + cy] as const, [0, 0] as const);
  return [sum[0] / corners.length, sum[1] / corners.length];
};

const nearest = (means: readonly (readonly [number, number])[], x: number, y: number): number => {
  let [best, distance] = [0, Infinity];
  for (const [index, [mx, my]] of means.entries()) {
    const off = (mx - x) ** 2 + (my - y) ** 2;
    if (off < distance) [best, distance] = [index, off];
  }
  return best;
};
