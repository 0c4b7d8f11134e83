import { AppError, type ErrorDetail, type Language, type Wording } from '../contract/app-error.ts';
import type { ErrorCode } from '../contract/messages.ts';
import { polygonsOfUnit } from '../engines/net/dissolve.ts';
import { labelPointOf } from '../engines/net/label-point.ts';
import type { Patch } from '../engines/net/lines.ts';
import type { Net } from '../engines/net/net.ts';
import type { Point } from '../engines/net/plane.ts';
import type { Refusal } from '../engines/net/refusal.ts';

/** From centimetres of the district's frame to longitude and latitude, EPSG:4326. */
export type ToLonLat = (east: number, north: number) => readonly [number, number];

/** A net with what people call its units and where they lie, also those that its scenario has retired. */
export interface NamedNet {
  readonly net: Net;
  readonly patches: readonly Patch[];
  readonly toLonLat: ToLonLat;
  /** Of the request, for what is said about places. */
  readonly language: Language;
}

/** What people call a unit: its name and code; null for one that was never there. */
export const nameOfUnit = ({ net, patches }: NamedNet, id: string): string | null => {
  const unit = net.unit(id) ?? retiredUnit(patches, id);
  return unit === null ? null : `${unit.name}(${unit.code})`;
};

const retiredUnit = (patches: readonly Patch[], id: string) => {
  for (const { units } of patches)
    for (const { before, after } of units) if (before?.id === id && after === null) return before;
  return null;
};

/** A point inside a unit, in centimetres, or of the line where it was before it was retired. */
export const placeOfUnit = ({ net, patches }: NamedNet, id: string): Point | null => {
  const slot = net.slotOf(id);
  const polygons = slot === undefined ? null : polygonsOfUnit(net, slot);
  if (polygons !== null && polygons.length > 0)
    return labelPointOf(polygons.map((polygon) => polygon.map(pointsOf)));
  for (const { removed } of patches)
    for (const { left, right, path } of removed)
      if (left === id || right === id) return [path[0] ?? 0, path[1] ?? 0];
  return null;
};

const pointsOf = (ring: Int32Array): Point[] =>
  Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2] as number, ring[i * 2 + 1] as number]);

/**
 * The error that tells planners why the net refuses an operation, with its place on the map; in want of another one
 * that of the unit at which it was aimed.
 */
export const refusalError = (named: NamedNet, refusal: Refusal, aim: string | null): AppError => {
  const [id] = refusal.units;
  const name = id === undefined ? null : nameOfUnit(named, id);
  const isRetired = refusal.code === 'net-unit-unknown' && name !== null;
  const places = [id, aim].map((each) => (each == null ? null : placeOfUnit(named, each)));
  const at = refusal.place ?? places[0] ?? places[1] ?? null;
  const units = refusal.units.map((each) => nameOfUnit(named, each) ?? each).join('、');
  const code = isRetired ? 'scenario-unit-retired' : refusal.code;
  return placedError(named, code, { ...refusal.params, unit: name ?? id ?? wholeDistrict, units }, at);
};

const wholeDistrict: Wording = { zh: '本区', en: 'the district' };

/** An error with the place where it shows, in centimetres; without a detail where the place is not known. */
export const placedError = (
  { toLonLat, language }: Pick<NamedNet, 'toLonLat' | 'language'>,
  code: ErrorCode,
  params: AppError['params'],
  at: Point | null,
): AppError => {
  const bare = new AppError(code, params);
  const details: ErrorDetail[] =
    at === null ? [] : [{ message: bare.messageIn(language), place: toLonLat(...at) }];
  return new AppError(code, params, details);
};
