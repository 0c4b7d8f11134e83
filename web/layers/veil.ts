const wholeMap: GeoJSON.Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** All of the map except the given area; null where the thing has no area. */
export const veilRound = (geometry: GeoJSON.Geometry): GeoJSON.Polygon | null => {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const outer = polygons.map(([ring]) => ring).filter((ring) => ring !== undefined);
  return { type: 'Polygon', coordinates: [wholeMap, ...outer] };
};

/** West, south, east, north of a geometry in EPSG:4326. */
export const bboxOf = (geometry: GeoJSON.Geometry): [number, number, number, number] => {
  const bbox: [number, number, number, number] = [180, 90, -180, -90];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [longitude, latitude] = part;
    if (typeof longitude === 'number' && typeof latitude === 'number') {
      bbox[0] = Math.min(bbox[0], longitude);
      bbox[1] = Math.min(bbox[1], latitude);
      bbox[2] = Math.max(bbox[2], longitude);
      bbox[3] = Math.max(bbox[3], latitude);
      return;
    }
    part.forEach(visit);
  };
  if (geometry.type !== 'GeometryCollection') visit(geometry.coordinates);
  return bbox;
};
