import type { PointLike } from 'maplibre-gl';
import type { Point } from '../../../../server/engines/net/plane.ts';
import type { HandContext } from './hand-context.ts';
import type { GroundLine } from './snap.ts';

/** Layers of the map whose lines a drawn line may follow: roads, railways, walls of compounds, buildings, water. */
const followed = ['road', 'path', 'railway', 'water', 'green', 'line:compound', 'face:building'];
const reachPixels = 14;

const linesOf = (geometry: GeoJSON.Geometry): GeoJSON.Position[][] => {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return [];
  }
};

/** Roads and walls about a pixel, as the map draws them. */
export const groundLinesNear = (
  { map, frame }: HandContext,
  { x, y }: { readonly x: number; readonly y: number },
): GroundLine[] => {
  const layers = followed.filter((id) => map.getLayer(id) !== undefined);
  const around: [PointLike, PointLike] = [
    [x - reachPixels, y - reachPixels],
    [x + reachPixels, y + reachPixels],
  ];
  return map
    .queryRenderedFeatures(around, { layers })
    .flatMap(({ geometry }) => linesOf(geometry))
    .map((line) => line.map(([longitude = 0, latitude = 0]): Point => frame.toPoint([longitude, latitude])));
};
