import { read } from 'shapefile';
import type { InputProblem } from '../contract/input-error.ts';
import { dbfEncoding } from './dbf-encoding.ts';
import { type GeoJsonContent, maxFeatures, type RawFeature } from './geojson.ts';
import { fileBroken } from './read-file.ts';
import { countShapes, inspectDbf } from './shapefile-check.ts';
import { readShapefileParts } from './shapefile-parts.ts';
import { systemOfText } from './well-known-text.ts';

/**
 * The features of a Shapefile (ESRI), rows that are marked as deleted left out; positions are those of the file. `file`
 * is its .shp, a ZIP or a folder. Throws what `readShapefileParts` does, or `file-broken` for what is damaged, does not
 * fit together or is on a datum of its own; `declared` is the coordinate system that the user names, which then counts.
 */
export const readShapefile = async (
  file: string,
  limitMegabytes: number,
  declared: string | null,
  notes: InputProblem[],
): Promise<{ content: GeoJsonContent; sha256: string }> => {
  const { shp, dbf, prj, cpg, sha256 } = await readShapefileParts(file, limitMegabytes);
  const shapes = countShapes(shp);
  if (typeof shapes !== 'number') throw fileBroken(file, shapes);
  const rows = inspectDbf(dbf);
  if ('code' in rows) throw fileBroken(file, rows);
  const { deleted, text } = rows;
  if (deleted.length !== shapes)
    throw fileBroken(file, { code: 'shapefile-counts-differ', params: { shapes, rows: deleted.length } });
  if (shapes === 0) throw fileBroken(file, { code: 'no-features' });
  if (shapes > maxFeatures)
    throw fileBroken(file, { code: 'too-many-features', params: { count: shapes, limit: maxFeatures } });
  const encoding = dbfEncoding(dbf, text, cpg);
  if (encoding !== 'utf-8') notes.push({ code: 'note-encoding', params: { encoding } });
  const features = await featuresOf(shp, dbf, encoding);
  const kept = features.filter((_, row) => !deleted[row]);
  if (kept.length < features.length)
    notes.push({ code: 'note-deleted-rows', params: { count: features.length - kept.length } });
  const system = systemOf(file, prj, declared);
  return { content: { features: kept, crsName: system?.name ?? null, system }, sha256 };
};

const featuresOf = async (shp: Uint8Array, dbf: Uint8Array, encoding: string): Promise<RawFeature[]> => {
  const { features } = await read(shp, dbf, { encoding });
  return features.map(({ properties, geometry }, index) => ({
    position: index + 1,
    properties: withoutPadding(properties ?? {}),
    geometry,
    isBroken: false,
  }));
};

/** Some programs fill columns up with zero bytes. */
const withoutPadding = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\0', '').trim() || null : value,
    ]),
  );

const systemOf = (
  file: string,
  prj: Uint8Array | null,
  declared: string | null,
): GeoJsonContent['system'] => {
  if (prj === null) return null;
  const text = new TextDecoder().decode(prj);
  const read = systemOfText(text);
  if (read !== null && 'system' in read) return read.system;
  if (declared !== null) return null;
  if (read === null) throw fileBroken(file, { code: 'prj-unknown', params: { text: text.slice(0, 80) } });
  throw fileBroken(file, { code: 'prj-datum-unknown', params: { datum: read.datum } });
};
