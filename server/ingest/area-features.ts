import type { InputProblem } from '../contract/input-error.ts';
import { type UnitLevel, unitLevels } from '../contract/layers.ts';
import { type AreaFields, textOf } from './area-fields.ts';
import { findLevel } from './area-levels.ts';
import type { CoordinateSystem } from './coordinate-systems.ts';
import type { RawFeature } from './geojson.ts';
import { readFigure } from './numbers-with-units.ts';
import { type Polygon, readPolygons } from './polygons.ts';

/** An area as the file gives it; `code` is null where the file has none. */
export interface AreaFeature {
  readonly position: number;
  /** For messages: position and name. */
  readonly label: string;
  readonly level: UnitLevel;
  readonly name: string;
  readonly nameEn: string | null;
  readonly code: string | null;
  readonly parentCode: string | null;
  readonly households: number | null;
  readonly people: number | null;
  /** EPSG:4326; empty when a problem was found in it. */
  readonly polygons: readonly Polygon[];
}

export interface ReadAreas {
  readonly areas: readonly AreaFeature[];
  readonly problems: readonly InputProblem[];
  readonly hasHeights: boolean;
}

const longestCode = 40;
const codePattern = /^[\p{L}\p{N}_-]+$/u;
const shownCharacters = 40;

/**
 * The levels of the features: the given one for all, else the level field, unless that calls
 * several of them districts (as administrative downloads do), which is then no level of ours.
 */
const levelsOf = (
  features: readonly RawFeature[],
  fields: AreaFields,
  level: UnitLevel | null,
  levelFieldNamed: boolean,
): ((feature: RawFeature) => UnitLevel | null) => {
  if (level !== null) return () => level;
  const found = (feature: RawFeature) => findLevel(textOf(feature, fields.level) ?? '');
  const districts = features.filter((feature) => found(feature) === 'district').length;
  const usable = fields.level !== null && features.some((feature) => found(feature) !== null);
  return usable && (districts <= 1 || levelFieldNamed) ? found : () => 'street';
};

/** Reads names, codes, levels, figures and polygons of all features and lists every problem. */
export const readAreas = (
  features: readonly RawFeature[],
  fields: AreaFields,
  system: CoordinateSystem,
  options: { level: UnitLevel | null; levelFieldNamed: boolean; givenName: string | null },
): ReadAreas => {
  const problems: InputProblem[] = [];
  let hasHeights = false;
  const levelOf = levelsOf(features, fields, options.level, options.levelFieldNamed);
  const areas = features.map((feature): AreaFeature => {
    const name = textOf(feature, fields.name) ?? options.givenName;
    const label = `${feature.position} ${name ?? ''}`.trim();
    const add = (problem: InputProblem) => problems.push({ feature: label, ...problem });
    if (feature.isBroken) add({ code: 'feature-not-object' });
    else if (name === null) add({ code: 'name-missing', params: { name: fields.name } });
    const level = levelOf(feature);
    if (level === null)
      add({
        code: 'level-unknown',
        params: { level: textOf(feature, fields.level) ?? '', known: unitLevels.join(', ') },
      });
    const code = textOf(feature, fields.code);
    if (code !== null && code.length > longestCode) add({ code: 'code-too-long' });
    else if (code !== null && !codePattern.test(code))
      add({ code: 'code-malformed', params: { name: fields.code ?? '', value: code } });
    const geometry = feature.isBroken
      ? { polygons: [], faults: [], hasHeights: false }
      : readPolygons(feature.geometry, system);
    hasHeights ||= geometry.hasHeights;
    for (const fault of geometry.faults) add(fault);
    return {
      position: feature.position,
      label,
      level: level ?? 'street',
      name: name ?? '',
      nameEn: textOf(feature, fields.nameEn),
      code,
      parentCode: textOf(feature, fields.parentCode),
      households: figureOf(feature, fields.households, add),
      people: figureOf(feature, fields.people, add),
      polygons: geometry.polygons,
    };
  });
  return {
    areas,
    problems: [...problems, ...districtProblem(areas), ...duplicateProblems(areas)],
    hasHeights,
  };
};

const figureOf = (
  feature: RawFeature,
  field: string | null,
  add: (problem: InputProblem) => void,
): number | null => {
  const value = field === null ? null : feature.properties[field];
  const figure = readFigure(value);
  if (figure !== 'wrong') return figure;
  add({
    code: 'figure-wrong',
    params: { name: field ?? '', value: String(value).slice(0, shownCharacters) },
  });
  return null;
};

const districtProblem = (areas: readonly AreaFeature[]): InputProblem[] => {
  const count = areas.filter((area) => area.level === 'district').length;
  return count > 1 ? [{ code: 'levels-several-districts', params: { count } }] : [];
};

const duplicateProblems = (areas: readonly AreaFeature[]): InputProblem[] => {
  const problems: InputProblem[] = [];
  const byCode = new Map<string, AreaFeature>();
  const byGeometry = new Map<string, AreaFeature>();
  for (const area of areas) {
    const sameCode = area.code === null ? undefined : byCode.get(area.code);
    if (area.code !== null && sameCode === undefined) byCode.set(area.code, area);
    if (area.code !== null && sameCode !== undefined)
      problems.push({
        code: 'code-duplicate',
        feature: area.label,
        params: { code: area.code, other: sameCode.label },
      });
    if (area.polygons.length === 0) continue;
    const geometry = `${area.level} ${JSON.stringify(area.polygons)}`;
    const sameGeometry = byGeometry.get(geometry);
    if (sameGeometry === undefined) byGeometry.set(geometry, area);
    else
      problems.push({
        code: 'geometry-duplicate',
        feature: area.label,
        params: { other: sameGeometry.label },
      });
  }
  return problems;
};
