import { basename } from 'node:path';
import { InputError, type InputProblem } from '../contract/input-error.ts';
import type { UnitLevel } from '../contract/layers.ts';
import { type AreaFeature, readAreas } from './area-features.ts';
import { type AreaFieldOptions, type AreaFields, chooseAreaFields } from './area-fields.ts';
import { assumptionNote, coordinateAlarm } from './coordinate-alarm.ts';
import { zoneOf } from './district-zone.ts';
import { chooseSystem, firstPair, readFeatureFile } from './feature-file.ts';
import { boundsOf } from './polygons.ts';
import { fileBroken } from './read-file.ts';

const limitMegabytes = 200;

export interface AreaFileOptions {
  readonly fields: AreaFieldOptions;
  /** The level of every feature; null when a field tells it, or for streets. */
  readonly level: UnitLevel | null;
  /** The coordinate system; null for the one the file declares, else EPSG:4326. */
  readonly crs: string | null;
  /** The name of the district, for a file that holds nothing but its outline. */
  readonly districtName: string | null;
}

/** The areas of a file, with what is wrong and what is worth knowing. */
export interface AreaFile {
  readonly name: string;
  readonly sha256: string;
  readonly areas: readonly AreaFeature[];
  readonly problems: readonly InputProblem[];
  readonly notes: readonly InputProblem[];
  /** Projected metric system of the district. */
  readonly epsg: number;
}

/** Reads an area file (GeoJSON, Shapefile); throws `file-missing`, or `file-broken` when not a single feature can be read from it. */
export const readAreaFile = async (file: string, options: AreaFileOptions): Promise<AreaFile> => {
  const notes: InputProblem[] = [];
  const { content, sha256 } = await readFeatureFile(file, limitMegabytes, options.crs, notes);
  const system = chooseSystem(file, content, options.crs, notes);
  const pairs = content.features.flatMap((feature) => firstPair(feature.geometry) ?? []);
  const alarm = pairs.length === 0 ? null : coordinateAlarm(pairs, system);
  if (alarm !== null) throw fileBroken(file, alarm);
  const isDeclared = options.crs !== null || content.crsName !== null;
  const assumption = isDeclared ? null : assumptionNote(pairs, '--crs GCJ02');
  if (assumption !== null) notes.push(assumption);
  const givenName = options.level === 'district' ? options.districtName : null;
  const chosen = chooseAreaFields(content.features, options.fields, givenName);
  if ('problems' in chosen) throw refusedImport(file, chosen.problems);
  const { fields } = chosen;
  notes.push(...fieldNotes(fields));
  const read = readAreas(content.features, fields, system, {
    level: options.level,
    levelFieldNamed: options.fields.level !== undefined,
    givenName,
  });
  if (read.hasHeights) notes.push({ code: 'note-height-dropped' });
  const [west, south, east, north] = boundsOf(read.areas.flatMap((area) => area.polygons));
  const zone = zoneOf((west + east) / 2, (south + north) / 2);
  if (!zone.inChina && west <= east) notes.push({ code: 'outside-china', params: { epsg: zone.epsg } });
  return {
    name: basename(file),
    sha256,
    areas: read.areas,
    problems: read.problems,
    notes,
    epsg: zone.epsg,
  };
};

const fieldNotes = ({ name, code }: AreaFields): InputProblem[] => {
  if (name !== '' && code !== null) return [{ code: 'note-fields', params: { name, code } }];
  if (name !== '') return [{ code: 'note-name-field', params: { name } }];
  return code === null ? [] : [{ code: 'note-code-field', params: { code } }];
};

/** Nothing is imported, for these reasons. */
export const refusedImport = (file: string, problems: readonly InputProblem[]): InputError =>
  new InputError('import-refused', basename(file), problems, { count: problems.length });
