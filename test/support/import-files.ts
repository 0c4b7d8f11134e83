import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'wangge-import-'));
let made = 0;

/** Writes a file of its own and gives its path. */
export const fileOf = (content: string | Uint8Array, name = 'input.geojson'): string => {
  made += 1;
  const path = join(folder, `${made}-${name}`);
  writeFileSync(path, content);
  return path;
};

/** A ring around a box, anticlockwise. */
export const box = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

export const feature = (properties: object, ...rings: number[][][]): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});

export const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

/** Four made-up streets that tile a square of 0.02 degrees near 118.8°E 32°N. */
export const fourStreets = (): object[] =>
  ['甲', '乙', '丙', '丁'].map((name, index) => {
    const west = 118.8 + (index % 2) * 0.01;
    const south = 32 + Math.floor(index / 2) * 0.01;
    const ring = box(west, south, Number((west + 0.01).toFixed(2)), Number((south + 0.01).toFixed(2)));
    return feature(
      { name: `${name}街道`, code: `32011500${index + 1}`, households: `${index + 1}00户` },
      ring,
    );
  });
