import proj4 from 'proj4';
import type { Frame } from '../model.ts';

// EPSG:4545, CGCS2000 / 3-degree Gauss–Krüger CM 108E.
const zone = proj4('+proj=tmerc +lat_0=0 +lon_0=108 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs');

const tilesPerRow = 7;

/**
 * The frame of a district of the demo: the first lies in uninhabited mountains near 108.5°E 33.6°N,
 * the others on tiles of 8 by 7 km east and north of it, so that no two overlap.
 */
export const tileFrame = (district: number): Frame => ({
  epsg: 4545,
  originEastMeters: 546_400 + 8000 * ((district - 1) % tilesPerRow),
  originNorthMeters: 3_719_300 + 7000 * Math.floor((district - 1) / tilesPerRow),
});

/**
 * Longitude and latitude (CGCS2000, degrees, rounded to 1e-9) of a point in centimetres of a frame.
 * The same point always gives the same two numbers, so shared vertices stay shared.
 */
export const toLonLat = (frame: Frame, eastCm: number, northCm: number): [number, number] => {
  const [lon, lat] = zone.inverse([
    frame.originEastMeters + eastCm / 100,
    frame.originNorthMeters + northCm / 100,
  ]);
  return [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
};
