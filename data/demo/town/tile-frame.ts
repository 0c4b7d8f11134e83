import type { Frame } from '../model.ts';

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
