import type { InputProblem } from '../contract/input-error.ts';
import { assumedSystem, type CoordinateSystem, findSystem, knownSystems } from './coordinate-systems.ts';
import { looksLikeTable } from './file-format.ts';
import { type GeoJsonContent, isObject, readGeoJson } from './geojson.ts';
import { parseJson } from './parse-json.ts';
import { fileBroken, readWholeFile } from './read-file.ts';
import { readShapefile } from './shapefile.ts';
import { isShapefile } from './shapefile-parts.ts';
import { decodeText } from './text-encoding.ts';

/**
 * The features of a GeoJSON file or a Shapefile (its .shp, a ZIP or a folder) with the hash of what was read; `declared`
 * is the coordinate system that the user names. Throws `file-missing`, or `file-broken` where there are none to be read.
 */
export const readFeatureFile = async (
  file: string,
  limitMegabytes: number,
  declared: string | null,
  notes: InputProblem[],
): Promise<{ content: GeoJsonContent; sha256: string }> => {
  if (await isShapefile(file)) return readShapefile(file, limitMegabytes, declared, notes);
  const { bytes, sha256 } = await readWholeFile(file, limitMegabytes);
  return { content: readFeatures(file, bytes, notes), sha256 };
};

/** The features of a GeoJSON file; throws `file-broken` where there are none to be read. */
const readFeatures = (file: string, bytes: Buffer, notes: InputProblem[]): GeoJsonContent => {
  const decoded = decodeText(bytes);
  if (decoded === null) throw fileBroken(file, { code: 'encoding-unknown' });
  if (decoded.text.trim() === '') throw fileBroken(file, { code: 'file-empty' });
  if (decoded.encoding !== 'utf-8')
    notes.push({ code: 'note-encoding', params: { encoding: decoded.encoding } });
  const json = parseJson(decoded.text);
  if ('problem' in json) {
    const isTable = /\.[ct]sv$/i.test(file) || looksLikeTable(decoded.text);
    throw fileBroken(file, isTable ? { code: 'file-is-table' } : json.problem);
  }
  if (json.wrapping !== null)
    notes.push({ code: 'note-script-unwrapped', params: { prefix: json.wrapping } });
  const content = readGeoJson(json.value);
  if ('problem' in content) throw fileBroken(file, content.problem);
  return content;
};

/** The system that was declared, else the one of the file, else EPSG:4326; conflicts are noted. */
export const chooseSystem = (
  file: string,
  content: GeoJsonContent,
  declared: string | null,
  notes: InputProblem[],
): CoordinateSystem => {
  const name = declared ?? content.crsName ?? assumedSystem;
  const system = declared === null && content.system !== null ? content.system : findSystem(name);
  if (system === null)
    throw fileBroken(file, { code: 'crs-unknown', params: { crs: name.slice(0, 80), known: knownSystems } });
  if (declared !== null && content.system !== null && content.system.name !== system.name)
    notes.push({ code: 'crs-conflict', params: { found: content.system.name, declared: system.name } });
  if (!['EPSG:4326', 'EPSG:4490'].includes(system.name))
    notes.push({ code: 'note-crs-converted', params: { crs: system.name } });
  return system;
};

/** The first coordinate of a geometry, as it stands in the file. */
export const firstPair = (geometry: unknown): [[number, number]] | null => {
  let value = isObject(geometry) ? geometry.coordinates : null;
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
  if (!Array.isArray(value)) return null;
  const [east, north] = value as [unknown, unknown];
  return typeof east === 'number' && typeof north === 'number' ? [[east, north]] : null;
};
