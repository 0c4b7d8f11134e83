import { doubleAreaOfPolygons, type Polygon } from './plane.ts';

/** Area, and how compact a shape is by Polsby and Popper: 4π · area / perimeter². */
export const measure = (polygons: readonly Polygon[]): { areaSquareMeters: number; compactness: number } => {
  const areaSquareMeters = doubleAreaOfPolygons(polygons) / 20_000;
  const perimeterMeters = perimeterOf(polygons) / 100;
  return {
    areaSquareMeters,
    compactness: perimeterMeters === 0 ? 0 : (4 * Math.PI * areaSquareMeters) / perimeterMeters ** 2,
  };
};

const perimeterOf = (polygons: readonly Polygon[]): number => {
  let length = 0;
  for (const ring of polygons.flat()) {
    let [x, y] = [ring[ring.length - 2] as number, ring[ring.length - 1] as number];
    for (let i = 0; i < ring.length; i += 2) {
      const [nextX, nextY] = [ring[i] as number, ring[i + 1] as number];
      length += Math.hypot(nextX - x, nextY - y);
      [x, y] = [nextX, nextY];
    }
  }
  return length;
};
