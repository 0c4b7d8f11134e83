import type { InputProblem } from '../contract/input-error.ts';
import type { CoordinateSystem } from './coordinate-systems.ts';
import { findSystem } from './coordinate-systems.ts';

/** A feature as it stands in the file, unchecked. */
export interface RawFeature {
  /** 1 for the first. */
  readonly position: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
  /** A member of `features` that is no feature at all. */
  readonly isBroken: boolean;
}

export interface GeoJsonContent {
  readonly features: readonly RawFeature[];
  /** What the old `crs` member declares, if anything. */
  readonly crsName: string | null;
  readonly system: CoordinateSystem | null;
}

export const maxFeatures = 200_000;

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const featureOf = (value: unknown, index: number): RawFeature => {
  const isBroken = !isObject(value) || value.type !== 'Feature';
  const feature = isObject(value) ? value : {};
  return {
    position: index + 1,
    properties: isObject(feature.properties) ? feature.properties : {},
    geometry: feature.geometry ?? null,
    isBroken,
  };
};

const describe = (value: unknown): string => {
  if (Array.isArray(value)) return '[ … ]';
  if (!isObject(value)) return value === null ? 'null' : typeof value;
  if (typeof value.type === 'string') return `"type": "${value.type.slice(0, 40)}"`;
  return `{ ${Object.keys(value).slice(0, 5).join(', ').slice(0, 80)} }`;
};

/** Features of a FeatureCollection, a single Feature or a bare geometry; or what is wrong. */
export const readGeoJson = (value: unknown): GeoJsonContent | { readonly problem: InputProblem } => {
  const features = listFeatures(value);
  if (features === null) return { problem: { code: 'not-geojson', params: { found: describe(value) } } };
  if (features.length === 0) return { problem: { code: 'no-features' } };
  if (features.length > maxFeatures)
    return { problem: { code: 'too-many-features', params: { count: features.length, limit: maxFeatures } } };
  const crsName = crsNameOf(value);
  return { features, crsName, system: crsName === null ? null : findSystem(crsName) };
};

const listFeatures = (value: unknown): RawFeature[] | null => {
  if (!isObject(value)) return null;
  if (value.type === 'FeatureCollection') {
    return Array.isArray(value.features) ? value.features.map(featureOf) : null;
  }
  if (value.type === 'Feature') return [featureOf(value, 0)];
  if (typeof value.type === 'string' && geometryTypes.has(value.type)) {
    return [{ position: 1, properties: {}, geometry: value, isBroken: false }];
  }
  return null;
};

const crsNameOf = (value: unknown): string | null => {
  if (!isObject(value) || !isObject(value.crs) || !isObject(value.crs.properties)) return null;
  const name = value.crs.properties.name;
  return typeof name === 'string' && name !== '' ? name : null;
};
