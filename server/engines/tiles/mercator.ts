/** Half the height of web mercator: poles beyond it are cut. */
const maxLatitude = 85.0511287798066;

/** Longitude in degrees (EPSG:4326) to the web-mercator unit square, 0 at 180°W. */
export const worldX = (longitude: number): number => longitude / 360 + 0.5;

/** Latitude in degrees (EPSG:4326) to the web-mercator unit square, 0 in the north, clamped at ±85.05°. */
export const worldY = (latitude: number): number => {
  const clamped = Math.max(-maxLatitude, Math.min(maxLatitude, latitude));
  const sine = Math.sin((clamped * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
