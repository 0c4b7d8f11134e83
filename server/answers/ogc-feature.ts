import { openingHoursNotation } from '../contract/opening-hours.ts';
import type { StationHours } from '../contract/stations.ts';
import type { FeatureRow } from '../queries/feature-source.ts';
import type { Collection, Property } from './ogc-collections.ts';

/** One feature as GeoJSON text; every property is there, null where unknown. */
export const writeFeature = (collection: Collection, row: FeatureRow, links?: readonly object[]): string => {
  const members = [...collection.properties].map(
    ([name, property]) => `${JSON.stringify(name)}:${writeValue(property, shownValue(name, row))}`,
  );
  const tail = links === undefined ? '' : `,"links":${JSON.stringify(links)}`;
  return `{"type":"Feature","id":${JSON.stringify(String(row.id))},"geometry":${row.geometry ?? 'null'},"properties":{${members.join(',')}}${tail}}`;
};

const shownValue = (name: string, row: FeatureRow): unknown => {
  const value = row[name];
  return name === 'openingHours' && Array.isArray(value)
    ? openingHoursNotation(value as StationHours[])
    : value;
};

/** Readers such as GDAL take the type of a column from its first values, so a decimal always shows a fraction. */
const writeValue = ({ type }: Property, value: unknown): string => {
  if (value === undefined || value === null) return 'null';
  if (type === 'decimal') return Number(value).toFixed(2);
  return JSON.stringify(value);
};
