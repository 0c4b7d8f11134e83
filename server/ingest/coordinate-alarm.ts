import type { InputProblem } from '../contract/input-error.ts';
import { assumedSystem, type CoordinateSystem } from './coordinate-systems.ts';

type Pair = readonly [east: number, north: number];

const most = (pairs: readonly Pair[], test: (pair: Pair) => boolean): Pair | undefined =>
  pairs.filter(test).length * 2 > pairs.length ? pairs.find(test) : undefined;

const swappedInChina = ([east, north]: Pair): boolean =>
  east >= 3 && east <= 54 && north >= 73 && north <= 136;
const swapped = (pair: Pair): boolean =>
  swappedInChina(pair) || (Math.abs(pair[0]) <= 90 && Math.abs(pair[1]) > 90 && Math.abs(pair[1]) <= 180);
const outOfRange = ([east, north]: Pair): boolean => Math.abs(east) > 180 || Math.abs(north) > 90;

const inChina = ([east, north]: Pair): boolean => east >= 73 && east <= 136 && north >= 3 && north <= 54;

/** The system whose numbers look like this one, for a hint. */
const suggestionFor = ([east, north]: Pair): string => {
  const zone = Math.floor(east / 1_000_000);
  const northInChina = north > 1_500_000 && north < 6_500_000;
  if (northInChina && zone >= 25 && zone <= 45) return `EPSG:${4513 + zone - 25}`;
  if (northInChina && zone >= 13 && zone <= 23) return `EPSG:${4491 + zone - 13}`;
  if (northInChina && zone === 0) return 'EPSG:4534–4554 (75°E + 3° × n)';
  if (Math.abs(east) > 1_000_000 && Math.abs(east) <= 20_037_509) return 'EPSG:3857';
  return '"+proj=…"';
};

/**
 * Says when most of the coordinates (as they stand in the file) cannot be what was declared: projected ones,
 * latitude before longitude, or degrees where metres were declared. Null when nothing is suspicious.
 */
export const coordinateAlarm = (pairs: readonly Pair[], system: CoordinateSystem): InputProblem | null => {
  const params = ([east, north]: Pair) => ({ east, north });
  if (system.kind === 'projected') {
    const degrees = most(pairs, (pair) => !outOfRange(pair));
    return degrees === undefined
      ? null
      : { code: 'looks-unprojected', params: { ...params(degrees), crs: system.name } };
  }
  const turned = most(pairs, swapped);
  if (turned !== undefined) return { code: 'looks-swapped', params: params(turned) };
  const far = most(pairs, outOfRange);
  if (far === undefined) return null;
  return { code: 'looks-projected', params: { ...params(far), suggestion: suggestionFor(far) } };
};

/**
 * The note for coordinates whose system nobody declared, where most lie in China, whose web maps shift them by
 * hundreds of metres; `declare` is what to write to declare it. Null where there is nothing to tell.
 */
export const assumptionNote = (pairs: readonly Pair[], declare: string): InputProblem | null =>
  most(pairs, inChina) === undefined
    ? null
    : { code: 'note-crs-assumed', params: { crs: assumedSystem, declare } };
